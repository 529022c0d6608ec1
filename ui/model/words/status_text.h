// The words of the status line and of the report, from the document and the newest frame.
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include "core/document/document.h"
#include "core/training/frame.h"

namespace separatrix {

/// "24 movies · 20 train · 4 test"; without a split only the first.
QString movies_text(const Document& document);
/// "accuracy 0.969 · |∇J| 0.0121 · 9 parameters"
QString progress_text(const TrainingFrame& frame);
/// "412 000 samples/s · 6 460 epochs/s" while running, else what the run is doing.
QString speed_text(const TrainingFrame& frame);

/// speed_text(), and of a finished run why it ended: "stopped: the loss fell below 0.05".
QString run_text(const TrainingFrame& frame, const TrainingSettings& training);
/// "α 0.0125" where the schedule has moved it from the rate that is set; else nothing.
QString rate_text(const Moment& frame, const TrainingSettings& training);
/// A learning rate of the moment: three digits.
QString rate_number(double rate);

/// Answers on the test movies, or on all where none are kept for testing.
struct Report {
    QString title;     ///< "Confusion on 13 test movies"
    QString accuracy;  ///< "92 %"
    QStringList class_names;
    QVector<QVector<int>> confusion;  ///< rows true, columns predicted
    QStringList rows;                 ///< two classes: "likes → likes 6 · dislikes 1"
    bool operator==(const Report&) const = default;
};
Report report_of(const Document& document, const Moment* frame);
/// The same on the movies that were asked for; those kept for testing may be none.
Report report_on(bool test, const Document& document, const Moment* frame);
/// The whole report as sentences, for screen readers and the clipboard.
QString report_as_text(const Report& report);

}  // namespace separatrix
