#include "core/document/notebook_json.h"

#include "core/document/json_reader.h"

#include <array>
#include <limits>

#include "core/data/csv.h"
#include "core/data/point.h"
#include "core/document/history_json.h"
#include "core/document/settings_json.h"

namespace separatrix {

namespace {

constexpr std::int64_t most_since = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t longest_key = 64;

std::string pin_text(const Pin& pin) {
    const RunRecord& run = *pin.run;
    return "{\"name\":" + json_string(pin.name) + ",\"slot\":" + std::to_string(pin.slot) +
           ",\"data\":" + json_string(run.data) + ",\"classes\":" + std::to_string(run.classes) +
           ",\"train\":" + std::to_string(run.train_count) + ",\"test\":" + std::to_string(run.test_count) +
           ",\"since\":" + std::to_string(run.since) + ",\n\"settings\":" + settings_text(run.settings) +
           ",\n\"history\":" + history_text(run.history) + '}';
}

std::string bounded(const JsonValue& value, std::size_t longest) {
    std::string text = value.string();
    if (text.size() > longest)
        value.refuse(ErrorCode::out_of_range, std::to_string(text.size()),
                     at_most(std::uint64_t{longest}, Wanted::bytes));
    return text;
}

Pin pin_of(const JsonValue& value) {
    auto run = std::make_shared<RunRecord>();
    run->classes = static_cast<int>(value.member("classes").integer(2, max_classes));
    run->settings = settings_of(value.member("settings"), run->classes);
    run->train_count = static_cast<Index>(value.member("train").integer(0, max_rows));
    run->test_count = static_cast<Index>(value.member("test").integer(0, max_rows));
    run->data = bounded(value.member("data"), longest_key);
    run->since = value.member("since").integer(0, most_since);
    const auto history = value.member("history");
    run->history = history_of(history).reduced(pin_buckets);
    if (run->history.empty()) history.refuse(ErrorCode::out_of_range, "", Wanted::some_epochs);
    Pin pin;
    pin.name = bounded(value.member("name"), 4 * max_pin_name);  // up to four bytes a character
    pin.slot = static_cast<int>(value.member("slot").integer(0, static_cast<std::int64_t>(max_pins) - 1));
    pin.run = std::move(run);
    return pin;
}

}  // namespace

std::string notebook_text(const Notebook& notebook) {
    std::string text = "{\"answers\":{";
    bool first = true;
    for (const auto& [task, answer] : notebook.answers) {
        text += (first ? "\n" : ",\n") + json_string(task) + ':' + json_string(answer);
        first = false;
    }
    text += "},\n\"pins\":[";
    first = true;
    for (const auto& pin : notebook.pins) {
        text += (first ? "\n" : ",\n") + pin_text(pin);
        first = false;
    }
    return text + "]}";
}

Notebook notebook_of(const JsonValue& value) {
    Notebook notebook;
    if (const auto answers = value.optional("answers")) {
        if (!answers->raw().is_object()) answers->refuse(ErrorCode::wrong_type, {}, Wanted::object);
        if (answers->raw().size() > max_answers)
            answers->refuse(ErrorCode::out_of_range, std::to_string(answers->raw().size()),
                            at_most(std::uint64_t{max_answers}, Wanted::answers));
        for (const auto& item : answers->raw().items()) {
            std::string answer = bounded(answers->member(item.key()), max_answer_size);
            if (!answer.empty()) notebook.answers.emplace(item.key(), std::move(answer));
        }
    }
    if (const auto pins = value.optional("pins")) {
        std::array<bool, max_pins> taken{};
        const auto count = pins->size(max_pins);
        for (std::size_t i = 0; i < count; ++i) {
            Pin pin = pin_of(pins->element(i));
            bool& slot = taken.at(static_cast<std::size_t>(pin.slot));
            if (slot)
                pins->element(i).member("slot").refuse(ErrorCode::out_of_range, std::to_string(pin.slot),
                                                       Wanted::slot_of_its_own);
            slot = true;
            notebook.pins.push_back(std::move(pin));
        }
    }
    return notebook;
}

std::string progress_text(const Progress& progress) {
    std::string text = "{\"solved\":[";
    for (std::size_t i = 0; i < progress.solved.size(); ++i)
        text += (i > 0 ? "," : "") + json_string(progress.solved[i]);
    return text + "],\"since\":" + std::to_string(progress.since) + '}';
}

Progress progress_of(const JsonValue& value) {
    Progress progress;
    if (const auto solved = value.optional("solved")) {
        const auto count = solved->size(max_answers);
        for (std::size_t i = 0; i < count; ++i) progress.solved.push_back(bounded(solved->element(i), longest_key));
    }
    if (const auto since = value.optional("since")) progress.since = since->integer(0, most_since);
    return progress;
}

}  // namespace separatrix
