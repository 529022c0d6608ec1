// A large text file, line by line, without holding it in memory.
#pragma once

#include <string>
#include <string_view>

#include "core/data/error.h"

namespace separatrix {

class LineStream {
public:
    /// Errors: cannot_open, is_directory, read_failed.
    static Expected<LineStream> open(const std::string& path);
    ~LineStream();
    LineStream(LineStream&& other) noexcept;
    LineStream& operator=(LineStream&&) = delete;

    /// The next line without its end (LF, CR LF); false at the end of the file or after an error. The view holds until
    /// the next call. A UTF-8 byte-order mark at the start is skipped.
    bool next(std::string_view& line);
    long line() const { return line_; }
    /// What went wrong, if reading ended early: read_failed, binary_file (a line without an end).
    const Error* error() const { return failed_ ? &error_ : nullptr; }
    /// Share of the file that is read; 0 where its size is unknown.
    double share() const;

private:
    LineStream(std::string path, int descriptor, double size);
    bool fill();
    void fail_with(ErrorCode code, int reason);

    std::string path_;
    int descriptor_;
    double size_;
    double read_ = 0;
    std::string buffer_;
    std::size_t begin_ = 0;  ///< of what is not given out yet
    std::size_t end_ = 0;    ///< of what is read
    bool at_end_ = false;
    long line_ = 0;
    bool failed_ = false;
    Error error_;
};

}  // namespace separatrix
