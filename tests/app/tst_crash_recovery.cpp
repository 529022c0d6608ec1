// Programs that are killed, and what the next one offers. The victims are this program itself with the words of a small
// script as arguments, and the real separatrix.
#include <QApplication>
#include <QLabel>
#include <QLockFile>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <cstdio>

#include "core/document/text_file.h"
#include "ui/model/files/document_files.h"
#include "ui/model/shell/quit_signals.h"
#include "ui/view/shell/main_window.h"

using namespace separatrix;

namespace {

void say(const QString& line) {
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

void answer_with_discard() {
    QTimer::singleShot(100, [] {
        if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget()))
            box->button(QMessageBox::Discard)->click();
    });
}

void do_one_thing(MainWindow& window, const QString& word) {
    Session& session = window.session();
    const auto* bar = window.findChild<QWidget*>("recoveryBar");
    if (word == "edit")
        session.apply("add", [](Document d) { return add_point(std::move(d), 1.5, 2.5, 1, "Kept"); });
    else if (word == "train") {
        session.setTraining(true);
        if (!QTest::qWaitFor([&] { return session.frame() && session.frame()->epoch > 3; }, 20000)) say("no training");
    } else if (word == "open" || word == "discard" || word == "later")
        bar->findChild<QPushButton*>("recovery" + word.left(1).toUpper() + word.mid(1))->click();
    else if (word == "save")
        window.findChild<QAction*>("actionSave")->trigger();
    else if (word == "close") {
        answer_with_discard();
        window.close();
    } else if (word == "pause") {
        // until the edit is on the disk: a second is not enough where flushing takes longer
        const QDateTime now = QDateTime::currentDateTime();
        const auto written = [&] {
            const auto files = QDir(recovery_folder()).entryInfoList({"*.recovery"}, QDir::Files, QDir::Time);
            return !files.isEmpty() && files.first().lastModified() >= now;
        };
        if (!QTest::qWaitFor(written, 20000)) say("nothing kept");
    } else if (word == "print")
        say(QString("%1 points, epoch %2, path %3, modified %4, offer: %5")
                .arg(session.document().points.size())
                .arg(session.snapshot().checkpoint ? session.snapshot().checkpoint->epoch : 0)
                .arg(QFileInfo(session.path()).fileName())
                .arg(session.isModified())
                .arg(bar->isVisible() ? window.findChild<QLabel*>("recoveryText")->text() : "none"));
}

/// As run_window() in app/window.cpp, then the words one after the other.
int run_victim(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList words = QApplication::arguments().mid(3);
    MainWindow window(QString::fromLocal8Bit(argv[2]));
    window.keepRecoveryFiles(recovery_folder());
    const QuitSignals signals_of_the_system([&window] { window.saveForRecovery(); });
    window.show();
    bool closed = false;
    QTimer::singleShot(0, [&] {
        for (const QString& word : words) do_one_thing(window, word);
        closed = words.contains("close");
        say("done");
        if (closed) QApplication::quit();
    });
    return QApplication::exec();
}

}  // namespace

class TestCrashRecovery : public QObject {
    Q_OBJECT
private slots:
    void init();
    void killedAfterAnEdit();
    void killedTwice();
    void theDocumentsOwnFile();
    void terminated();
    void cleanExitAndRunningProgramsOfferNothing();
    void discardedAndLater();
    void theRealProgram();

private:
    std::unique_ptr<QProcess> start(const QStringList& words, const QString& file = {});
    /// Runs the words and a kill; the last line before "done".
    QString run_and_kill(const QStringList& words, const QString& file = {}, int signal = SIGKILL);
    QStringList kept() const { return QDir(folder()).entryList({"*.recovery"}); }
    QString folder() const { return home_->filePath("state/separatrix/recovery"); }
    QProcessEnvironment environment() const;

    std::unique_ptr<QTemporaryDir> home_;
};

void TestCrashRecovery::init() { home_ = std::make_unique<QTemporaryDir>(); }

QProcessEnvironment TestCrashRecovery::environment() const {
    auto result = QProcessEnvironment::systemEnvironment();
    result.insert("XDG_STATE_HOME", home_->filePath("state"));
    result.insert("XDG_CONFIG_HOME", home_->filePath("config"));
    result.insert("XDG_DATA_HOME", home_->filePath("data"));
    result.insert("QT_QPA_PLATFORM", "offscreen");
    return result;
}

std::unique_ptr<QProcess> TestCrashRecovery::start(const QStringList& words, const QString& file) {
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment());
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationFilePath(), QStringList{"--victim", file} + words);
    QByteArray all;
    QElapsedTimer clock;
    clock.start();
    while (!all.contains("done\n") && clock.elapsed() < 60'000) {
        if (!process->waitForReadyRead(1000) && process->state() == QProcess::NotRunning) break;
        all += process->readAllStandardOutput();
    }
    process->setProperty("said", QString::fromUtf8(all));
    return process;
}

