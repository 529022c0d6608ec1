// core/document/document_file.h: a thousand programs are killed in the midst of saving; no document is torn.
#include <QtTest/QtTest>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <filesystem>

#include "core/document/document_file.h"
#include "core/document/json_files.h"
#include "core/document/text_file.h"
#include "core/math/random.h"

using namespace separatrix;
namespace fs = std::filesystem;

namespace {

constexpr int lanes = 4;
#ifdef SEPARATRIX_SANITIZED  // slow there, and the bytes on the disk are the same
constexpr int kills_per_lane = 50;
#else
constexpr int kills_per_lane = 250;
#endif
constexpr int points = 1500;

/// The n-th document: all its points, its seed and its last byte tell n.
std::string numbered_text(int n) {
    Document document;
    for (int i = 0; i < points; ++i) document.points.push_back({n + i * 0.001, n * 0.5, i % 2, document.next_id++, {}});
    document.settings.seed = static_cast<std::uint64_t>(n);
    return write_document(document, nullptr, nullptr);
}

bool is_whole(const std::string& path) {
    const auto text = read_file(path);
    if (!text) return false;
    const auto saved = read_document(*text, path);
    return saved && saved->document.points.size() == points &&
           *text == numbered_text(static_cast<int>(saved->document.settings.seed));
}

/// What a lane tells its parent; shared memory, because lanes and their victims are processes.
struct Lane {
    std::atomic<int> saving{0};  ///< the victim is within write_document_file
    std::atomic<int> kills{0};
    std::atomic<int> kills_while_saving{0};
    std::atomic<int> torn{0};
    std::atomic<int> broken{0};  ///< a victim that could not be started or ended by itself
    std::atomic<int> left_over{0};
};

[[noreturn]] void save_for_ever(const std::string& path, int first, Lane& lane) {
    // made before the clock runs: only the saving is to be hit
    const std::array<std::string, 2> texts{numbered_text(first), numbered_text(first + 1)};
    for (std::size_t i = 0;; ++i) {
        lane.saving = 1;
        if (!write_document_file(path, texts[i % 2])) ::_exit(1);
        lane.saving = 2;
    }
}

void run_lane(const std::string& folder, std::uint64_t seed, Lane& lane) {
    const std::string path = folder + "/run.sepx";
    Rng rng(seed);
    if (!write_document_file(path, numbered_text(0))) lane.broken++;
    for (int n = 1; n <= kills_per_lane; ++n) {
        lane.saving = 0;
        const pid_t victim = ::fork();
        if (victim == 0) save_for_ever(path, 2 * n, lane);
        if (victim < 0) {
            lane.broken++;
            return;
        }
        while (lane.saving == 0 && ::waitpid(victim, nullptr, WNOHANG) == 0) ::usleep(50);
        ::usleep(static_cast<useconds_t>(rng.below(4000)));
        const bool was_saving = lane.saving == 1;
        ::kill(victim, SIGKILL);
        int status = 0;
        if (::waitpid(victim, &status, 0) != victim || !WIFSIGNALED(status)) lane.broken++;
        lane.kills++;
        if (was_saving) lane.kills_while_saving++;
        if (!is_whole(path)) lane.torn++;
    }
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path() != fs::path(path)) lane.left_over++;
}

}  // namespace

class TestKilledSaves : public QObject {
    Q_OBJECT

private slots:
    void kills_tear_no_document() {
        QTemporaryDir folder;
        void* memory = ::mmap(nullptr, sizeof(Lane) * lanes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        QVERIFY(memory != MAP_FAILED);
        auto* lane = new (memory) Lane[lanes];
        const auto seed = static_cast<std::uint64_t>(QDateTime::currentMSecsSinceEpoch());
        std::vector<pid_t> runners;
        for (int i = 0; i < lanes; ++i) {
            const std::string own = folder.filePath(QString::number(i)).toStdString();
            fs::create_directory(own);
            const pid_t runner = ::fork();
            if (runner == 0) {
                run_lane(own, seed + static_cast<std::uint64_t>(i), lane[i]);
                ::_exit(0);
            }
            runners.push_back(runner);
        }
        for (const pid_t runner : runners) {
            QVERIFY(runner > 0);
            int status = 0;
            while (::waitpid(runner, &status, 0) < 0 && errno == EINTR) continue;
            QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        }
        int kills = 0;
        int in_the_midst = 0;
        int left_over = 0;
        for (int i = 0; i < lanes; ++i) {
            QVERIFY2(lane[i].torn == 0, qPrintable(QString("seed %1, lane %2").arg(seed).arg(i)));
            QCOMPARE(lane[i].broken.load(), 0);
            kills += lane[i].kills;
            in_the_midst += lane[i].kills_while_saving;
            left_over += lane[i].left_over;
        }
        ::munmap(memory, sizeof(Lane) * lanes);
        QCOMPARE(kills, lanes * kills_per_lane);
        qInfo("%d kills, %d of them in the midst of a save, %d temporary files left", kills, in_the_midst, left_over);
        QVERIFY2(in_the_midst > kills / 2, qPrintable(QString::number(in_the_midst)));
    }
};

QTEST_GUILESS_MAIN(TestKilledSaves)
#include "tst_killed_saves.moc"
