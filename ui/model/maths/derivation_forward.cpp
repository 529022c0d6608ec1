// The forward pass of one movie, line by line: scalars for models with one output, matrices for the others.
#include <QCoreApplication>

#include "ui/model/maths/derivation_sections.h"
#include "ui/model/maths/maths_notation.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

using namespace notation;

struct ForwardRowsWords {
    Q_DECLARE_TR_FUNCTIONS(ForwardRows)
};

class ForwardRows {
public:
    explicit ForwardRows(const Derivation& d) : d_(d), names_(d) {}

    MathsSection forward() const {
        MathsSection section{ForwardRowsWords::tr("Forward"), {}, {}};
        if (d_.scale.kind != ScaleKind::none) scaling(section.rows);
        if (names_.one_output)
            one_output_forward(section.rows);
        else
            layers_forward(section.rows);
        loss(section.rows);
        return section;
    }

private:
    // x~ = (x - offset) . factor
    void scaling(QVector<MathsRow>& rows) const {
        for (int i = 0; i < 2; ++i) {
            const auto k = static_cast<std::size_t>(i);
            const QString index = QString::number(i + 1);
            const Formula mark = with_index(symbol(QStringLiteral("x")), index);
            rows << line(with_index(names_.x, index),
                         row({upright("("), mark, op("−"), words(ForwardRowsWords::tr("middle")), upright(") · "),
                              words(ForwardRowsWords::tr("scale"))}),
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
                         ? row({function, words(ForwardRowsWords::tr(":  1 if z ≥ 0, else 0"))})
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

    Formula input(int i) const {
        return d_.scale.kind == ScaleKind::none ? number(mark_number(d_.x(i))) : factor(d_.x(i));
    }

    const Derivation& d_;
    Names names_;
};

}  // namespace

MathsSection forward_section(const Derivation& derivation) { return ForwardRows(derivation).forward(); }

}  // namespace separatrix
