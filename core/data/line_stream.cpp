#include "core/data/line_stream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace separatrix {

namespace {

constexpr std::size_t block_size = std::size_t{1} << 20;
constexpr std::size_t longest_line = std::size_t{16} << 20;

Error stream_error(const std::string& path, ErrorCode code, int reason) {
    Error error;
    error.code = code;
    error.file = path;
    if (reason != 0) error.detail = std::generic_category().message(reason);
    return error;
}

}  // namespace

Expected<LineStream> LineStream::open(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return fail(stream_error(path, ErrorCode::cannot_open, errno));
    struct stat status {};
    const bool known = ::fstat(descriptor, &status) == 0;
    if (!known || S_ISDIR(status.st_mode)) {
        const int reason = known ? 0 : errno;
        ::close(descriptor);
        return fail(stream_error(path, known ? ErrorCode::is_directory : ErrorCode::read_failed, reason));
    }
    return LineStream(path, descriptor, S_ISREG(status.st_mode) ? static_cast<double>(status.st_size) : 0);
}

LineStream::LineStream(std::string path, int descriptor, double size)
    : path_(std::move(path)), descriptor_(descriptor), size_(size), buffer_(block_size, '\0') {}

LineStream::LineStream(LineStream&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      read_(other.read_),
      buffer_(std::move(other.buffer_)),
      begin_(other.begin_),
      end_(other.end_),
      at_end_(other.at_end_),
      line_(other.line_),
      failed_(other.failed_),
      error_(std::move(other.error_)) {}

LineStream::~LineStream() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

double LineStream::share() const { return size_ > 0 ? std::min(1.0, read_ / size_) : 0; }

void LineStream::fail_with(ErrorCode code, int reason) {
    failed_ = at_end_ = true;
    error_ = stream_error(path_, code, reason);
    error_.line = code == ErrorCode::binary_file ? line_ + 1 : 0;
}

/// More bytes behind those that are left; false if there are none.
bool LineStream::fill() {
    if (at_end_) return false;
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    if (end_ == buffer_.size()) {
        if (end_ >= longest_line) {
            fail_with(ErrorCode::binary_file, 0);
            return false;
        }
        buffer_.resize(buffer_.size() * 2);
    }
    while (true) {
        const ssize_t count = ::read(descriptor_, buffer_.data() + end_, buffer_.size() - end_);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) {
            fail_with(ErrorCode::read_failed, errno);
            return false;
        }
        at_end_ = count == 0;
        const bool first = read_ == 0;
        read_ += static_cast<double>(count);
        end_ += static_cast<std::size_t>(count);
        if (first && std::string_view(buffer_.data(), end_).starts_with("\xEF\xBB\xBF")) begin_ = 3;
        return count > 0;
    }
}

bool LineStream::next(std::string_view& line) {
    std::size_t looked_at = begin_;
    while (true) {
        const char* start = buffer_.data() + looked_at;
        const auto* found = static_cast<const char*>(std::memchr(start, '\n', end_ - looked_at));
        if (found) {
            const auto at = static_cast<std::size_t>(found - buffer_.data());
            line = std::string_view(buffer_.data() + begin_, at - begin_);
            begin_ = at + 1;
            break;
        }
        const std::size_t unread = end_ - begin_;
        if (fill()) {
            looked_at = begin_ + (begin_ == 0 ? unread : 0);
            continue;
        }
        if (failed_ || begin_ == end_) return false;
        line = std::string_view(buffer_.data() + begin_, end_ - begin_);  // the last one has no end
        begin_ = end_;
        break;
    }
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    ++line_;
    return true;
}

}  // namespace separatrix
