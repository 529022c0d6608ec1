// What is achieved of a task of the practical session, told from the real state: never from clicks.
#pragma once

#include <QString>
#include <QVector>
#include <optional>

#include "core/training/frame.h"
#include "ui/model/lessons/practical_session.h"
#include "ui/model/session/achievements.h"
#include "ui/model/words/data_facts.h"

namespace separatrix {

/// All that a check looks at. `frame` is null unless it answers the document as it is.
struct PracticeState {
    const Document* document = nullptr;
    DataFacts facts;  ///< of the document
    const Moment* frame = nullptr;
    std::int64_t since = 0;  ///< Session::conditionsSince()
    std::optional<Achievements::Export> last_export;
};

struct PracticeCheck {
    QString wanted;  ///< "Accuracy on the test movies: 95.0 % or more"
    QString now;     ///< "62.0 %": what is there instead; empty if met
    bool met = false;
    bool operator==(const PracticeCheck&) const = default;
};

QVector<PracticeCheck> checks_of(PracticePart part, const PracticeState& state);
bool all_met(const QVector<PracticeCheck>& checks);

}  // namespace separatrix
