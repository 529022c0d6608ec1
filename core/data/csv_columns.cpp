#include "core/data/csv_columns.h"

#include <algorithm>
#include <unordered_set>

#include "core/data/csv_records.h"
#include "core/data/numbers.h"

namespace separatrix {

namespace {

constexpr long sampled_rows = 10'000;
constexpr std::size_t counted_values = 1'000;

struct Column {
    long filled = 0;
    long numbers = 0;
    long quoted = 0;
    std::unordered_set<std::string_view> values;  ///< at most counted_values

    /// Half of the values or more: a slip of the pen does not make a column of numbers one of words.
    bool is_numeric() const { return filled > 0 && numbers * 2 >= filled; }
};

bool same_word(std::string_view text, std::string_view lower_case) {
    return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

std::optional<std::size_t> column_named(const CsvRecord& record, std::string_view lower_case) {
    for (std::size_t c = 0; c < record.fields.size(); ++c)
        if (same_word(record.fields[c].raw, lower_case)) return c;
    return std::nullopt;
}

/// A first record without any number, or with a column called label or title.
bool is_header(const CsvRecord& record, char decimal_sign) {
    if (column_named(record, "label") || column_named(record, "title")) return true;
    return std::none_of(record.fields.begin(), record.fields.end(), [decimal_sign](const CsvField& field) {
        return parse_number(field.raw, decimal_sign).has_value();
    });
}

std::vector<Column> sample_columns(CsvReader& reader, CsvRecord record, bool skip_first, char decimal_sign) {
    std::vector<Column> columns(record.fields.size());
    bool more = skip_first ? reader.next(record) : true;
    for (long row = 0; more && row < sampled_rows; ++row, more = reader.next(record)) {
        if (record.fields.size() != columns.size()) continue;  // reported when the rows are read
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto text = record.fields[c].raw;
            if (text.empty()) continue;
            ++columns[c].filled;
            if (parse_number(text, decimal_sign)) ++columns[c].numbers;
            if (record.fields[c].quoted) ++columns[c].quoted;
            if (columns[c].values.size() < counted_values) columns[c].values.insert(text);
        }
    }
    return columns;
}

/// The columns that somebody chose, if the file has them.
Expected<CsvLayout> with_columns(CsvLayout layout, const CsvColumns& chosen, const CsvRecord& first,
                                 const std::string& file, bool label_required) {
    const auto missing = [&](std::size_t column) {
        Error error;
        error.code = ErrorCode::missing_column;
        error.file = file;
        error.line = first.line;
        error.subject = std::to_string(column + 1);
        return fail(std::move(error));
    };
    for (const auto column :
         {std::optional(chosen.marks[0]), std::optional(chosen.marks[1]), chosen.label, chosen.title})
        if (column && *column >= layout.columns) return missing(*column);
    if (!chosen.label && label_required) {
        Error error;
        error.code = ErrorCode::missing_label_column;
        error.file = file;
        error.line = first.line;
        error.subject = "label";
        return fail(std::move(error));
    }
    layout.marks = chosen.marks;
    layout.label = chosen.label;
    layout.title = chosen.title;
    return layout;
}

}  // namespace

bool detect_decimal_comma(std::string_view text, char separator) {
    constexpr int looked_at = 1'000;
    if (separator == ',') return false;
    CsvReader reader(text, separator);
    CsvRecord record;
    bool seen = false;
    for (int i = 0; i < looked_at && reader.next(record); ++i) {
        for (const auto& field : record.fields) {
            if (field.raw.find('.') != std::string_view::npos && parse_number(field.raw)) return false;
            if (!seen && field.raw.find(',') != std::string_view::npos) seen = parse_number(field.raw, ',').has_value();
        }
    }
    return seen;
}

bool detect_header(std::string_view text, char separator) {
    CsvReader reader(text, separator);
    CsvRecord first;
    return reader.next(first) && is_header(first, detect_decimal_comma(text, separator) ? ',' : '.');
}

Expected<CsvLayout> detect_layout(std::string_view text, char separator, const std::string& file,
                                  const CsvOptions& options) {
    CsvReader reader(text, separator);
    CsvRecord first;
    reader.next(first);
    CsvLayout layout;
    layout.columns = first.fields.size();
    if (options.decimal_comma.value_or(detect_decimal_comma(text, separator))) layout.decimal_sign = ',';
    layout.has_header = options.has_header.value_or(is_header(first, layout.decimal_sign));
    const auto columns = sample_columns(reader, first, layout.has_header, layout.decimal_sign);

    const auto error = [&](ErrorCode code) {
        Error result;
        result.code = code;
        result.file = file;
        result.line = first.line;
        return result;
    };
    const bool has_rows = std::any_of(columns.begin(), columns.end(), [](const Column& c) { return c.filled > 0; });
    if (layout.has_header && !has_rows && layout.columns > 1) return fail(error(ErrorCode::no_rows));

    const auto finished = [&](CsvLayout found) {
        if (found.label) {
            // the convention of many writers: what is no number stands in quotes, whatever it looks like
            const Column& labels = columns[*found.label];
            const bool are_words = labels.filled > 0 && labels.quoted == labels.filled &&
                                   columns[found.marks[0]].quoted == 0 && columns[found.marks[1]].quoted == 0;
            found.numeric_labels = labels.is_numeric() && !are_words;
        }
        if (found.has_header)
            found.axis_names = {first.fields[found.marks[0]].text(), first.fields[found.marks[1]].text()};
        return found;
    };
    if (options.columns)
        return with_columns(layout, *options.columns, first, file, options.labels_required).map(finished);

    std::vector<std::size_t> left;  // columns without a part yet
    if (layout.has_header) {
        layout.label = column_named(first, "label");
        layout.title = column_named(first, "title");
    }
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != layout.label && c != layout.title) left.push_back(c);

