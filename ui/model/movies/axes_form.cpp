#include "ui/model/movies/axes_form.h"

#include <QCoreApplication>

#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

struct AxesFormWords {
    Q_DECLARE_TR_FUNCTIONS(Axes)
};

QString axis_title(int axis) {
    return axis == 0 ? AxesFormWords::tr("Horizontal axis") : AxesFormWords::tr("Vertical axis");
}

}  // namespace

TypedAxis typed_axis(const Axis& axis) {
    return {QString::fromStdString(axis.name), exact_text(axis.low), exact_text(axis.high)};
}

tl::expected<std::array<Axis, 2>, AxisProblem> axes_from(const std::array<TypedAxis, 2>& typed) {
    std::array<Axis, 2> axes;
    for (int a = 0; a < 2; ++a) {
        const TypedAxis& from = typed[static_cast<std::size_t>(a)];
        Axis& axis = axes[static_cast<std::size_t>(a)];
        const auto problem = [a](const std::string& field, const QString& sentence) {
            return tl::unexpected(AxisProblem{axis_title(a) + QStringLiteral(": ") + sentence, a, field});
        };
        axis.name = from.name.simplified().toStdString();
        const auto low = number_from_text(from.low);
        if (!low) return problem("low", AxesFormWords::tr("“%1” is not a number.").arg(from.low.left(40)));
        const auto high = number_from_text(from.high);
        if (!high) return problem("high", AxesFormWords::tr("“%1” is not a number.").arg(from.high.left(40)));
        axis.low = *low;
        axis.high = *high;
        const auto error = axis_error(axis);
        if (!error) continue;
        if (error->subject == "name")
            return problem("name",
                           error->code == ErrorCode::missing_field
                               ? AxesFormWords::tr("it needs a name.")
                               : AxesFormWords::tr("its name has at most %1 characters.").arg(longest_axis_name));
        if (error->code == ErrorCode::not_finite)
            return problem(error->subject, AxesFormWords::tr("this number is too large."));
        return problem("high", axis.high <= axis.low
                                   ? AxesFormWords::tr("it must end above %1, where it begins.").arg(exact_text(*low))
                                   : AxesFormWords::tr("its ends are too close for their size."));
    }
    return axes;
}

QString outside_text(const Document& document, const std::array<Axis, 2>& axes) {
    const auto count = points_outside(document, axes);
    if (count == 0) return {};
    const auto outside = static_cast<std::int64_t>(count);
    return counted(
        AxesFormWords::tr("%1 movie(s) lie outside: they are trained on, but not seen.", nullptr, plural(outside)),
        outside);
}

}  // namespace separatrix
