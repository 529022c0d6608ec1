// Sessions made from seeds: after each step what is shown is what would be saved, opened, undone and redone, to the
// bit, and the question about unsaved work is asked exactly when work would be lost.
//
// SEPARATRIX_SESSIONS and SEPARATRIX_FIRST_SEED choose how many and from which seed on.
#include <QtTest>

#include "tests/ui/model/session/random_sessions/session_script.h"

using namespace separatrix;
using namespace separatrix::tests;

namespace {

constexpr int script_length = 24;
#ifdef SEPARATRIX_SANITIZED
constexpr int standard_sessions = 150;
#else
constexpr int standard_sessions = 2000;
#endif

std::optional<QString> played(const Script& script) {
    QTemporaryDir folder;
    Player player(folder.path());
    return player.play(script);
}

/// Without the steps that are not needed to fail. What depends on the pace of training is tried a few times.
Script shrunk(Script script) {
    const auto fails = [](const Script& shorter) {
        for (int attempt = 0; attempt < 3; ++attempt)
            if (played(shorter)) return true;
        return false;
    };
    for (std::size_t part = script.size() / 2; part > 0; part /= 2)
        for (std::size_t begin = 0; begin + part <= script.size();) {
            Script shorter = script;
            shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(begin),
                          shorter.begin() + static_cast<std::ptrdiff_t>(begin + part));
            if (fails(shorter))
                script = std::move(shorter);
            else
                begin += part;
        }
    return script;
}

}  // namespace

class TestRandomSessions : public QObject {
    Q_OBJECT
private slots:
    void keptScripts_data();
    void keptScripts();
    void seeds();
};

void TestRandomSessions::keptScripts_data() {
    QTest::addColumn<int>("number");
    for (int i = 0; i < static_cast<int>(kept_scripts().size()); ++i) QTest::addRow("%d", i) << i;
}

void TestRandomSessions::keptScripts() {
    QFETCH(int, number);
    const Kept& kept = kept_scripts()[static_cast<std::size_t>(number)];
    const auto broken = played(kept.script);
    QVERIFY2(!broken, qPrintable(QString::fromLatin1(kept.was) + QStringLiteral(": ") + broken.value_or(QString())));
}

void TestRandomSessions::seeds() {
    const int count = qEnvironmentVariableIsSet("SEPARATRIX_SESSIONS")
                          ? qEnvironmentVariableIntValue("SEPARATRIX_SESSIONS")
                          : standard_sessions;
    const auto first = qEnvironmentVariable("SEPARATRIX_FIRST_SEED", QStringLiteral("1")).toULongLong();
    for (int i = 0; i < count; ++i) {
        const std::uint64_t seed = first + static_cast<std::uint64_t>(i);
        const Script script = script_from(seed, script_length);
        const auto broken = played(script);
        if (!broken) continue;
        const Script least = shrunk(script);
        QFAIL(
            qPrintable(QStringLiteral("seed %1: %2\nshrunk to: %3\n%4")
                           .arg(seed)
                           .arg(*broken, text_of(least), played(least).value_or(QStringLiteral("(not every time)")))));
    }
}

QTEST_GUILESS_MAIN(TestRandomSessions)
#include "tst_random_sessions.moc"
