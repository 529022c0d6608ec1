#include "ui/model/maths/maths_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "ui/model/maths/maths_notation.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

struct MathsTextWords {
    Q_DECLARE_TR_FUNCTIONS(MathsText)
};

using namespace notation;

/// The rows of one derivation; scalars for models with one output, matrices for the others.
class Writer {
public:
    explicit Writer(const Derivation& d) : d_(d), faults_(d.settings.training.faults), names_(d) {}

    MathsSection forward() const {
        MathsSection section{MathsTextWords::tr("Forward"), {}, {}};
        if (d_.scale.kind != ScaleKind::none) scaling(section.rows);
        if (names_.one_output)
            one_output_forward(section.rows);
        else
            layers_forward(section.rows);
        loss(section.rows);
        return section;
    }

    MathsSection backward() const {
        MathsSection section{MathsTextWords::tr("Backward"), {}, {}};
        if (names_.one_output)
            one_output_backward(section.rows);
        else
            layers_backward(section.rows);
        return section;
    }

    MathsSection update(bool step_made) const;

private:
    // x~ = (x - offset) . factor
    void scaling(QVector<MathsRow>& rows) const {
        for (int i = 0; i < 2; ++i) {
            const auto k = static_cast<std::size_t>(i);
            const QString index = QString::number(i + 1);
            const Formula mark = with_index(symbol(QStringLiteral("x")), index);
            rows << line(with_index(names_.x, index),
                         row({upright("("), mark, op("−"), words(MathsTextWords::tr("middle")), upright(") · "),
                              words(MathsTextWords::tr("scale"))}),
                         row({upright("("), number(mark_number(d_.marks[k])), signed_term(-d_.scale.offset[k]),
                              upright(")"), times(), factor(d_.scale.factor[k])}),
                         d_.x(i));
        }
    }

    void one_output_forward(QVector<MathsRow>& rows) const {
        const Layer& layer = d_.network.layers[0];
        const LayerDerivation& values = d_.layers[0];
        // z = w1 x1 + w2 x2 + b
        QVector<Formula> formula;
        QVector<Formula> numbers;
        for (int i = 0; i < 2; ++i) {
            const QString index = QString::number(i + 1);
            if (i > 0) formula << op("+");
            formula << with_index(symbol("w"), index) << with_index(names_.x, index);
            numbers << (i == 0 ? number(significant(layer.W(0, i), shown)) : signed_term(layer.W(0, i))) << times()
                    << input(i);
        }
        formula << op("+") << symbol("b");
        numbers << signed_term(layer.b(0));
        rows << line(symbol("z"), row(formula), row(numbers), values.z(0));
        // h = g(z)
        const Formula function = applied(names_.function, symbol("z"));
        rows << line(names_.output,
                     layer.activation == Activation::step
                         ? row({function, words(MathsTextWords::tr(":  1 if z ≥ 0, else 0"))})
                         : function,
                     activation_numbers(layer.activation, values.z(0)), values.a(0));
        if (d_.yhat)  // yhat = (K - 1) a
            rows << line(symbol("ŷ"),
                         row({upright("("), symbol("K"), op("−"), number("1"), upright(")"), times(), names_.output}),
                         row({number(QString::number(d_.objective.classes - 1)), times(), factor(values.a(0))}),
                         (*d_.yhat)(0));
    }

    void layers_forward(QVector<MathsRow>& rows) const {
        for (std::size_t l = 0; l < d_.layers.size(); ++l) {
            const LayerDerivation& values = d_.layers[l];
            const Layer& layer = d_.network.layers[l];
            const Matrix& input = l == 0 ? d_.x : d_.layers[l - 1].a;
            rows << line(names_.z(l), row({names_.W(l), names_.input(l), op("+"), names_.b(l)}),
                         put_in({&layer.W, &input}, layer.b), values.z);
            if (names_.has_activation(l))
                rows << line(names_.a(l), applied(names_.function_of(l), names_.z(l)), {}, values.a);
        }
        if (d_.objective.loss != LossKind::cross_entropy) return;
        // p = softmax(yhat)
        const Formula yhat = names_.last();
        const Formula power = with_exponent(symbol("e"), with_second_index(yhat, "i"));
        const Formula sum =
            row({with_index(symbol("Σ"), "j"), with_exponent(symbol("e"), with_second_index(yhat, "j"))});
        rows << line(symbol("p"),
                     row({applied(upright("softmax"), yhat), upright(",  "), with_index(symbol("p"), "i"), op("="),
                          fraction(power, sum)}),
                     {}, d_.p);
    }

