#include "core/document/text_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <new>
#include <system_error>
#include <utility>

namespace separatrix {

namespace {

constexpr std::size_t largest_file = std::size_t{4} << 30;  // /dev/zero has an end, too

Error error_about(const std::string& path, ErrorCode code, int reason = 0) {
    Error error;
    error.code = code;
    error.file = path;
    if (reason != 0) error.detail = std::generic_category().message(reason);
    return error;
}

/// Closes when it goes out of scope, unless close() was called to hear of errors.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool is_open() const { return fd_ >= 0; }
    int get() const { return fd_; }
    bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

private:
    int fd_;
};

/// 0, or errno. A full disk may take a part of the bytes first and refuse the rest.
int write_all(int fd, const std::string& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::write(fd, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        if (count == 0) return ENOSPC;
        done += static_cast<std::size_t>(count);
    }
    return 0;
}

int flush(int fd) {
    // pipes and terminals cannot be flushed to a disk
    return ::fsync(fd) != 0 && errno != EINVAL && errno != EROFS ? errno : 0;
}

/// The file that a symbolic link leads to: it is replaced, the link stays.
std::string link_target(const std::string& path) {
    char* resolved = ::realpath(path.c_str(), nullptr);
    if (!resolved) return path;
    std::string target = resolved;
    std::free(resolved);
    return target;
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "./" : path.substr(0, slash + 1);
}

/// A new file beside the target; `name` is set to its path.
int open_temporary(const std::string& folder, mode_t mode, std::string& name) {
    static std::atomic<unsigned> counter{0};
    for (int attempt = 0; attempt < 100; ++attempt) {
        name = folder + ".separatrix-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".tmp";
        const int fd = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0 || errno != EEXIST) return fd;
    }
    return -1;
}

}  // namespace

Expected<std::string> read_file(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return fail(error_about(path, ErrorCode::cannot_open, errno));
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return fail(error_about(path, ErrorCode::read_failed, errno));
    if (S_ISDIR(status.st_mode)) return fail(error_about(path, ErrorCode::is_directory));
    try {
        std::string bytes;
        // the size is only a hint: a pipe has none, and a file may grow
        const auto hint = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
        if (hint > largest_file) return fail(error_about(path, ErrorCode::read_failed, EFBIG));
        std::size_t size = 0;
        bytes.resize(hint + 1);
        while (true) {
            if (size == bytes.size()) bytes.resize(std::max<std::size_t>(bytes.size() * 2, 65536));
            const ssize_t count = ::read(file.get(), bytes.data() + size, bytes.size() - size);
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) return fail(error_about(path, ErrorCode::read_failed, errno));
            if (count == 0) break;
            size += static_cast<std::size_t>(count);
            if (size > largest_file) return fail(error_about(path, ErrorCode::read_failed, EFBIG));
        }
        bytes.resize(size);
        return bytes;
    } catch (const std::bad_alloc&) {
        return fail(error_about(path, ErrorCode::read_failed, ENOMEM));
    }
}

Expected<void> write_file(const std::string& path, const std::string& bytes) {
    const auto failed = [&](int reason) { return fail(error_about(path, ErrorCode::write_failed, reason)); };
    struct stat status {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) return fail(error_about(path, ErrorCode::is_directory));
    if (exists && !S_ISREG(status.st_mode)) {
        Descriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!device.is_open()) return failed(errno);
        if (const int reason = write_all(device.get(), bytes)) return failed(reason);
        if (!device.close()) return failed(errno);
        return {};
    }
    // a file that may not be written must not be replaced either
    if (exists && ::access(path.c_str(), W_OK) != 0) return failed(errno);

    const std::string target = exists ? link_target(path) : path;
    const std::string folder = folder_of(target);
    std::string temporary;
    Descriptor file(open_temporary(folder, 0666, temporary));
    if (!file.is_open()) return failed(errno);
    int reason = exists && ::fchmod(file.get(), status.st_mode & 07777) != 0 ? errno : 0;
    if (reason == 0) reason = write_all(file.get(), bytes);
    if (reason == 0) reason = flush(file.get());
    if (!file.close() && reason == 0) reason = errno;
    if (reason == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) reason = errno;
    if (reason != 0) {
        ::unlink(temporary.c_str());
        return failed(reason);
    }
    // the new name itself must survive a power cut; if that cannot be promised, the file is still written
    const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.is_open()) ::fsync(directory.get());
    return {};
}

}  // namespace separatrix
