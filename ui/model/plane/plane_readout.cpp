#include "ui/model/plane/plane_readout.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

struct PlaneReadoutWords {
    Q_DECLARE_TR_FUNCTIONS(PlaneReadout)
};

QString p_text(double p) { return std::isfinite(p) ? QString::number(p, 'f', 2) : QStringLiteral("?"); }

QString class_name(const Document& document, int label) {
    const auto k = static_cast<std::size_t>(label);
    return class_word(k < document.class_names.size() ? QString::fromStdString(document.class_names[k])
                                                      : QString::number(label));
}

bool is_story(const Document& document) {
    return document.class_names == std::vector<std::string>{"dislikes", "likes"};
}

QString mark_text(double mark, double span) {
    const int digits = span > 0 ? std::clamp(static_cast<int>(std::ceil(-std::log10(span / 50) - 1e-9)), 0, 9) : 1;
    QString text = QString::number(mark, 'f', digits);
    if (text.startsWith(QLatin1Char('-'))) text.replace(0, 1, QChar(0x2212));
    return text;
}

QString axis_text(const Axis& axis, double mark, double span) {
    const QString name = short_axis_name(axis);
    const bool is_person = name != QString::fromStdString(axis.name);
    return (is_person ? QStringLiteral("%1 %2") : QStringLiteral("%1 = %2")).arg(name, mark_text(mark, span));
}

QStringList probability_parts(const Document& document, const Vector& p) {
    const auto classes = static_cast<int>(p.size());
    if (classes == 2 && is_story(document)) return {PlaneReadoutWords::tr("James likes it: %1").arg(p_text(p(1)))};
    std::vector<int> order(static_cast<std::size_t>(classes));
    std::iota(order.begin(), order.end(), 0);
    if (classes == 2) {
        std::swap(order[0], order[1]);  // class 1 is the "yes" of two
    } else {
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return p(a) > p(b); });
    }
    QStringList parts;
    for (const int k : order) parts << QStringLiteral("%1: %2").arg(class_name(document, k), p_text(p(k)));
    return parts;
}

QString where_text(const Document& document, double x1, double x2, double span) {
    return axis_text(document.axes[0], x1, span) + QStringLiteral(" · ") + axis_text(document.axes[1], x2, span);
}

}  // namespace

QString Readout::spoken() const {
    QStringList parts{where, what, detail};
    parts.removeAll(QString());
    return parts.join(QStringLiteral("; "));
}

QString short_axis_name(const Axis& axis) {
    QString name = QString::fromStdString(axis.name);
    for (const QString& possessive : {QStringLiteral("'s mark"), QStringLiteral("\u2019s mark")}) {
        if (name.endsWith(possessive) && name.size() > possessive.size()) {
            name.chop(possessive.size());
            return name;
        }
    }
    return name;
}

QString probability_text(const Document& document, const Vector& p) {
    return probability_parts(document, p).join(QStringLiteral(", "));
}

Readout place_readout(const Document& document, const Predictor* predictor, double x1, double x2, double span) {
    Readout readout;
    readout.where = where_text(document, x1, x2, span);
    if (!predictor) return readout;
    QStringList parts = probability_parts(document, probabilities_at(*predictor, x1, x2));
    if (parts.size() > 2) {  // of many classes the likeliest stands out
        readout.what = parts.takeFirst();
        readout.detail = parts.join(QStringLiteral(", "));
    } else {
        readout.what = parts.join(QStringLiteral(", "));
    }
    return readout;
}

Readout point_readout(const Document& document, const Predictor* predictor, const Point& point, bool is_test,
                      double span) {
    Readout readout;
    readout.where = where_text(document, point.x1, point.x2, span);
    if (!point.title.empty()) {
        readout.where = QString::fromStdString(point.title) + QStringLiteral(" · ") + readout.where;
    }
    const QString label = class_name(document, point.label);
    if (predictor) {
        Matrix X(2, 1);
        X << point.x1, point.x2;
        const Prediction prediction = predict(*predictor, X);
        readout.what = PlaneReadoutWords::tr("labelled %1, predicted %2")
                           .arg(label, class_name(document, prediction.predicted(0)));
        readout.detail = probability_text(document, prediction.P.col(0));
    } else {
        readout.what = PlaneReadoutWords::tr("labelled %1").arg(label);
    }
    if (is_test) {
        readout.detail += readout.detail.isEmpty() ? QString() : QStringLiteral(" · ");
        readout.detail += PlaneReadoutWords::tr("kept for testing");
    }
    return readout;
}

}  // namespace separatrix