    void loss(QVector<MathsRow>& rows) const {
        const double a = d_.layers.back().a(0);
        const Formula y = number(QString::number(d_.label));
        if (names_.one_output && d_.objective.loss == LossKind::squared) {
            // J = (h - y)^2
            const Formula read = d_.yhat ? yhat_symbol() : names_.output;
            const double value = d_.yhat ? (*d_.yhat)(0) : a;
            rows << line(names_.loss, squared(row({read, op("−"), symbol("y")})),
                         squared(row({number(significant(value, shown)), op("−"), y})), d_.loss);
        } else if (names_.one_output) {
            // L = -y log h - (1 - y) log(1 - h)
            const Formula h = names_.output;
            const Formula rest = row({upright("("), number("1"), op("−"), h, upright(")")});
            const Formula what = d_.label == 1 ? number(significant(a, shown))
                                               : row({number("1"), op("−"), number(significant(a, shown))});
            rows << line(names_.loss,
                         row({upright("−"), symbol("y"), thin(), upright("log "), h, op("−"), upright("("), number("1"),
                              op("−"), symbol("y"), upright(")"), thin(), upright("log"), rest}),
                         row({upright("−"), upright("log"), upright("("), what, upright(")")}), d_.loss);
        } else if (d_.objective.loss == LossKind::squared) {
            const Formula yhat = names_.last();
            rows << line(names_.loss,
                         row({with_index(symbol("Σ"), "i"), thin(),
                              squared(row({with_second_index(yhat, "i"), op("−"), with_index(symbol("y"), "i")}))}),
                         squares(), d_.loss);
        } else {
            // L = -log p_c = -yhat_c + log sum_j e^yhat_j
            const Formula yhat = names_.last();
            const Formula sum =
                row({with_index(symbol("Σ"), "j"), thin(), with_exponent(symbol("e"), with_second_index(yhat, "j"))});
            rows << line(names_.loss,
                         row({upright("−"), upright("log "), with_index(symbol("p"), "c"), op("="), upright("−"),
                              with_second_index(yhat, "c"), op("+"), upright("log "), sum}),
                         row({upright("−"), upright("log"), upright("("), number(significant(d_.p(d_.label), shown)),
                              upright(")")}),
                         d_.loss);
        }
    }

    Formula squares() const {
        const Matrix& yhat = d_.layers.back().a;
        if (yhat.rows() > readable) return {};
        QVector<Formula> parts;
        for (Index i = 0; i < yhat.rows(); ++i) {
            if (i > 0) parts << op("+");
            parts << squared(row({number(significant(yhat(i), shown)), op("−"), number(i == d_.label ? "1" : "0")}));
        }
        return row(parts);
    }

    void one_output_backward(QVector<MathsRow>& rows) const {
        const LayerDerivation& values = d_.layers[0];
        const double a = values.a(0);
        const Formula y = number(QString::number(d_.label));
        const auto two_times_error = [&](const Formula& read, double value) {
            return std::pair{row({number("2"), upright("("), difference(read, symbol("y")), upright(")")}),
                             row({number("2"), times(), upright("("), difference(number(significant(value, shown)), y),
                                  upright(")")})};
        };
        const Formula da = derivative(names_.loss, names_.output);
        if (d_.yhat) {
            const auto [formula, numbers] = two_times_error(yhat_symbol(), (*d_.yhat)(0));
            rows << checked(derivative(names_.loss, yhat_symbol()), formula, numbers, *d_.dyhat);
            rows << checked(
                da,
                row({upright("("), symbol("K"), op("−"), number("1"), upright(")"), times(),
                     inline_derivative(names_.loss, yhat_symbol())}),
                row({number(QString::number(d_.objective.classes - 1)), times(), factor(d_.dyhat->value(0))}),
                values.da);
        } else if (d_.objective.loss == LossKind::squared) {
            const auto [formula, numbers] = two_times_error(names_.output, a);
            rows << checked(da, formula, numbers, values.da);
        } else {
            const Formula h = names_.output;
            const Formula value = number(significant(a, shown));
            rows << checked(
                da, fraction(difference(h, symbol("y")), row({h, upright("("), number("1"), op("−"), h, upright(")")})),
                fraction(difference(value, y),
                         row({value, times(), upright("("), number("1"), op("−"), value, upright(")")})),
                values.da);
        }
        // dz = dh . h (1 - h)
        const Layer& layer = d_.network.layers[0];
        const Formula dz = derivative(names_.loss, symbol("z"));
        const Formula slope = number(significant(activate_derivative(layer.activation, values.z(0)), shown));
        const bool is_sigmoid = layer.activation == Activation::sigmoid;
        const Formula factor_of_slope = row(
            {op("·"), is_sigmoid ? row({names_.output, upright("("), number("1"), op("−"), names_.output, upright(")")})
                                 : applied(row({names_.function, upright("′")}), symbol("z"))});
        const Formula dh = inline_derivative(names_.loss, names_.output);
        const Formula chain = row({dh, factor_of_slope});
        if (faults_.forget_slope && layer.activation != Activation::identity)
            rows << checked(dz, row({dh, forgotten(factor_of_slope)}),
                            wrong(number(significant(values.da.value(0), shown))), values.dz);
        else if (d_.objective.loss == LossKind::cross_entropy)
            rows << checked(dz, row({chain, op("="), difference(names_.output, symbol("y"))}),
                            difference(number(significant(a, shown)), y), values.dz);
        else
            rows << checked(
                dz, chain,
                row({number(significant(values.da.value(0), shown)), times(),
                     is_sigmoid ? row({number(significant(a, shown)), times(), number(significant(1 - a, shown))})
                                : slope}),
                values.dz);
        const Formula into = inline_derivative(names_.loss, symbol("z"));
        for (int i = 0; i < 2; ++i) {
            const QString index = QString::number(i + 1);
            rows << checked(derivative(names_.loss, with_index(symbol("w"), index)),
                            row({into, op("·"), with_index(names_.x, index)}),
                            row({number(significant(values.dz.value(0), shown)), times(), input(i)}), values.dW, i,
                            d_.loss);
        }
        rows << checked(derivative(names_.loss, symbol("b")), bias_formula(into), {}, values.db);
    }

