// Pinned curves of earlier runs: how they are taken, named and told apart.
#pragma once

#include <QColor>
#include <QString>
#include <QStringList>

#include "core/document/document.h"
#include "core/training/frame.h"
#include "ui/model/look/theme.h"
#include "ui/model/loss/loss_plot_model.h"
#include "ui/model/words/data_facts.h"

namespace separatrix {

/// Why the curve of the moment cannot be pinned; empty if it can.
QString why_not_pin(const Document& document, const Moment* frame);
/// The document with the frame's curve pinned under the settings of the document; `since` is
/// Session::conditionsSince(). Unchanged where why_not_pin() says so.
Document with_pin(Document document, const Moment& frame, std::int64_t since);
Document without_pin(Document document, int slot);
Document without_pins(Document document);
/// An empty name gives back the one made of the settings. Longer ones than max_pin_name are cut.
Document with_pin_named(Document document, int slot, const QString& name);

/// The movies of a recorded run.
DataFacts facts_of(const RunRecord& run);
/// A run as its pin would record it, for comparisons with pins.
RunRecord record_of(const Document& document, const Moment& frame, std::int64_t since);

/// One label per pin: its name, or else what distinguishes the pinned runs and the current one from each other
/// ("batch 16, momentum 0.9"). All different.
QStringList pin_labels(const Document& document);
/// All settings, and how the run ended.
QString pin_tooltip(const Pin& pin);

/// "batch 16 · epoch 12 · 0.0831", for the cursor over a pinned curve.
QString pin_reading(const QString& label, const CurvePlace& place, PlotQuantity quantity);

/// Colour of a pin's curve: none of a class. The second four are drawn broken.
QColor pin_color(int slot, const Theme& theme);
bool pin_is_broken(int slot);

}  // namespace separatrix
