// The backward pass of one movie, line by line, with what a broken backpropagation gets wrong.
#include <QCoreApplication>

#include "ui/model/maths/derivation_sections.h"
#include "ui/model/maths/maths_notation.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

using namespace notation;

struct BackwardRowsWords {
    Q_DECLARE_TR_FUNCTIONS(BackwardRows)
};

class BackwardRows {
public:
    explicit BackwardRows(const Derivation& d) : d_(d), faults_(d.settings.training.faults), names_(d) {}

    MathsSection backward() const {
        MathsSection section{BackwardRowsWords::tr("Backward"), {}, {}};
        if (names_.one_output)
            one_output_backward(section.rows);
        else
            layers_backward(section.rows);
        return section;
    }

private:
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

    Formula input(int i) const {
        return d_.scale.kind == ScaleKind::none ? number(mark_number(d_.x(i))) : factor(d_.x(i));
    }

    const Derivation& d_;
    const BackpropFaults& faults_;
    Names names_;
};

}  // namespace

MathsSection backward_section(const Derivation& derivation) { return BackwardRows(derivation).backward(); }

}  // namespace separatrix
