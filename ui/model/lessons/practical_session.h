// The lecture's practical session (LECTURE.md, 5) as tasks: what to do, with which movies, and the question to answer.
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "core/document/document.h"

namespace separatrix {

/// What is set up and checked at one go; a task has one or two of them.
enum class PracticePart {
    linear,
    neuron_on_bar,
    neuron_on_donut,
    layers_on_bar,
    layers_on_donut,
    batch,
    momentum,
    overlay,
    rings,
    pytorch
};
inline constexpr std::array all_practice_parts{PracticePart::linear,          PracticePart::neuron_on_bar,
                                               PracticePart::neuron_on_donut, PracticePart::layers_on_bar,
                                               PracticePart::layers_on_donut, PracticePart::batch,
                                               PracticePart::momentum,        PracticePart::overlay,
                                               PracticePart::rings,           PracticePart::pytorch};

/// As it is saved among the solved ones.
std::string name_of(PracticePart part);
/// What the part's movies are called: "Bar".
QString title(PracticePart part);

struct PracticeTask {
    std::string id;  ///< its answer is saved under this name
    QString title;
    QString text;      ///< what to do, two or three sentences
    QString question;  ///< to be answered in words
    std::vector<PracticePart> parts;
    bool operator==(const PracticeTask&) const = default;
};
/// In the language of this moment.
std::vector<PracticeTask> practice_tasks();

/// Whether the part has movies of its own to begin with.
bool has_set_up(PracticePart part);
/// The document with the movies (5,000 for training, 1,000 for testing, from the document's seed) and the settings that
/// the part begins with. What the student is to choose is left as it is.
Document with_set_up(Document document, PracticePart part);

inline constexpr int practice_train_count = 5000;
inline constexpr int practice_test_count = 1000;
inline constexpr double practice_rate = 0.01;
inline constexpr int practice_epochs = 10;           ///< of the neuron's runs
inline constexpr int practice_compared_epochs = 20;  ///< of the runs whose curves are laid over each other

/// All questions and answers as text, to hand in.
QString answers_as_text(const Document& document, const std::vector<std::string>& solved);

}  // namespace separatrix
