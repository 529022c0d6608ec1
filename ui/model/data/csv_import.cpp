#include "ui/model/data/csv_import.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>

#include "core/document/row_edits.h"
#include "core/document/text_file.h"
#include "ui/model/session/waking.h"
#include "ui/model/words/file_name.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/sentences.h"

namespace separatrix {

namespace {

constexpr std::size_t looked_at = 256 * 1024;

}  // namespace

QString column_name(const CsvPreview& preview, std::size_t column) {
    const QString number = QString::number(column + 1);
    if (column >= preview.names.size()) return CsvImport::tr("Column %1").arg(number);
    const QString name = QString::fromStdString(preview.names[column]).simplified().left(40);
    return name.isEmpty() ? CsvImport::tr("Column %1").arg(number) : name;
}

CsvImport::CsvImport(Session* session, QObject* parent)
    : QObject(parent), session_(session), reading_(waking(this, &CsvImport::takeReport)) {}

bool CsvImport::mayHelp(ErrorCode code) {
    switch (code) {
        case ErrorCode::wrong_encoding:
        case ErrorCode::too_few_columns:
        case ErrorCode::missing_label_column:
        case ErrorCode::not_a_number:
        case ErrorCode::bad_label:
        case ErrorCode::one_class:
        case ErrorCode::too_many_classes:
        case ErrorCode::too_many_rows: return true;
        default: return false;
    }
}

bool CsvImport::openFile(const QString& path) {
    path_ = path;
    file_ = bytes_of_file_name(path);
    auto bytes = read_file(file_);
    if (!bytes) {
        problem_ = sentence(bytes.error());
        return false;
    }
    bytes_ = std::make_shared<const std::string>(std::move(*bytes));
    encoding_ = guessed_encoding(*bytes_);
    decode();
    look(true);
    return true;
}

// --- what the person says ---------------------------------------------------------------------------------------

void CsvImport::setEncoding(TextEncoding encoding) {
    if (encoding == encoding_) return;
    encoding_ = encoding;
    decode();
    look(true);
}

void CsvImport::setSeparator(std::optional<char> separator) {
    if (separator == options_.separator) return;
    options_.separator = separator;
    options_.decimal_comma.reset();
    options_.has_header.reset();
    look(true);
}

void CsvImport::setDecimalComma(bool decimal_comma) {
    if (decimal_comma == preview_.decimal_comma) return;
    options_.decimal_comma = decimal_comma;
    look(true);
}

void CsvImport::setHeader(bool has_header) {
    if (has_header == preview_.has_header) return;
    options_.has_header = has_header;
    look(false);
}

void CsvImport::setColumns(const CsvColumns& columns) {
    options_.columns = columns;
    options_.labels_required = columns.label.has_value();
    look(false);
}

void CsvImport::setSample(std::optional<long> rows) {
    options_.sample = rows;
    emit previewChanged();
}

void CsvImport::setClassName(std::size_t label, const QString& name) {
    if (label >= preview_.labels.size()) return;
    const std::string& word = preview_.labels[label].first;
    std::erase_if(class_names_, [&word](const auto& known) { return known.first == word; });
    const std::string typed = name.simplified().toStdString();
    if (!typed.empty() && typed != word) class_names_.emplace_back(word, typed);
    problem_ = problemOfPreview();
    emit previewChanged();
}

QString CsvImport::className(std::size_t label) const {
    const std::string& word = preview_.labels[label].first;
    for (const auto& known : class_names_)
        if (known.first == word) return QString::fromStdString(known.second);
    return QString::fromStdString(word);
}

void CsvImport::setTarget(Target target) {
    target_ = target;
    look(false);
}

// --- what is to be seen -----------------------------------------------------------------------------------------

void CsvImport::decode() {
    decoding_.reset();
    if (encoding_ == TextEncoding::utf8) {  // as it is: a large file is not copied
        text_ = bytes_;
        return;
    }
    auto text = decoded_text(*bytes_, encoding_, file_);
    if (!text) {
        decoding_ = text.error();
        text_ = std::make_shared<const std::string>();
        return;
    }
    text_ = std::make_shared<const std::string>(std::move(*text));
}

void CsvImport::look(bool forget_columns) {
    if (!text_) return;
    if (forget_columns) {
        options_.columns.reset();
        options_.labels_required = true;
    }
    const std::string_view head = whole_lines(*text_, looked_at);
    options_.one_class_allowed = target_ == Target::append;
    preview_ = csv_preview(head, file_, options_);
    const bool no_labels = preview_.problem && preview_.problem->code == ErrorCode::missing_label_column;
    if (no_labels && !options_.columns) {
        // marks alone are a table too; all get the label that is chosen in the window
        options_.labels_required = false;
        preview_ = csv_preview(head, file_, options_);
    }
    if (!preview_.problem) options_.columns = preview_.chosen;
    problem_ = problemOfPreview();
    emit previewChanged();
}

QString CsvImport::problemOfPreview() {
    row_problem_.reset();
    if (decoding_) return sentence(*decoding_);
    if (preview_.problem) return sentence(*preview_.problem);
    if (preview_.chosen.marks[0] == preview_.chosen.marks[1])
        return tr("Choose two different columns for the two marks.");
    // the first rows read in earnest: what is wrong there is said before the whole file is read
    CsvOptions options = options_;
    options.sample.reset();
    const std::string_view head = whole_lines(*text_, looked_at);
    // the second class may come further down
    options.one_class_allowed = options_.one_class_allowed || head.size() < text_->size();
    const auto data = read_csv(head, file_, options);
    if (!data && !(head.size() < text_->size() && data.error().code == ErrorCode::unclosed_quote)) {
        row_problem_ = data.error();
        return sentence(data.error());
    }
    return {};
}

long CsvImport::estimatedRows() const {
    if (!text_ || text_->empty()) return 0;
    const std::string_view head = whole_lines(*text_, looked_at);
    const auto lines = std::count(head.begin(), head.end(), '\n');
    const double share =
        static_cast<double>(text_->size()) / static_cast<double>(std::max<std::size_t>(head.size(), 1));
    return std::max(0L, static_cast<long>(static_cast<double>(lines) * share) - (preview_.has_header ? 1 : 0));
}

// --- the reading ------------------------------------------------------------------------------------------------

void CsvImport::start() {
    if (reading_.is_running() || !text_) return;
    reading_.start([text = text_, file = file_, options = options_](const WorkProgress& progress) {
        return read_csv(*text, file, options, progress);
    });
}

void CsvImport::takeReport() {
    auto report = reading_.take();
    if (!report) return;
    emit progressed(report->done);
    if (!report->answer) return;
    if (!*report->answer)
        finish(fail({.code = ErrorCode::read_failed, .file = file_, .detail = report->answer->error()}));
    else
        finish(std::move(**report->answer));
}

void CsvImport::cancel() { reading_.cancel(); }

void CsvImport::finish(Expected<CsvData> data) {
    if (!data) {
        emit failed(data.error().code == ErrorCode::cancelled ? QString() : sentence(data.error()));
        return;
    }
    if (!class_names_.empty()) {
        std::vector<std::string> names;
        for (const auto& name : data->class_names) {
            const auto known = std::find_if(class_names_.begin(), class_names_.end(),
                                            [&name](const auto& word) { return word.first == name; });
            names.push_back(known == class_names_.end() ? name : known->second);
        }
        data = with_class_names(std::move(*data), names, target_ == Target::append);
        if (!data) {
            emit failed(sentence(data.error()));
            return;
        }
    }
    const long rows = static_cast<long>(data->points.size());
    const long rows_in_file = data->rows_in_file;
    if (target_ == Target::append) {
        AddedRows added;
        added.label_without = session_->currentLabel();
        added.new_classes = true;
        auto document = with_rows_added(session_->document(), *data, added);
        if (!document) {
            emit failed(sentence(document.error()));
            return;
        }
        session_->apply(tr("Import %n movie(s)", nullptr, plural(rows)),
                        [&document](const Document&) { return std::move(*document); });
    } else {
        if (!data->has_labels)
            for (auto& point : data->points) point.label = session_->currentLabel();
        session_->apply(tr("Import %1").arg(QFileInfo(path_).fileName()),
                        [&data](Document document) { return with_table(std::move(document), *data); });
    }
    emit imported(rows, rows_in_file);
}

}  // namespace separatrix
