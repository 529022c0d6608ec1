#include "core/data/csv.h"

#include <algorithm>
#include <cmath>

#include "core/data/csv_columns.h"
#include "core/data/csv_records.h"

namespace separatrix {

namespace {

constexpr const char* label_words = "a whole number from 0, or a word";

/// Keeps errors short whatever is in the file; never cuts a character in two.
std::string excerpt(std::string text) {
    constexpr std::size_t limit = 60;
    if (text.size() <= limit) return text;
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "...";
}

/// The different labels in the order in which they come; few enough for a linear search.
class LabelSet {
public:
    explicit LabelSet(bool numeric) : numeric_(numeric) {}

    int add(long long number) {
        for (std::size_t k = 0; k < numbers_.size(); ++k)
            if (numbers_[k] == number) return static_cast<int>(k);
        numbers_.push_back(number);
        return static_cast<int>(numbers_.size()) - 1;
    }
    int add(const CsvField& field) {
        if (!field.has_escapes) {
            for (std::size_t k = 0; k < words_.size(); ++k)
                if (words_[k] == field.raw) return static_cast<int>(k);
        }
        const std::string word = field.text();
        const auto found = std::find(words_.begin(), words_.end(), word);
        if (found == words_.end()) {
            words_.push_back(word);
            return static_cast<int>(words_.size()) - 1;
        }
        return static_cast<int>(found - words_.begin());
    }
    std::size_t size() const { return numeric_ ? numbers_.size() : words_.size(); }

    /// Class names in their order; `position[k]` is the place of the k-th label that came.
    std::vector<std::string> sorted_names(std::vector<int>& position) const {
        std::vector<std::size_t> order(size());
        for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return numeric_ ? numbers_[a] < numbers_[b] : words_[a] < words_[b];
        });
        std::vector<std::string> names;
        position.assign(size(), 0);
        for (const auto k : order) {
            position[k] = static_cast<int>(names.size());
            names.push_back(numeric_ ? std::to_string(numbers_[k]) : words_[k]);
        }
        return names;
    }

private:
    bool numeric_;
    std::vector<long long> numbers_;
    std::vector<std::string> words_;
};

class CsvPoints {
public:
    CsvPoints(std::string_view text, const std::string& file, const CsvOptions& options)
        : text_(text), file_(file), options_(options) {}

    Expected<CsvData> read();

private:
    tl::unexpected<Error> error(ErrorCode code, long line = 0, std::size_t column = 0, std::string given = {},
                                std::string expected = {}) const {
        Error result;
        result.code = code;
        result.file = file_;
        result.line = line;
        result.column = static_cast<long>(column);
        result.given = excerpt(std::move(given));
        result.expected = std::move(expected);
        return fail(std::move(result));
    }
    bool has_too_many_rows(char separator, bool has_header) const;
    Expected<double> mark(const CsvRecord& record, std::size_t column) const;
    Expected<int> label(const CsvRecord& record, std::size_t column, LabelSet& labels) const;

    std::string_view text_;
    const std::string& file_;
    const CsvOptions& options_;
    bool numeric_labels_ = false;
};

bool CsvPoints::has_too_many_rows(char separator, bool has_header) const {
    // line ends are quick to count and rarely more than the rows; only if they are too many, look closely
    const long limit = max_rows + (has_header ? 1 : 0);
    const auto line_ends = std::count(text_.begin(), text_.end(), '\n') + std::count(text_.begin(), text_.end(), '\r');
    if (line_ends < limit) return false;
    CsvReader reader(text_, separator);
    CsvRecord record;
    long rows = 0;
    while (rows <= limit && reader.next(record)) ++rows;
    return rows > limit;
}

Expected<double> CsvPoints::mark(const CsvRecord& record, std::size_t column) const {
    const CsvField& field = record.fields[column];
    const auto value = parse_number(field.raw);
    if (!value) return error(ErrorCode::not_a_number, record.line, column + 1, field.text());
    if (!std::isfinite(*value)) return error(ErrorCode::not_finite, record.line, column + 1, field.text());
    return *value;
}