QString TestCrashRecovery::run_and_kill(const QStringList& words, const QString& file, int signal) {
    const auto process = start(words, file);
    if (process->state() != QProcess::NotRunning) ::kill(static_cast<pid_t>(process->processId()), signal);
    process->waitForFinished(20'000);
    const auto lines = process->property("said").toString().split('\n', Qt::SkipEmptyParts);
    if (lines.isEmpty() || lines.last() != "done") return "not done: " + lines.join(" / ");
    return lines.size() > 1 ? lines[lines.size() - 2] : QString();
}

void TestCrashRecovery::killedAfterAnEdit() {
    QCOMPARE(run_and_kill({"print"}), QString("24 points, epoch 0, path , modified 0, offer: none"));
    QVERIFY(run_and_kill({"print"}).endsWith("offer: none"));  // nothing was lost, nothing is offered
    run_and_kill({"edit", "pause"});
    QCOMPARE(kept().size(), 1);
    const QString said = run_and_kill({"print"});
    QVERIFY2(said.contains("offer: Separatrix ended without saving the untitled movies"), qPrintable(said));
    QVERIFY2(said.startsWith("24 points"), qPrintable(said));  // nothing is opened unasked
    QVERIFY2(run_and_kill({"open", "print"}).startsWith("25 points, epoch 0, path , modified 1, offer: none"),
             "opened");
}

void TestCrashRecovery::killedTwice() {
    run_and_kill({"edit", "pause"});
    run_and_kill({"open"});                   // killed at once
    run_and_kill({"open", "edit", "pause"});  // and again
    const QString said = run_and_kill({"open", "print"});
    QVERIFY2(said.startsWith("26 points"), qPrintable(said));
    QCOMPARE(kept().size(), 1);
}

void TestCrashRecovery::theDocumentsOwnFile() {
    const QString file = home_->filePath("moons é.sepx");
    QVERIFY(save_document(file, QByteArray::fromStdString(write_document(sample_document(), nullptr, nullptr))));
    run_and_kill({"edit", "pause"}, file);
    QVERIFY2(run_and_kill({"print"}).contains("moons é.sepx"), qPrintable(run_and_kill({"print"})));
    const QString said = run_and_kill({"open", "save", "print", "close"});
    QVERIFY2(said.startsWith("25 points, epoch 0, path moons é.sepx, modified 0"), qPrintable(said));
    QCOMPARE(open_file(file)->saved.document.points.size(), std::size_t{25});
    QVERIFY(run_and_kill({"print"}).endsWith("offer: none"));
    QVERIFY(kept().isEmpty());
}

void TestCrashRecovery::terminated() {
    // at once: the timers have not run yet
    const auto process = start({"train", "edit"});
    process->terminate();
    QVERIFY(process->waitForFinished(20'000));
    QCOMPARE(process->exitStatus(), QProcess::CrashExit);  // SIGTERM ended it
    const QString said = run_and_kill({"open", "print"});
    QVERIFY2(said.startsWith("25 points, epoch "), qPrintable(said));
    QVERIFY2(!said.contains("epoch 0,"), qPrintable(said));
    // training alone, by the terminal's end
    run_and_kill({"open", "close"});
    run_and_kill({"train"}, {}, SIGHUP);
    const QString trained = run_and_kill({"open", "print"});
    QVERIFY2(trained.startsWith("24 points") && !trained.contains("epoch 0,"), qPrintable(trained));
}

void TestCrashRecovery::cleanExitAndRunningProgramsOfferNothing() {
    const auto running = start({"edit", "pause"});
    QCOMPARE(kept().size(), 1);
    QVERIFY(run_and_kill({"print"}).endsWith("offer: none"));
    const QString other = run_and_kill({"edit", "pause", "print", "close"});
    QVERIFY2(other.startsWith("25 points"), qPrintable(other));
    QCOMPARE(kept().size(), 1);  // the running one's
    running->kill();
    running->waitForFinished();
    QVERIFY(!run_and_kill({"print"}).endsWith("offer: none"));
}

void TestCrashRecovery::discardedAndLater() {
    run_and_kill({"edit", "pause"});
    run_and_kill({"edit", "edit", "pause"});
    const QString later = run_and_kill({"print", "later", "print"});
    QVERIFY2(later.endsWith("offer: none"), qPrintable(later));
    QVERIFY(run_and_kill({"print"}).contains("One more document waits"));
    const QString second = run_and_kill({"discard", "print"});
    QVERIFY2(second.contains("Separatrix ended without") && !second.contains("waits"), qPrintable(second));
    QVERIFY(run_and_kill({"discard", "print"}).endsWith("offer: none"));
    QVERIFY(kept().isEmpty());
    // damaged from outside: one sentence, and never again
    run_and_kill({"edit", "pause"});
    QCOMPARE(kept().size(), 1);
    QVERIFY(write_file((folder() + '/' + kept()[0]).toStdString(), "garbage"));
    QVERIFY(run_and_kill({"open", "print"}).startsWith("24 points"));
    QVERIFY(run_and_kill({"print"}).endsWith("offer: none"));
}

void TestCrashRecovery::theRealProgram() {
    run_and_kill({"edit", "pause"});
    QCOMPARE(kept().size(), 1);
    for (const int signal : {SIGKILL, SIGTERM}) {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(SEPARATRIX_EXECUTABLE, {});
        // it keeps a journal of its own, and holds the one that it offers; others may lie there from before
        const auto held = [&] {
            int count = 0;
            for (const QFileInfo& info : QDir(folder()).entryInfoList({"*.lock"})) {
                qint64 holder = 0;
                QString host, program;
                if (QLockFile(info.absoluteFilePath()).getLockInfo(&holder, &host, &program) &&
                    holder == process.processId())
                    ++count;
            }
            return count;
        };
        const bool both = QTest::qWaitFor([&] { return held() == 2; }, 60'000);
        QVERIFY2(both, qPrintable(QString("%1 of 2 locks; the program %2, and said: %3")
                                      .arg(held())
                                      .arg(process.state() == QProcess::Running ? "runs" : "has ended",
                                           QString::fromLocal8Bit(process.readAllStandardError()))));
        QVERIFY(run_and_kill({"print"}).endsWith("offer: none"));
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QCOMPARE(kept().size(), 1);
    }
    QVERIFY(run_and_kill({"open", "print"}).startsWith("25 points"));
}

int main(int argc, char** argv) {
    if (argc > 2 && qstrcmp(argv[1], "--victim") == 0) return run_victim(argc, argv);
    QApplication application(argc, argv);
    TestCrashRecovery test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_crash_recovery.moc"
