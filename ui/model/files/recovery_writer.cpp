#include "ui/model/files/recovery_writer.h"

#include <QFile>
#include <new>

#include "core/document/text_file.h"
#include "ui/model/files/recovery_file.h"
#include "ui/model/words/file_name.h"

namespace separatrix {

RecoveryWriter::RecoveryWriter(std::function<void()> wake)
    : worker_(
          std::move(wake), [](const auto& wish, const auto&, const auto& deliver) { deliver(fulfilled(*wish)); },
          [](const auto&, const auto&) { return false; }) {}

RecoveryWriter::~RecoveryWriter() { wait(); }

void RecoveryWriter::write(const QString& file, DocumentSnapshot snapshot) {
    worker_.request(std::make_shared<const Wish>(Wish{file, std::move(snapshot)}));
}

void RecoveryWriter::remove(const QString& file) {
    worker_.request(std::make_shared<const Wish>(Wish{file, std::nullopt}));
}

std::shared_ptr<const RecoveryWriter::Outcome> RecoveryWriter::fulfilled(const Wish& wish) {
    if (!wish.snapshot) {
        QFile::remove(wish.file);
        return nullptr;
    }
    const auto begin = std::chrono::steady_clock::now();
    Outcome outcome;
    const std::string name = bytes_of_file_name(wish.file);
    try {
        if (auto written = write_file(name, recovery_text(*wish.snapshot)); !written) outcome.error = written.error();
    } catch (const std::bad_alloc&) {
        outcome.error = Error{.code = ErrorCode::write_failed, .file = name, .detail = "out of memory"};
    }
    outcome.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    return std::make_shared<const Outcome>(std::move(outcome));
}

}  // namespace separatrix