    void layers_backward(QVector<MathsRow>& rows) const {
        const std::size_t last = d_.layers.size() - 1;
        const Formula& J = names_.loss;
        for (std::size_t l = last + 1; l-- > 0;) {
            const LayerDerivation& values = d_.layers[l];
            const Matrix& input = l == 0 ? d_.x : d_.layers[l - 1].a;
            const Formula dz = inline_derivative(J, names_.z(l));
            if (l == last) {
                // dyhat = p - y, or 2 (yhat - y)
                const bool entropy = d_.objective.loss == LossKind::cross_entropy;
                const Formula error = difference(entropy ? symbol("p") : names_.last(), symbol("y"));
                const Matrix& read = entropy ? d_.p : values.a;
                rows << checked(derivative(J, names_.last()),
                                entropy ? error : row({number("2"), upright("("), error, upright(")")}),
                                difference_numbers(read, !entropy), values.da);
            } else {
                // da = W^T dz of the next layer
                const Matrix transpose = d_.network.layers[l + 1].W.transpose();
                rows << checked(derivative(J, names_.a(l)),
                                row({transposed(names_.W(l + 1)), op("·"), inline_derivative(J, names_.z(l + 1))}),
                                put_in({&transpose, &d_.layers[l + 1].dz.value}), values.da);
            }
            if (names_.has_activation(l)) {
                // dz = sigma'(z) . da
                Matrix slope = values.z.unaryExpr(
                    [&](double z) { return activate_derivative(d_.network.layers[l].activation, z); });
                const Formula factor_of_slope =
                    row({applied(row({names_.function_of(l), upright("′")}), names_.z(l)), op("⊙")});
                const Formula da = inline_derivative(J, names_.a(l));
                // where σ′ = 1 there is nothing to forget
                if (faults_.forget_slope && d_.network.layers[l].activation != Activation::identity)
                    rows << checked(derivative(J, names_.z(l)), row({forgotten(factor_of_slope), da}),
                                    wrong(put_in({&values.da.value})), values.dz);
                else
                    rows << checked(derivative(J, names_.z(l)), row({factor_of_slope, da}),
                                    put_in({&slope, &values.da.value}, {}, op("⊙")), values.dz);
            }
            const Matrix across = input.transpose();
            rows << checked(derivative(J, names_.W(l)), row({dz, op("·"), transposed(names_.input(l))}),
                            put_in({&values.dz.value, &across}), values.dW);
            rows << checked(derivative(J, names_.b(l)), bias_formula(dz), {}, values.db);
        }
    }

    Formula difference_numbers(const Matrix& read, bool twice) const {
        if (read.rows() > readable) return {};
        Matrix y = Matrix::Zero(read.rows(), 1);
        y(d_.label) = 1;
        QVector<Formula> onehot;
        for (Index i = 0; i < y.rows(); ++i) onehot << number(i == d_.label ? "1" : "0");
        Formula labels{Formula::Kind::matrix, {}, onehot, 1};
        const Formula error = difference(matrix(read, shown), labels);
        return twice ? row({number("2"), upright("("), error, upright(")")}) : error;
    }

    /// read − y; with the wrong sign y − read.
    Formula difference(const Formula& read, const Formula& y) const {
        return faults_.wrong_sign ? wrong(row({y, op("−"), read})) : row({read, op("−"), y});
    }

    /// db = dz, or forgotten.
    Formula bias_formula(const Formula& dz) const {
        return faults_.forget_bias ? row({forgotten(dz), wrong(row({upright("  "), number("0")}))}) : dz;
    }

