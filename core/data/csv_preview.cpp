#include "core/data/csv_preview.h"

#include <algorithm>
#include <cmath>

#include "core/data/csv_columns.h"
#include "core/data/csv_records.h"
#include "core/data/numbers.h"

namespace separatrix {

namespace {

constexpr int looked_at = 10'000;

/// Ascending by value if all are numbers, else by the alphabet: the order that the classes get.
void sort_labels(std::vector<std::pair<std::string, long>>& labels, char decimal_sign) {
    const bool numeric = std::all_of(labels.begin(), labels.end(), [decimal_sign](const auto& label) {
        return parse_number(label.first, decimal_sign).has_value();
    });
    std::sort(labels.begin(), labels.end(), [&](const auto& a, const auto& b) {
        if (!numeric) return a.first < b.first;
        return *parse_number(a.first, decimal_sign) < *parse_number(b.first, decimal_sign);
    });
}

}  // namespace

std::string_view whole_lines(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    const auto end = text.find_last_of("\r\n", bytes);
    return text.substr(0, end == std::string_view::npos ? bytes : end + 1);
}

CsvPreview csv_preview(std::string_view text, const std::string& file, const CsvOptions& options, int rows) {
    CsvPreview preview;
    const auto readable = readable_text(text, file);
    if (!readable) {
        preview.problem = readable.error();
        return preview;
    }
    preview.separator = options.separator.value_or(detect_separator(*readable));
    preview.decimal_comma = options.decimal_comma.value_or(detect_decimal_comma(*readable, preview.separator));
    const auto layout = detect_layout(*readable, preview.separator, file, options);
    if (layout) {
        preview.has_header = layout->has_header;
        preview.chosen = {layout->marks, layout->label, layout->title};
    } else {
        preview.problem = layout.error();
        preview.has_header = options.has_header.value_or(detect_header(*readable, preview.separator));
        if (options.columns) preview.chosen = *options.columns;
    }
    CsvReader reader(*readable, preview.separator);
    CsvRecord record;
    for (int i = 0; i < looked_at && reader.next(record); ++i) {
        if (i == 0) preview.columns = record.fields.size();
        if (i == 0 && preview.has_header) {
            for (const auto& field : record.fields) preview.names.push_back(field.text());
            continue;
        }
        if (static_cast<int>(preview.rows.size()) < rows) {
            std::vector<std::string> fields;
            for (const auto& field : record.fields) fields.push_back(field.text());
            preview.rows.push_back(std::move(fields));
        }
        if (!preview.chosen.label || *preview.chosen.label >= record.fields.size()) continue;
        std::string label = record.fields[*preview.chosen.label].text();
        // as it will be called: 1.0 is class 1
        if (const auto value = parse_number(label, preview.decimal_comma ? ',' : '.');
            value && *value == std::floor(*value) && std::abs(*value) < 1e15)
            label = std::to_string(static_cast<long long>(*value));
        const auto known = std::find_if(preview.labels.begin(), preview.labels.end(),
                                        [&label](const auto& seen) { return seen.first == label; });
        if (known != preview.labels.end())
            ++known->second;
        else if (preview.labels.size() <= static_cast<std::size_t>(max_classes) && !label.empty())
            preview.labels.emplace_back(std::move(label), 1);
    }
    sort_labels(preview.labels, preview.decimal_comma ? ',' : '.');
    return preview;
}

}  // namespace separatrix