    // the first two columns of numbers; then such as hold some numbers, or that nothing else can be than a mark, so
    // that a wrong number is reported where it stands
    std::vector<std::size_t> marks;
    const auto take = [&](auto suits) {
        for (const auto c : left)
            if (marks.size() < 2 && std::find(marks.begin(), marks.end(), c) == marks.end() && suits(c))
                marks.push_back(c);
    };
    take([&](std::size_t c) { return columns[c].is_numeric(); });
    if (marks.size() < 2) {
        take([&](std::size_t c) { return columns[c].numbers > 0; });
        if (layout.label && left.size() == 2) take([](std::size_t) { return true; });
    }
    if (marks.size() < 2) {
        Error too_few = error(ErrorCode::too_few_columns);
        too_few.given = std::to_string(marks.size());
        too_few.expected = "2";
        return fail(std::move(too_few));
    }
    std::sort(marks.begin(), marks.end());
    layout.marks = {marks[0], marks[1]};
    std::erase_if(left, [&](std::size_t c) { return c == marks[0] || c == marks[1]; });

    if (!layout.label) {
        // fewest different values, but a column with only one distinguishes nothing; the last of equals
        const auto rank = [&](std::size_t c) {
            const auto count = columns[c].values.size();
            return count < 2 ? counted_values + 2 - count : count;
        };
        for (const auto c : left) {
            // in a file to be predicted a column of words is rather a title than an answer
            if (!options.labels_required && !(columns[c].is_numeric() && !layout.has_header)) continue;
            if (!layout.label || rank(c) <= rank(*layout.label)) layout.label = c;
        }
    }
    if (!layout.label && options.labels_required) {
        Error missing = error(ErrorCode::missing_label_column);
        missing.subject = "label";
        return fail(std::move(missing));
    }
    if (!layout.title)
        for (const auto c : left)
            if (c != layout.label && !columns[c].is_numeric() && columns[c].filled > 0 && !layout.title)
                layout.title = c;
    return finished(layout);
}

}  // namespace separatrix