    /// "frozen", "3 of 8 frozen" for a part of a layer; nothing where nothing is.
    QString frozen_words(Index layer, bool is_bias, Index first, Index count) const {
        const auto held = std::count_if(d_.frozen.begin(), d_.frozen.end(), [&](const ParameterPlace& place) {
            return place.layer == layer && place.is_bias == is_bias && place.index >= first &&
                   place.index < first + count;
        });
        if (held == 0) return {};
        return held == count ? MathsTextWords::tr("frozen: it stays")
                             : MathsTextWords::tr("%1 of %2 frozen").arg(held).arg(count);
    }

    Formula input(int i) const {
        return d_.scale.kind == ScaleKind::none ? number(mark_number(d_.x(i))) : factor(d_.x(i));
    }

    const Derivation& d_;
    const BackpropFaults& faults_;
    Names names_;
};

MathsSection Writer::update(bool step_made) const {
    MathsSection section{MathsTextWords::tr("Update"), {}, {}};
    const TrainingSettings& training = d_.settings.training;
    const OptimizerKind kind = training.optimizer.kind;
    const bool plain = kind == OptimizerKind::gd || kind == OptimizerKind::sgd;
    const bool penalty = training.penalty.l1 > 0 || training.penalty.l2 > 0;
    const QString rate = significant(d_.learning_rate, shown);
    const bool scheduled = d_.learning_rate != training.learning_rate;
    section.note =
        (scheduled ? MathsTextWords::tr("α = %1 by the schedule") : MathsTextWords::tr("α = %1")).arg(rate) +
        QStringLiteral(" · ") +
        (step_made ? MathsTextWords::tr("the step just made") : MathsTextWords::tr("a step on this movie alone"));
    if (penalty) {
        MathsRow row_of_penalty = line(
            symbol("R"),
            row({with_index(symbol("λ"), "1"), upright("|"), symbol("w"), upright("|"), op("+"),
                 with_index(symbol("λ"), "2"), with_exponent(symbol("w"), number("2")), upright("/"), number("2")}),
            {}, d_.penalty);
        row_of_penalty.numbers = words(MathsTextWords::tr("the penalty pulls too: its derivative is added to each dw"));
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

/// "z = w₁x₁ + … = 0.5·4 … = 1.85"; "w₁ ← w₁ − …" if it is assigned.
QString line_text(const MathsRow& row, const QString& arrow, QString (*write)(const Formula&), bool exact) {
    QStringList sides;
    for (const Formula* side : {&row.formula, &row.numbers})
        if (!side->isEmpty()) sides << write(*side);
    if (exact && !row.exact.isEmpty())
        sides << write(number(row.exact));
    else if (!row.value.isEmpty())
        sides << write(row.value);
    return write(row.symbol) + (row.assigns ? arrow : QStringLiteral(" = ")) + sides.join(QStringLiteral(" = "));
}

}  // namespace

MathsText maths_text(const Derivation& derivation, bool step_made) {
    const Writer writer(derivation);
    return {writer.forward(), writer.backward(), writer.update(step_made)};
}

QString maths_as_text(const MathsText& text, const QString& heading, bool exact) {
    QStringList lines{heading};
    for (const MathsSection& section : text) {
        lines << QString()
              << (section.note.isEmpty() ? section.title : section.title + QStringLiteral("  ") + section.note);
        for (const MathsRow& row : section.rows) {
            QString line = QStringLiteral("  ") + line_text(row, QStringLiteral(" ← "), &to_text, exact);
            if (row.has_check) line += QStringLiteral("   [") + row.verdict + QLatin1Char(']');
            lines << line;
        }
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QString maths_as_latex(const MathsText& text, const QString& heading) {
    QStringList lines{QStringLiteral("% ") + QString(heading).replace(QLatin1Char('\n'), QLatin1Char(' '))};
    for (const MathsSection& section : text) {
        lines << QStringLiteral("% ") + section.title + QLatin1Char(' ') + section.note
              << QStringLiteral("\\begin{align*}");
        for (qsizetype i = 0; i < section.rows.size(); ++i) {
            const MathsRow& row = section.rows[i];
            const QString arrow = QStringLiteral(" \\leftarrow ");
            const QString sign = row.assigns ? arrow : QStringLiteral(" = ");
            QString line = QStringLiteral("  ") + line_text(row, arrow, &to_latex, false);
            line.replace(line.indexOf(sign), sign.size(), QStringLiteral(" &") + sign.mid(1));
            if (row.has_check && !row.numeric.isEmpty())
                line += QStringLiteral(" && ") + to_latex(words(MathsTextWords::tr("numeric"))) +
                        QStringLiteral("\\; ") + to_latex(row.numeric);
            lines << line + (i + 1 < section.rows.size() ? QStringLiteral(" \\\\") : QString());
        }
        lines << QStringLiteral("\\end{align*}");
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace separatrix
