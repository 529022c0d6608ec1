#include "ui/model/maths/maths_notation.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "ui/model/words/number_text.h"

namespace separatrix::notation {

namespace {

struct MathsNotationWords {
    Q_DECLARE_TR_FUNCTIONS(MathsText)
};

QString function_name(Activation activation) {
    switch (activation) {
        case Activation::sigmoid: return QStringLiteral("σ");
        case Activation::tanh: return QStringLiteral("tanh");
        case Activation::relu: return QStringLiteral("ReLU");
        case Activation::leaky_relu: return QStringLiteral("LReLU");
        case Activation::elu: return QStringLiteral("ELU");
        case Activation::softplus: return QStringLiteral("softplus");
        case Activation::sine: return QStringLiteral("sin");
        case Activation::identity: return QStringLiteral("id");
        case Activation::step: return QStringLiteral("s");
    }
    return {};
}

Formula function_formula(Activation activation) {
    const QString name = function_name(activation);
    return name.size() == 1 ? symbol(name) : upright(name);
}

void write_check(MathsRow& row, CheckState state, double error) {
    row.has_check = true;
    row.state = state;
    row.error = significant(error, 1);
    const QString numeric = to_text(row.numeric);
    switch (state) {
        case CheckState::agrees:
            row.verdict = MathsNotationWords::tr("numeric %1, relative difference %2").arg(numeric, row.error);
            break;
        case CheckState::differs:
            row.verdict = MathsNotationWords::tr("WRONG: numeric %1, relative difference %2").arg(numeric, row.error);
            break;
        case CheckState::kink:
            row.verdict =
                MathsNotationWords::tr("at a bend of the activation there is no single derivative: numeric %1")
                    .arg(numeric);
            break;
        case CheckState::undefined:
            row.verdict = MathsNotationWords::tr("cannot be checked: a number is not finite");
            break;
    }
}

}  // namespace

Names::Names(const Derivation& d)
    : one_output(d.objective.outputs() == 1),
      loss(symbol(one_output && d.objective.loss == LossKind::squared ? QStringLiteral("J") : QStringLiteral("L"))),
      x(symbol(d.scale.kind == ScaleKind::none ? QStringLiteral("x") : QStringLiteral("x\u0303"))),
      output(symbol(d.objective.model == ModelKind::regression ? QStringLiteral("a") : QStringLiteral("h"))),
      count_(d.layers.size()),
      squashed_(d.network.layers.back().activation != Activation::identity),
      hidden_(d.network.layers.front().activation) {
    function = hidden_ == Activation::sigmoid ? symbol(QStringLiteral("g")) : function_formula(hidden_);
}

Formula Names::indexed(const QString& letter, std::size_t layer) const {
    return with_index(symbol(letter), count_ == 1 ? QString() : QString::number(layer + 1));
}

Formula Names::z(std::size_t layer) const {
    return layer + 1 == count_ ? yhat_symbol() : indexed(QStringLiteral("z"), layer);
}

Formula Names::a(std::size_t layer) const {
    if (layer + 1 < count_) return indexed(QStringLiteral("a"), layer);
    return squashed_ ? with_index(yhat_symbol(), QStringLiteral("s")) : yhat_symbol();
}

Formula Names::W(std::size_t layer) const { return indexed(QStringLiteral("W"), layer); }
Formula Names::b(std::size_t layer) const { return indexed(QStringLiteral("b"), layer); }

Formula Names::function_of(std::size_t layer) const {
    return function_formula(layer + 1 == count_ ? Activation::sigmoid : hidden_);
}

bool Names::has_activation(std::size_t layer) const { return layer + 1 < count_ || squashed_; }

Formula op(const QString& sign) { return upright(QLatin1Char(' ') + sign + QLatin1Char(' ')); }
Formula times() { return upright(QStringLiteral("·")); }
Formula thin() { return upright(QStringLiteral("\u202f")); }
Formula yhat_symbol() { return symbol(QStringLiteral("ŷ")); }

Formula applied(const Formula& function, const Formula& argument) {
    return row({function, upright(QStringLiteral("(")), argument, upright(QStringLiteral(")"))});
}

Formula squared(const Formula& inner) {
    return with_exponent(row({upright(QStringLiteral("(")), inner, upright(QStringLiteral(")"))}),
                         number(QStringLiteral("2")));
}

Formula with_second_index(const Formula& base, const QString& index) {
    if (base.kind != Formula::Kind::subscript) return with_index(base, index);
    return with_index(base.parts[0], to_text(base.parts[1]) + QLatin1Char(',') + index);
}

Formula derivative(const Formula& loss, const Formula& by) {
    const Formula d = symbol(QStringLiteral("∂"));
    return fraction(row({d, loss}), row({d, by}));
}

Formula inline_derivative(const Formula& loss, const Formula& by) {
    const Formula d = symbol(QStringLiteral("∂"));
    return row({d, loss, symbol(QStringLiteral("/")), d, by});
}

Formula signed_term(double value, int digits) {
    return row({op(std::signbit(value) ? QStringLiteral("−") : QStringLiteral("+")),
                number(significant(std::abs(value), digits))});
}

Formula factor(double value, int digits) {
    const Formula plain = number(significant(value, digits));
    if (!std::signbit(value) || value == 0) return plain;
    return row({upright(QStringLiteral("(")), plain, upright(QStringLiteral(")"))});
}

QString mark_number(double mark) {
    if (!std::isfinite(mark) || std::abs(mark) >= 1e6) return significant(mark, shown);
    const bool one_decimal = std::abs(mark * 10 - std::round(mark * 10)) < 1e-9;
    QString text = QString::number(mark, 'f', one_decimal ? 1 : 2);
    if (text.startsWith(QLatin1Char('-'))) text.replace(0, 1, QChar(0x2212));
    return text;
}

Formula activation_numbers(Activation activation, double z) {
    const Formula value = number(significant(z, digits_of_value));
    if (activation != Activation::sigmoid) return applied(function_formula(activation), value);
    const Formula power = with_exponent(symbol(QStringLiteral("e")), number(significant(-z, digits_of_value)));
    return fraction(number(QStringLiteral("1")), row({number(QStringLiteral("1")), op(QStringLiteral("+")), power}));
}

bool is_readable(const Matrix& M) {
    return (M.rows() <= readable && M.cols() <= readable) || (M.cols() == 1 && M.rows() <= readable_column);
}

Formula put_in(std::initializer_list<const Matrix*> factors, const Matrix& plus, const Formula& sign) {
    QVector<Formula> parts;
    for (const Matrix* M : factors) {
        if (!is_readable(*M)) return {};
        if (!parts.isEmpty()) parts << (sign.isEmpty() ? op(QStringLiteral("·")) : sign);
        parts << matrix(*M, shown);
    }
    if (plus.size() > 0) parts << op(QStringLiteral("+")) << matrix(plus, shown);
    return row(parts);
}

Formula value_of(const Matrix& M) {
    if (M.size() == 1) return number(significant(M(0), digits_of_value));
    return is_readable(M) ? matrix(M, shown) : words(matrix_summary(M));
}

QString exact_text(const Matrix& M) {
    if (M.size() != 1) return {};
    QString text = QString::number(M(0), 'g', QLocale::FloatingPointShortest);
    if (text.startsWith(QLatin1Char('-'))) text.replace(0, 1, QChar(0x2212));
    return text;
}

MathsRow line(const Formula& symbol, const Formula& formula, const Formula& numbers, double value) {
    return line(symbol, formula, numbers, Matrix::Constant(1, 1, value));
}

MathsRow line(const Formula& symbol, const Formula& formula, const Formula& numbers, const Matrix& value) {
    MathsRow row;
    row.symbol = symbol;
    row.formula = formula;
    row.numbers = numbers;
    row.value = value_of(value);
    row.exact = exact_text(value);
    return row;
}

MathsRow checked(const Formula& symbol, const Formula& formula, const Formula& numbers, const Derivative& derivative) {
    MathsRow row = line(symbol, formula, numbers, derivative.value);
    if (is_readable(derivative.value))
        row.numeric = value_of(derivative.numeric);
    else
        row.numeric =
            words(MathsNotationWords::tr("%1 of %2 places").arg(derivative.checked).arg(derivative.value.size()));
    write_check(row, derivative.state, derivative.relative_error);
    return row;
}

MathsRow checked(const Formula& symbol, const Formula& formula, const Formula& numbers, const Derivative& derivative,
                 Index place, double loss) {
    const double value = derivative.value.data()[place];
    MathsRow row = line(symbol, formula, numbers, value);
    const double numeric = derivative.numeric.data()[place];
    row.numeric = number(significant(numeric, digits_of_value));
    const double error = relative_error(value, numeric, loss);
    const bool bend = derivative.state == CheckState::kink;
    write_check(row, judged(error, bend), error);
    return row;
}

QString matrix_summary(const Matrix& M) {
    Index row = 0;
    Index column = 0;
    const QString shape = QStringLiteral("%1×%2").arg(M.rows()).arg(M.cols());
    if (!M.allFinite()) return shape + QStringLiteral(", ") + MathsNotationWords::tr("not finite");
    M.cwiseAbs().maxCoeff(&row, &column);
    const QString place =
        M.cols() == 1 ? QString::number(row + 1) : QStringLiteral("(%1, %2)").arg(row + 1).arg(column + 1);
    return shape + QStringLiteral(", ") +
           MathsNotationWords::tr("norm %1, largest %2 at %3")
               .arg(significant(M.norm(), shown), significant(M(row, column), shown), place);
}

}  // namespace separatrix::notation
