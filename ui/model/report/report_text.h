// The words of the full report: answers per class, and what the network looks like from inside.
#pragma once

#include <QString>
#include <QVector>

#include "core/analysis/network_report.h"
#include "ui/model/words/status_text.h"

namespace separatrix {

/// Right answers among the movies of one class.
struct ClassAnswers {
    int right = 0;
    int count = 0;
    /// NaN without movies.
    double share() const;
    QString text() const;  ///< "92 %", "–" without movies
    bool operator==(const ClassAnswers&) const = default;
};
struct ClassRow {
    int label = 0;
    QString name;
    ClassAnswers train;
    ClassAnswers test;
    bool operator==(const ClassRow&) const = default;
};
/// One for each class; empty while a frame of other classes is on its way.
QVector<ClassRow> class_rows(const Document& document, const Moment* frame);

/// One line about the network: a word, its value, and what it means.
struct Fact {
    QString name;
    QString value;
    QString meaning;  ///< for a tooltip: the definition
    bool warns = false;
    bool operator==(const Fact&) const = default;
};
/// Parameters, |∇J|, loss, dead and saturated neurons; `report` may be null (not known yet).
QVector<Fact> network_facts(const Settings& settings, const Moment* frame, const NetworkReport* report);

/// "All layers", "Layer 1" ... "Output"
QString layer_title(int layer, int layers);
/// "58 weights, mean 0.02, deviation 0.71, within ±2"
QString histogram_text(const WeightHistogram& histogram);

/// Why a neuron wears a badge and what to do about it; empty for one that learns.
QString state_text(NeuronState state);
/// "dead", "saturated"
QString state_word(NeuronState state);

/// Everything as plain text, for the clipboard.
QString full_report_text(const Document& document, const Moment* frame, const NetworkReport* report);

}  // namespace separatrix
