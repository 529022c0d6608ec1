#include "ui/model/plane/probe_text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

struct ProbeTextWords {
    Q_DECLARE_TR_FUNCTIONS(Probe)
};

QString two_decimals(double p) { return std::isfinite(p) ? QString::number(p, 'f', 2) : QStringLiteral("?"); }

}  // namespace

QString next_probe_name(const Document& document) {
    const auto taken = [&document](const QString& name) {
        return std::any_of(document.probes.begin(), document.probes.end(),
                           [name = name.toStdString()](const Probe& probe) { return probe.name == name; });
    };
    if (const QString first = ProbeTextWords::tr("Gravity?"); !taken(first)) return first;
    for (int number = 2;; ++number)
        if (const QString name = ProbeTextWords::tr("Probe %1").arg(number); !taken(name)) return name;
}

Readout probe_readout(const Document& document, const Predictor* predictor, const Probe& probe, double span) {
    Readout readout = place_readout(document, nullptr, probe.x1, probe.x2, span);
    readout.where = QString::fromStdString(probe.name) + QStringLiteral(" · ") + readout.where;
    if (!predictor) return readout;
    const Vector p = probabilities_at(*predictor, probe.x1, probe.x2);
    if (p.size() == 0) return readout;
    const auto share = [&](Index k) {
        const auto i = static_cast<std::size_t>(k);
        const QString name = i < document.class_names.size()
                                 ? class_word(QString::fromStdString(document.class_names[i]))
                                 : QString::number(k);
        return QStringLiteral("%1 %2").arg(name, two_decimals(p(k)));
    };
    if (document.class_names == std::vector<std::string>{"dislikes", "likes"} && p.size() == 2) {
        readout.what = probability_text(document, p);  // in the lecture's words
        readout.detail = share(0);
        return readout;
    }
    std::vector<Index> order(static_cast<std::size_t>(p.size()));
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return p(a) > p(b); });
    readout.what = share(order.front());
    QStringList others;
    for (std::size_t i = 1; i < order.size(); ++i) others << share(order[i]);
    readout.detail = others.join(QStringLiteral(" · "));
    return readout;
}

}  // namespace separatrix
