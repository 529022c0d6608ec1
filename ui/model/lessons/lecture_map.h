// "Where is this?": every section and row of the lecture, and where the program shows it.
#pragma once

#include <QString>
#include <array>
#include <optional>
#include <vector>

#include "core/document/document.h"
#include "ui/model/lessons/practical_session.h"

namespace separatrix {

/// What of the window an entry leads to.
enum class LecturePlace {
    plane,
    network,
    maths,
    learning_rate,
    activation,
    practice,  ///< the guide, at LectureEntry::task
    about,
    compare,  ///< regression beside softmax
    nowhere   ///< not in the program yet
};

enum class LectureTopic {
    recommendation,
    linear_decision,
    step,
    descent,
    learning_rate,
    regression,
    softmax,
    non_linear,
    chain_rule,
    derivatives,
    from_scratch,
    practice,
    pytorch,
    activations,
    images
};

struct LectureEntry {
    LectureTopic topic{};
    QString section;  ///< "1  One neuron, two classes"
    QString title;    ///< the row's name in the lecture
    QString what;     ///< one sentence: what to do there
    LecturePlace place = LecturePlace::plane;
    int task = 0;  ///< of the practical session
};

/// In the lecture's order, in the language of this moment.
std::vector<LectureEntry> lecture_entries();

/// The neuron and the movie of the slide's worked numbers.
struct LectureMoment {
    std::array<double, 2> w{};
    double b = 0;
    std::array<double, 2> marks{};
};
/// Of a topic that is about certain numbers; nothing for the others.
std::optional<LectureMoment> moment_of(LectureTopic topic);

/// Movies and model that the topic needs; the document itself where it needs nothing.
Document with_topic(Document document, LectureTopic topic);

}  // namespace separatrix
