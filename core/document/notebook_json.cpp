#include "core/document/notebook_json.h"

#include <array>
#include <limits>

#include "core/data/csv.h"
#include "core/data/point.h"
#include "core/document/history_json.h"
#include "core/document/json_reader.h"
#include "core/document/json_writer.h"
#include "core/document/settings_json.h"

namespace separatrix {

namespace {

constexpr std::int64_t most_since = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t longest_key = 64;

void write_pin(JsonWriter& writer, const Pin& pin) {
    const RunRecord& run = *pin.run;
    writer.open_object().member("name", pin.name).member("slot", pin.slot).member("data", run.data);
    writer.member("classes", run.classes).member("train", run.train_count).member("test", run.test_count);
    writer.member("since", run.since).on_new_line().key("settings");
    write_settings(writer, run.settings);
    writer.on_new_line().key("history");
    write_history(writer, run.history);
    writer.close_object();
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

void write_notebook(JsonWriter& writer, const Notebook& notebook) {
    writer.open_object().key("answers").open_object();
    for (const auto& [task, answer] : notebook.answers) writer.on_new_line().member(task, answer);
    writer.close_object();
    writer.on_new_line().key("pins").open_array();
    for (const auto& pin : notebook.pins) {
        writer.on_new_line();
        write_pin(writer, pin);
    }
    writer.close_array().close_object();
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

void write_progress(JsonWriter& writer, const Progress& progress) {
    writer.open_object().key("solved").open_array();
    for (const auto& task : progress.solved) writer.value(task);
    writer.close_array().member("since", progress.since).close_object();
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
