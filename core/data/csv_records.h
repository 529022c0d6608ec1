// CSV text cut into records and fields, without copying.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/data/error.h"

namespace separatrix {

/// One field as it stands in the text. Blanks around an unquoted one are left out, those within quotes are its own.
struct CsvField {
    std::string_view raw;      ///< without the outer quotes
    bool has_escapes = false;  ///< raw holds doubled quotes, or text goes on after the closing quote
    bool quoted = false;

    std::string text() const;
};

struct CsvRecord {
    long line = 0;  ///< on which it begins, from 1
    std::vector<CsvField> fields;
};

/// Walks over the records; blank lines are skipped. A line ends with LF, CR LF or CR.
class CsvReader {
public:
    CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    /// False at the end of the text. The record's buffers are reused.
    bool next(CsvRecord& record);
    /// How far the text is read, in bytes.
    std::size_t position() const { return at_; }
    /// Set when the text ended within quotes: the line and field where they were opened.
    bool unclosed_quote() const { return unclosed_line_ != 0; }
    long unclosed_line() const { return unclosed_line_; }
    long unclosed_field() const { return unclosed_field_; }

private:
    void skip_blank_lines();
    void end_line();
    CsvField quoted_field();
    CsvField plain_field();

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    long line_ = 1;
    long fields_ = 0;
    long unclosed_line_ = 0;
    long unclosed_field_ = 0;
};

/// Why this text cannot be read as UTF-8 text at all, if so: empty, UTF-16, binary, invalid UTF-8.
/// A UTF-8 byte-order mark is cut off.
Expected<std::string_view> readable_text(std::string_view text, const std::string& file);

/// Comma, semicolon or tab: the one that cuts most of the first records into as many fields as the first.
char detect_separator(std::string_view text);

}  // namespace separatrix