Expected<int> CsvPoints::label(const CsvRecord& record, std::size_t column, LabelSet& labels) const {
    const CsvField& field = record.fields[column];
    if (field.raw.empty()) return error(ErrorCode::bad_label, record.line, column + 1, "", label_words);
    if (!numeric_labels_) return labels.add(field);
    if (const auto whole = parse_integer(field.raw); whole && *whole >= 0) return labels.add(*whole);
    const auto value = parse_number(field.raw);
    if (!value) return error(ErrorCode::bad_label, record.line, column + 1, field.text(), label_words);
    if (!std::isfinite(*value)) return error(ErrorCode::not_finite, record.line, column + 1, field.text());
    if (*value != std::floor(*value) || *value > 1e15 || *value < -1e15)
        return error(ErrorCode::bad_label, record.line, column + 1, field.text(), label_words);
    if (*value < 0) return error(ErrorCode::negative_label, record.line, column + 1, field.text(), label_words);
    return labels.add(static_cast<long long>(*value));  // 1.0
}

Expected<CsvData> CsvPoints::read() {
    const char separator = detect_separator(text_);
    const auto found = detect_layout(text_, separator, file_, options_);
    if (has_too_many_rows(separator, !found || found->has_header))
        return error(ErrorCode::too_many_rows, 0, 0, "", std::to_string(max_rows));
    CsvReader reader(text_, separator);
    CsvRecord record;
    if (!found) return fail(found.error());
    const CsvLayout& layout = *found;
    numeric_labels_ = layout.numeric_labels;

    CsvData data;
    data.separator = separator;
    data.axis_names = layout.axis_names;
    data.has_labels = layout.label.has_value();
    LabelSet labels(numeric_labels_);
    if (layout.has_header) reader.next(record);
    while (reader.next(record)) {
        if (reader.unclosed_quote()) break;
        if (const auto count = record.fields.size(); count != layout.columns)
            return error(ErrorCode::ragged_row, record.line, std::min(count, layout.columns) + 1, std::to_string(count),
                         std::to_string(layout.columns));
        Point point;
        const auto x1 = mark(record, layout.marks[0]);
        if (!x1) return fail(x1.error());
        const auto x2 = mark(record, layout.marks[1]);
        if (!x2) return fail(x2.error());
        point.x1 = *x1;
        point.x2 = *x2;
        if (data.has_labels) {
            const auto label_index = label(record, *layout.label, labels);
            if (label_index) {
                point.label = *label_index;
            } else if (options_.labels_required) {
                return fail(label_index.error());
            }
            const bool too_many = labels.size() > static_cast<std::size_t>(max_classes);
            if (too_many && options_.labels_required) {
                // go on counting a little, for the sentence
                std::size_t more = 0;
                while (more < 1000 && reader.next(record) && record.fields.size() == layout.columns)
                    if (label(record, *layout.label, labels)) ++more;
                return error(ErrorCode::too_many_classes, 0, *layout.label + 1, std::to_string(labels.size()),
                             std::to_string(max_classes));
            }
            if (!label_index || too_many) data.has_labels = false;
        }
        if (layout.title) {
            point.title = record.fields[*layout.title].text();
            data.has_titles = data.has_titles || !point.title.empty();
        }
        point.id = data.points.size();
        data.points.push_back(std::move(point));
    }
    if (reader.unclosed_quote())
        return error(ErrorCode::unclosed_quote, reader.unclosed_line(),
                     static_cast<std::size_t>(reader.unclosed_field()));
    if (data.points.empty()) return error(ErrorCode::no_rows);

    if (!data.has_labels) {
        for (auto& point : data.points) point.label = 0;
        return data;
    }
    std::vector<int> position;
    data.class_names = labels.sorted_names(position);
    if (data.class_names.size() < 2 && options_.labels_required)
        return error(ErrorCode::one_class, 0, *layout.label + 1, data.class_names.front());
    for (auto& point : data.points) point.label = position[static_cast<std::size_t>(point.label)];
    return data;
}

}  // namespace

Expected<CsvData> read_csv(std::string_view text, const std::string& file, const CsvOptions& options) {
    const auto readable = readable_text(text, file);
    if (!readable) return fail(readable.error());
    return CsvPoints(*readable, file, options).read();
}

}  // namespace separatrix
