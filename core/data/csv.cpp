#include "core/data/csv.h"

#include <algorithm>
#include <cmath>

#include "core/data/csv_columns.h"
#include "core/data/csv_records.h"
#include "core/data/numbers.h"
#include "core/data/point.h"
#include "core/math/random.h"

namespace separatrix {

namespace {

constexpr long rows_between_reports = 4096;

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

/// Keeps at most `size` of the points that come, each as likely as any other. Source: Vitter, "Random sampling with a
/// reservoir", 1985, algorithm R.
class Reservoir {
public:
    Reservoir(std::optional<long> size, std::uint64_t seed)
        : limited_(size.has_value()), size_(static_cast<std::uint64_t>(std::max(size.value_or(0), 0L))), rng_(seed) {}

    /// Where the next point belongs in `count` points that are kept now: `count` itself to append it, nothing to drop
    /// it.
    std::optional<std::size_t> place(std::size_t count) {
        const std::uint64_t number = seen_++;
        if (!limited_ || number < size_) return count;
        const auto at = rng_.below(number + 1);
        return at < size_ ? std::optional(static_cast<std::size_t>(at)) : std::nullopt;
    }
    bool dropped_any() const { return limited_ && seen_ > size_; }
    long seen() const { return static_cast<long>(seen_); }

private:
    bool limited_;
    std::uint64_t size_;
    std::uint64_t seen_ = 0;
    Rng rng_;
};

class CsvPoints {
public:
    CsvPoints(std::string_view text, const std::string& file, const CsvOptions& options, const WorkProgress& progress)
        : text_(text), file_(file), options_(options), progress_(progress) {}

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
    const WorkProgress& progress_;
    bool numeric_labels_ = false;
    char decimal_sign_ = '.';
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
    const auto value = parse_number(field.raw, decimal_sign_);
    if (!value) return error(ErrorCode::not_a_number, record.line, column + 1, field.text());
    if (!std::isfinite(*value)) return error(ErrorCode::not_finite, record.line, column + 1, field.text());
    return *value;
}

Expected<int> CsvPoints::label(const CsvRecord& record, std::size_t column, LabelSet& labels) const {
    const CsvField& field = record.fields[column];
    if (field.raw.empty()) return error(ErrorCode::bad_label, record.line, column + 1);
    if (!numeric_labels_) {
        // out of quotes "1.5" and "-1" are no words, even among words or where commas are decimal
        const auto whole = parse_integer(field.raw);
        if (!field.quoted && parse_number(field.raw, '.') && !(whole && *whole >= 0))
            return error(ErrorCode::bad_label, record.line, column + 1, field.text());
        return labels.add(field);
    }
    if (const auto whole = parse_integer(field.raw); whole && *whole >= 0) return labels.add(*whole);
    const auto value = parse_number(field.raw, decimal_sign_);
    if (!value) return error(ErrorCode::bad_label, record.line, column + 1, field.text());
    if (!std::isfinite(*value)) return error(ErrorCode::not_finite, record.line, column + 1, field.text());
    if (*value != std::floor(*value) || *value > 1e15 || *value < -1e15)
        return error(ErrorCode::bad_label, record.line, column + 1, field.text());
    if (*value < 0) return error(ErrorCode::negative_label, record.line, column + 1, field.text());
    return labels.add(static_cast<long long>(*value));  // 1.0
}

Expected<CsvData> CsvPoints::read() {
    const char separator = options_.separator.value_or(detect_separator(text_));
    const auto found = detect_layout(text_, separator, file_, options_);
    if (!options_.sample && has_too_many_rows(separator, !found || found->has_header))
        return error(ErrorCode::too_many_rows, 0, 0, "", std::to_string(max_rows));
    CsvReader reader(text_, separator);
    CsvRecord record;
    if (!found) return fail(found.error());
    const CsvLayout& layout = *found;
    numeric_labels_ = layout.numeric_labels;
    decimal_sign_ = layout.decimal_sign;

    CsvData data;
    data.separator = separator;
    data.has_header = layout.has_header;
    data.axis_names = layout.axis_names;
    data.has_labels = layout.label.has_value();
    LabelSet labels(numeric_labels_);
    Reservoir reservoir(options_.sample, options_.sample_seed);
    if (layout.has_header) reader.next(record);
    while (reader.next(record)) {
        if (reader.unclosed_quote()) break;
        if (progress_ && reservoir.seen() % rows_between_reports == 0 &&
            !progress_(static_cast<double>(reader.position()) / static_cast<double>(text_.size())))
            return error(ErrorCode::cancelled);
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
        const auto row = static_cast<std::uint64_t>(reservoir.seen());
        const auto place = reservoir.place(data.points.size());
        if (!place) continue;
        if (layout.title) {
            point.title = record.fields[*layout.title].text();
            data.has_titles = data.has_titles || !point.title.empty();
        }
        point.id = row;
        if (*place < data.points.size())
            data.points[*place] = std::move(point);
        else
            data.points.push_back(std::move(point));
    }
    data.rows_in_file = reservoir.seen();
    if (reservoir.dropped_any()) {
        std::sort(data.points.begin(), data.points.end(), [](const Point& a, const Point& b) { return a.id < b.id; });
        for (std::size_t i = 0; i < data.points.size(); ++i) data.points[i].id = i;
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
    if (data.class_names.size() < 2 && options_.labels_required && !options_.one_class_allowed)
        return error(ErrorCode::one_class, 0, *layout.label + 1, data.class_names.front());
    for (auto& point : data.points) point.label = position[static_cast<std::size_t>(point.label)];
    return data;
}

}  // namespace

Expected<CsvData> read_csv(std::string_view text, const std::string& file, const CsvOptions& options,
                           const WorkProgress& progress) {
    const auto readable = readable_text(text, file);
    if (!readable) return fail(readable.error());
    return CsvPoints(*readable, file, options, progress).read();
}

Expected<CsvData> with_class_names(CsvData data, const std::vector<std::string>& names, bool one_class_allowed) {
    std::vector<std::string> kept;
    std::vector<int> position;
    for (std::size_t k = 0; k < data.class_names.size(); ++k) {
        const std::string& name = k < names.size() && !names[k].empty() ? names[k] : data.class_names[k];
        const auto found = std::find(kept.begin(), kept.end(), name);
        position.push_back(static_cast<int>(found - kept.begin()));
        if (found == kept.end()) kept.push_back(name);
    }
    if (kept.size() == 1 && !one_class_allowed) {
        Error error;
        error.code = ErrorCode::one_class;
        error.given = excerpt(kept.front());
        return fail(std::move(error));
    }
    if (data.has_labels)
        for (auto& point : data.points) point.label = position[static_cast<std::size_t>(point.label)];
    data.class_names = std::move(kept);
    return data;
}

}  // namespace separatrix
