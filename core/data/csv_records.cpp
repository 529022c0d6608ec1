#include "core/data/csv_records.h"

namespace separatrix {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool ends_line(char c) { return c == '\n' || c == '\r'; }

}  // namespace

std::string CsvField::text() const {
    if (!has_escapes) return std::string(raw);
    // raw runs from behind the opening quote: up to the closing one "" is a quote, what follows it stays as it is
    std::string result;
    bool in_quotes = true;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (!in_quotes || raw[i] != '"') {
            result += raw[i];
        } else if (i + 1 < raw.size() && raw[i + 1] == '"') {
            result += '"';
            ++i;
        } else {
            in_quotes = false;
        }
    }
    return result;
}

void CsvReader::end_line() {
    if (at_ >= text_.size()) return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
}

void CsvReader::skip_blank_lines() {
    while (at_ < text_.size()) {
        std::size_t end = at_;
        // with tabs between the fields a line of tabs is a record of empty fields
        while (end < text_.size() && is_blank(text_[end]) && text_[end] != separator_) ++end;
        if (end < text_.size() && !ends_line(text_[end])) return;
        at_ = end;
        end_line();
    }
}

bool CsvReader::next(CsvRecord& record) {
    skip_blank_lines();
    record.fields.clear();
    fields_ = 0;
    if (at_ >= text_.size()) return false;
    record.line = line_;
    while (true) {
        ++fields_;
        std::size_t start = at_;
        while (start < text_.size() && is_blank(text_[start]) && text_[start] != separator_) ++start;
        at_ = start;
        record.fields.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted_field() : plain_field());
        if (at_ >= text_.size()) return true;
        if (text_[at_] != separator_) break;
        ++at_;
    }
    end_line();
    return true;
}

CsvField CsvReader::plain_field() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && !ends_line(text_[at_])) ++at_;
    std::size_t end = at_;
    while (end > begin && is_blank(text_[end - 1])) --end;
    return {text_.substr(begin, end - begin)};
}

CsvField CsvReader::quoted_field() {
    const long opened_line = line_;
    const std::size_t begin = ++at_;
    bool has_escapes = false;
    while (true) {
        if (at_ >= text_.size()) {
            unclosed_line_ = opened_line;
            unclosed_field_ = fields_;
            return {text_.substr(begin), has_escapes, true};
        }
        const char c = text_[at_];
        if (ends_line(c)) {
            end_line();
        } else if (c != '"') {
            ++at_;
        } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
            has_escapes = true;
            at_ += 2;
        } else {
            break;
        }
    }
    const std::size_t closing = at_++;
    const CsvField rest = plain_field();
    if (rest.raw.empty()) return {text_.substr(begin, closing - begin), has_escapes, true};
    const auto end = static_cast<std::size_t>(rest.raw.data() - text_.data()) + rest.raw.size();
    return {text_.substr(begin, end - begin), true, true};
}

char detect_separator(std::string_view text) {
    // the comma last: it may also stand within numbers of a file that another program wrote with semicolons
    char best = ',';
    int best_score = 0;
    for (const char separator : {'\t', ';', ','}) {
        CsvReader reader(text, separator);
        CsvRecord record;
        std::size_t columns = 0;
        int score = 0;
        for (int i = 0; i < 50 && reader.next(record); ++i) {
            if (i == 0) columns = record.fields.size();
            if (columns >= 2 && record.fields.size() == columns) ++score;
        }
        if (score > best_score) {
            best = separator;
            best_score = score;
        }
    }
    return best;
}

}  // namespace separatrix
