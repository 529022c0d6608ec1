// core/document/text_file.h: whole files, and that a failed write leaves the old one.
#include <QtTest/QtTest>

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <system_error>
#include <thread>

#include "core/document/text_file.h"

using namespace separatrix;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

/// Files larger than `bytes` cannot be written: the first write comes back short, the next is refused, as on a full
/// disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, old_handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit before_{};
    void (*old_handler_)(int) = nullptr;
};

constexpr int may_not_mount = 77;

/// In a child process: the number of the first promise that was not kept, or 0.
int fill_the_disk(const std::string& disk) {
    const bool alone = ::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
    if (!alone || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("none", disk.c_str(), "tmpfs", 0, "size=256k") != 0)
        return may_not_mount;
    const std::string file = disk + "/a";
    const std::string old_document(100'000, 'o');
    if (!write_file(file, old_document)) return 1;
    // first what never fits, then what would fit if the old one went first
    for (const std::size_t size : {1'000'000, 200'000}) {
        const auto written = write_file(file, std::string(size, 'n'));
        if (written || written.error().code != ErrorCode::write_failed) return 2;
        if (written.error().detail != std::generic_category().message(ENOSPC)) return 3;
        const auto read = read_file(file);
        if (!read || *read != old_document) return 4;
        if (std::distance(fs::directory_iterator(disk), fs::directory_iterator()) != 1) return 5;
    }
    const std::string small(100'000, 'n');
    if (!write_file(file, small) || *read_file(file) != small) return 6;
    return 0;
}

}  // namespace

class TestTextFile : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::string path(const char* name) const { return folder_.filePath(name).toStdString(); }
    std::vector<std::string> entries(const std::string& folder) const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
        return names;
    }

private slots:
    void what_was_written_is_read() {
        const std::string bytes = "line\r\n\0\xFF end"s;
        QVERIFY(write_file(path("a"), bytes));
        QCOMPARE(*read_file(path("a")), bytes);
        QVERIFY(write_file(path("a"), ""));
        QCOMPARE(*read_file(path("a")), ""s);
        const std::string large(20'000'003, 'x');
        QVERIFY(write_file(path("a"), large));
        QVERIFY(*read_file(path("a")) == large);
    }

    void nothing_else_is_left_in_the_folder() {
        fs::create_directory(path("clean"));
        QVERIFY(write_file(path("clean/a"), "1"));
        QVERIFY(write_file(path("clean/a"), "2"));
        QCOMPARE(entries(path("clean")), std::vector<std::string>{"a"});
    }

    void missing_and_folders() {
        const auto missing = read_file(path("none"));
        QCOMPARE(missing.error().code, ErrorCode::cannot_open);
        QCOMPARE(missing.error().file, path("none"));
        QCOMPARE(missing.error().detail, std::generic_category().message(ENOENT));
        QCOMPARE(read_file(folder_.path().toStdString()).error().code, ErrorCode::is_directory);
        QCOMPARE(write_file(folder_.path().toStdString(), "x").error().code, ErrorCode::is_directory);
        const auto nowhere = write_file(path("no/such/folder/a"), "x");
        QCOMPARE(nowhere.error().code, ErrorCode::write_failed);
        QCOMPARE(nowhere.error().detail, std::generic_category().message(ENOENT));
        QCOMPARE(read_file("").error().code, ErrorCode::cannot_open);
        QCOMPARE(write_file("", "x").error().code, ErrorCode::write_failed);
    }

    void unreadable() {
        // the kernel refuses this one to everybody, root too
        const auto memory = read_file("/proc/self/mem");
        QVERIFY(!memory);
        QCOMPARE(memory.error().code, ErrorCode::read_failed);
        QVERIFY(!memory.error().detail.empty());
        if (::geteuid() != 0) {
            QVERIFY(write_file(path("locked"), "x"));
            fs::permissions(path("locked"), fs::perms::none);
            QCOMPARE(read_file(path("locked")).error().code, ErrorCode::cannot_open);
            fs::permissions(path("locked"), fs::perms::owner_read);
            QCOMPARE(write_file(path("locked"), "y").error().code, ErrorCode::write_failed);
            QCOMPARE(*read_file(path("locked")), "x"s);
        }
    }

    void a_full_disk_leaves_the_old_file() {
        fs::create_directory(path("full"));
        QVERIFY(write_file(path("full/a"), "the old document"));
        {
            const FileSizeLimit limit(100'000);
            const auto written = write_file(path("full/a"), std::string(1'000'000, 'x'));
            QVERIFY(!written);
            QCOMPARE(written.error().code, ErrorCode::write_failed);
            QCOMPARE(written.error().detail, std::generic_category().message(EFBIG));
            QVERIFY(!write_file(path("full/new"), std::string(1'000'000, 'x')));
        }
        QCOMPARE(*read_file(path("full/a")), "the old document"s);
        QCOMPARE(entries(path("full")), std::vector<std::string>{"a"});
        QVERIFY(write_file(path("full/a"), std::string(1'000'000, 'x')));
    }

    void a_truly_full_disk_leaves_the_old_file() {
        // 256 kB of memory as a disk, which only the child process sees
        const std::string disk = path("disk");
        fs::create_directory(disk);
        const pid_t child = ::fork();
        if (child == 0) ::_exit(fill_the_disk(disk));
        QVERIFY(child > 0);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        if (WEXITSTATUS(status) == may_not_mount) QSKIP("This system lets nobody mount a disk for a test.");
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void devices_are_written_into() {
        QVERIFY(write_file("/dev/null", "x"));
        const auto full = write_file("/dev/full", "x");
        QVERIFY(!full);
        QCOMPARE(full.error().code, ErrorCode::write_failed);
        QCOMPARE(full.error().detail, std::generic_category().message(ENOSPC));
        struct stat status {};
        QCOMPARE(::stat("/dev/full", &status), 0);
        QVERIFY(S_ISCHR(status.st_mode));  // not replaced by a file
    }

    void links_and_permissions_stay() {
        QVERIFY(write_file(path("target"), "1"));
        fs::permissions(path("target"), fs::perms::owner_read | fs::perms::owner_write);
        fs::create_symlink("target", path("link"));
        QVERIFY(write_file(path("link"), "2"));
        QVERIFY(fs::is_symlink(path("link")));
        QCOMPARE(*read_file(path("target")), "2"s);
        QCOMPARE(fs::status(path("target")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    }

    void a_reader_sees_the_old_or_the_new_file_never_half() {
        const std::string old_bytes(3'000'000, 'a');
        const std::string new_bytes(3'000'000, 'b');
        QVERIFY(write_file(path("race"), old_bytes));
        std::atomic<bool> done{false};
        std::thread writer([&] {
            for (int i = 0; i < 20; ++i) write_file(path("race"), i % 2 == 0 ? new_bytes : old_bytes);
            done = true;
        });
        int torn = 0;
        while (!done) {
            const auto seen = read_file(path("race"));
            if (!seen || (*seen != old_bytes && *seen != new_bytes)) ++torn;
        }
        writer.join();
        QCOMPARE(torn, 0);
    }
};

QTEST_GUILESS_MAIN(TestTextFile)
#include "tst_text_file.moc"
