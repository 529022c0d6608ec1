// The step that the optimizer makes, line by line: before, change, after.
#include <QCoreApplication>
#include <algorithm>

#include "ui/model/maths/derivation_sections.h"
#include "ui/model/maths/maths_notation.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

using namespace notation;

struct UpdateRowsWords {
    Q_DECLARE_TR_FUNCTIONS(UpdateRows)
};

class UpdateRows {
public:
    explicit UpdateRows(const Derivation& d) : d_(d), names_(d) {}

    MathsSection update(bool step_made) const;

private:
    /// "frozen", "3 of 8 frozen" for a part of a layer; nothing where nothing is.
    QString frozen_words(Index layer, bool is_bias, Index first, Index count) const {
        const auto held = std::count_if(d_.frozen.begin(), d_.frozen.end(), [&](const ParameterPlace& place) {
            return place.layer == layer && place.is_bias == is_bias && place.index >= first &&
                   place.index < first + count;
        });
        if (held == 0) return {};
        return held == count ? UpdateRowsWords::tr("frozen: it stays")
                             : UpdateRowsWords::tr("%1 of %2 frozen").arg(held).arg(count);
    }

    const Derivation& d_;
    Names names_;
};

MathsSection UpdateRows::update(bool step_made) const {
    MathsSection section{UpdateRowsWords::tr("Update"), {}, {}};
    const TrainingSettings& training = d_.settings.training;
    const OptimizerKind kind = training.optimizer.kind;
    const bool plain = kind == OptimizerKind::gd || kind == OptimizerKind::sgd;
    const bool penalty = training.penalty.l1 > 0 || training.penalty.l2 > 0;
    const QString rate = significant(d_.learning_rate, shown);
    const bool scheduled = d_.learning_rate != training.learning_rate;
    section.note =
        (scheduled ? UpdateRowsWords::tr("α = %1 by the schedule") : UpdateRowsWords::tr("α = %1")).arg(rate) +
        QStringLiteral(" · ") +
        (step_made ? UpdateRowsWords::tr("the step just made") : UpdateRowsWords::tr("a step on this movie alone"));
    if (penalty) {
        MathsRow row_of_penalty = line(
            symbol("R"),
            row({with_index(symbol("λ"), "1"), upright("|"), symbol("w"), upright("|"), op("+"),
                 with_index(symbol("λ"), "2"), with_exponent(symbol("w"), number("2")), upright("/"), number("2")}),
            {}, d_.penalty);
        row_of_penalty.numbers =
            words(UpdateRowsWords::tr("the penalty pulls too: its derivative is added to each dw"));
        section.rows << row_of_penalty;
    }
    const auto add = [&](const Formula& name, const Matrix& before, const Matrix& gradient, const Matrix& after,
                         const QString& frozen) {
        const Formula slope = row({upright("∂"), names_.loss, upright("/∂"), name});
        MathsRow update;
        update.symbol = name;
        update.value = value_of(after);
        update.exact = exact_text(after);
        update.assigns = true;
        const Matrix change = before - after;  // w+ = w - change
        if (!frozen.isEmpty() && before == after) {
            update.formula = name;
            update.numbers = words(frozen);
        } else if (plain) {
            update.formula =
                row({name, op("−"), symbol("α"), times(),
                     penalty ? row({upright("("), slope, op("+"), inline_derivative(symbol("R"), name), upright(")")})
                             : slope});
            if (before.size() == 1)
                update.numbers = row({number(significant(before(0), digits_of_value)), op("−"), number(rate), times(),
                                      factor(gradient(0), digits_of_value)});
            else if (is_readable(before))
                update.numbers = row({matrix(before, shown), op("−"), number(rate), times(), matrix(gradient, shown)});
        } else {
            update.formula = row({name, op("−"), symbol("Δ"), name});
            if (before.size() == 1)
                update.numbers =
                    row({number(significant(before(0), digits_of_value)), signed_term(-change(0), digits_of_value)});
            else if (is_readable(before))
                update.numbers = row({matrix(before, shown), op("−"), matrix(change, shown)});
        }
        if (!frozen.isEmpty() && update.numbers.kind != Formula::Kind::words) {
            const Formula note = words(QStringLiteral("  (%1)").arg(frozen));
            update.numbers =
                update.numbers.isEmpty() ? words(frozen) : row(update.numbers.parts + QVector<Formula>{note});
        }
        section.rows << update;
    };
    for (std::size_t l = 0; l < d_.layers.size(); ++l) {
        const auto place = static_cast<Index>(l);
        const Layer& before = d_.network.layers[l];
        const auto& gradient = d_.gradient.layers[l];
        const Layer& after = d_.after.layers[l];
        if (names_.one_output) {
            for (int i = 0; i < 2; ++i)
                add(with_index(symbol("w"), QString::number(i + 1)), before.W.col(i), gradient.W.col(i), after.W.col(i),
                    frozen_words(place, false, i, 1));
            add(symbol("b"), before.b, gradient.b, after.b, frozen_words(place, true, 0, 1));
        } else {
            add(names_.W(l), before.W, gradient.W, after.W, frozen_words(place, false, 0, before.W.size()));
            add(names_.b(l), before.b, gradient.b, after.b, frozen_words(place, true, 0, before.b.size()));
        }
    }
    return section;
}

}  // namespace

MathsSection update_section(const Derivation& derivation, bool step_made) {
    return UpdateRows(derivation).update(step_made);
}

}  // namespace separatrix
