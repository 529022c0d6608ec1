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

    void reset(int fd) {
        if (fd_ >= 0) ::close(fd_);
        fd_ = fd;
    }
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

/// Calls `make` with names in the folder until one is free; false, and errno, if it fails for another reason.
template <class Make>
bool with_free_name(const std::string& folder, std::string& name, const Make& make) {
    static std::atomic<unsigned> counter{0};
    for (int attempt = 0; attempt < 100; ++attempt) {
        name = folder + ".separatrix-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".tmp";
        if (make(name)) return true;
        if (errno != EEXIST) return false;
    }
    return false;
}

/// The new bytes beside the target, until they get its name.
class TemporaryFile {
public:
    TemporaryFile(std::string folder, bool nameless) : folder_(std::move(folder)), nameless_(nameless) {}
    ~TemporaryFile() {
        if (!name_.empty()) ::unlink(name_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    /// 0 or errno, as the following. `mode`: the permissions of the target, null if it is new.
    int write(const std::string& bytes, const mode_t* mode) {
        if (nameless_) {
            // a process that is killed leaves nothing behind
            file_.reset(::open(folder_.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666));
        } else {
            with_free_name(folder_, name_, [this](const std::string& name) {
                file_.reset(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
                return file_.is_open();
            });
        }
        if (!file_.is_open()) {
            name_.clear();
            return errno;
        }
        if (mode && ::fchmod(file_.get(), *mode) != 0) return errno;
        if (const int reason = write_all(file_.get(), bytes)) return reason;
        return flush(file_.get());
    }
    int rename_to(const std::string& target) {
        if (nameless_) {
            // only a file with a name can replace another
            const std::string opened = "/proc/self/fd/" + std::to_string(file_.get());
            const bool named = with_free_name(folder_, name_, [&](const std::string& name) {
                return ::linkat(AT_FDCWD, opened.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
            });
            if (!named) {
                name_.clear();
                return errno;
            }
        }
        if (!file_.close()) return errno;
        if (::rename(name_.c_str(), target.c_str()) != 0) return errno;
        name_.clear();
        return 0;
    }

private:
    std::string folder_;
    bool nameless_;
    Descriptor file_{-1};
    std::string name_;
};

int replace_file(const std::string& target, const std::string& bytes, const mode_t* mode, bool nameless) {
    TemporaryFile file(folder_of(target), nameless);
    if (const int reason = file.write(bytes, mode)) return reason;
    return file.rename_to(target);
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
    const mode_t permissions = status.st_mode & 07777;
    const mode_t* mode = exists ? &permissions : nullptr;
    // some file systems have no nameless files, some no second names, and some containers no /proc
    if (replace_file(target, bytes, mode, true) != 0)
        if (const int reason = replace_file(target, bytes, mode, false)) return failed(reason);
    // the new name itself must survive a power cut; if that cannot be promised, the file is still written
    const Descriptor directory(::open(folder_of(target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.is_open()) ::fsync(directory.get());
    return {};
}

}  // namespace separatrix
