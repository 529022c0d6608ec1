// ui/model/files/recovery_journal.h and recovery_file.h: what is not saved is in a file, and only that.
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "core/document/text_file.h"
#include "ui/model/files/recovery_journal.h"
#include "ui/model/files/recovery_offer.h"
#include "ui/model/session/session.h"

using namespace separatrix;

namespace {

void add_movie(Session& session, double x1 = 1.25) {
    session.apply("add", [x1](Document d) { return add_point(std::move(d), x1, 2, 0, "Kept"); });
}

}  // namespace

class TestRecovery : public QObject {
    Q_OBJECT
private slots:
    void init();
    void anEditIsKeptWithinASecond();
    void whatIsSavedOrTakenBackIsNotKept();
    void trainingIsKeptToTheLastBit();
    void typedWeightsAreKept();
    void aProgramThatRunsIsLeftAlone();
    void whatWasAbandonedIsFound();
    void theLockOfADeadProgramWithOurNumberIsFree();
    void adoptedIsKeptUntilSaved();
    void finishedLeavesNothing();
    void aFolderThatCannotBeUsedIsSaidOnce();
    void aWriteThatFailsIsSaidOnceAndTriedAgain();
    void damagedFilesAreOneError();
    void theOfferSaysWhatAndWhen();

private:
    QStringList entries() const { return QDir(folder_).entryList(QDir::Files | QDir::NoDotAndDotDot); }
    std::unique_ptr<QTemporaryDir> temporary_;
    QString folder_;
};

void TestRecovery::init() {
    temporary_ = std::make_unique<QTemporaryDir>();
    folder_ = temporary_->filePath("state/recovery");
}

void TestRecovery::anEditIsKeptWithinASecond() {
    Session session;
    RecoveryJournal journal(&session, folder_);
    QTest::qWait(600);
    QVERIFY(!QFileInfo::exists(journal.file()));  // nothing was done yet
    add_movie(session);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(journal.file()), 1000);
    const auto kept = read_recovery_file(journal.file());
    QVERIFY(kept);
    QCOMPARE(kept->saved.document, session.document());
    QCOMPARE(kept->path, QString());
    // edits that never pause are kept all the same
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 1500) {
        add_movie(session, static_cast<double>(clock.elapsed()) / 1000);
        QTest::qWait(20);
    }
    const auto later = read_recovery_file(journal.file());
    QVERIFY(later);
    QVERIFY(later->saved.document.points.size() > 40);
    // nobody else reads it
    QCOMPARE(QFileInfo(folder_).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestRecovery::whatIsSavedOrTakenBackIsNotKept() {
    Session session;
    RecoveryJournal journal(&session, folder_);
    add_movie(session);
    QTRY_VERIFY(QFileInfo::exists(journal.file()));
    session.markSaved(temporary_->filePath("a.sepx"));
    QTRY_VERIFY(!QFileInfo::exists(journal.file()));
    add_movie(session, 2);
    QTRY_VERIFY(QFileInfo::exists(journal.file()));
    QCOMPARE(read_recovery_file(journal.file())->path, temporary_->filePath("a.sepx"));
    session.undoStack()->undo();
    QTRY_VERIFY(!QFileInfo::exists(journal.file()));
}

void TestRecovery::trainingIsKeptToTheLastBit() {
    Session session;
    RecoveryJournal journal(&session, folder_);
    session.setTraining(true);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(journal.file()), RecoveryJournal::training_pace_ms + 2000);
    session.setTraining(false);
    QTRY_COMPARE(session.frame()->run_state, RunState::paused);
    journal.writeNow();
    const auto kept = read_recovery_file(journal.file());
    QVERIFY(kept && kept->saved.checkpoint);
    QVERIFY(kept->saved.checkpoint->epoch > 0);
    QCOMPARE(*kept->saved.checkpoint, *session.frame()->checkpoint);
    QCOMPARE(kept->saved.history.buckets().size(), session.frame()->history->buckets().size());
}

void TestRecovery::typedWeightsAreKept() {
    Session session;
    RecoveryJournal journal(&session, folder_);
    session.editWeights("type", [](Network& network) { network.layers[0].b(0) = 0.5; });
    QTRY_VERIFY(QFileInfo::exists(journal.file()));
    const auto kept = read_recovery_file(journal.file());
    QVERIFY(kept && kept->saved.checkpoint);
    QCOMPARE(kept->saved.checkpoint->predictor.network.layers[0].b(0), 0.5);
}

void TestRecovery::aProgramThatRunsIsLeftAlone() {
    Session session;
    RecoveryJournal journal(&session, folder_);
    add_movie(session);
    QTRY_VERIFY(QFileInfo::exists(journal.file()));
    QVERIFY(abandoned_recovery_files(folder_).empty());
    QVERIFY(QFileInfo::exists(journal.file()));
    // a second one keeps its own
    Session other_session;
    RecoveryJournal other(&other_session, folder_);
    QVERIFY(other.file() != journal.file());
    QVERIFY(!other.file().isEmpty());
}

void TestRecovery::whatWasAbandonedIsFound() {
    QString older;
    for (const double x1 : {1.5, 2.5}) {
        Session session;
        RecoveryJournal journal(&session, folder_);
        add_movie(session, x1);
        journal.writeNow();
        if (older.isEmpty()) {
            older = journal.file();
            QFile file(older);
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
        }
        // the journal goes without finish(): as after a crash, but for the lock
    }
    auto found = abandoned_recovery_files(folder_);
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[1].file, older);  // newest first
    QCOMPARE(read_recovery_file(found[0].file)->saved.document.points.back().x1, 2.5);
    QVERIFY(abandoned_recovery_files(folder_).empty());  // they are somebody's now
    found.clear();
    QCOMPARE(abandoned_recovery_files(folder_).size(), std::size_t{2});
}

void TestRecovery::theLockOfADeadProgramWithOurNumberIsFree() {
    // in a container every program may have the same process number: the number alone would say "it runs"
    QVERIFY(QDir().mkpath(folder_));
    {
        Session session;
        RecoveryJournal journal(&session, folder_);
        add_movie(session);
        journal.writeNow();
    }
    const auto files = QDir(folder_).entryInfoList({"*.recovery"});
    QCOMPARE(files.size(), 1);
    const QByteArray lock = QByteArray::number(QCoreApplication::applicationPid()) + '\n' +
                            QFileInfo(QCoreApplication::applicationFilePath()).fileName().toLocal8Bit() + '\n' +
                            QSysInfo::machineHostName().toLocal8Bit() + '\n' + QSysInfo::machineUniqueId() + '\n' +
                            QSysInfo::bootUniqueId() + '\n';
    QVERIFY(write_file(files[0].path().toStdString() + '/' + files[0].completeBaseName().toStdString() + ".lock",
                       lock.toStdString()));
    QCOMPARE(abandoned_recovery_files(folder_).size(), std::size_t{1});
}

void TestRecovery::adoptedIsKeptUntilSaved() {
    {
        Session session;
        RecoveryJournal journal(&session, folder_);
        add_movie(session, 3.25);
        journal.writeNow();
    }
    QString file;
    {
        auto found = abandoned_recovery_files(folder_);
        QCOMPARE(found.size(), std::size_t{1});
        file = found[0].file;
        auto recovered = read_recovery_file(file);
        QVERIFY(recovered);
        Session session;
        RecoveryJournal journal(&session, folder_);
        journal.adopt(std::move(found[0]));
        session.open(std::move(recovered->saved), recovered->path, true);
        QVERIFY(session.isModified());
        QTest::qWait(700);
        QVERIFY(QFileInfo::exists(file));
        QCOMPARE(journal.file(), file);
        add_movie(session, 4.5);
        QTRY_COMPARE(read_recovery_file(file)->saved.document.points.back().x1, 4.5);
    }
    // a second crash
    auto found = abandoned_recovery_files(folder_);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].file, file);
    auto recovered = read_recovery_file(file);
    Session session;
    RecoveryJournal journal(&session, folder_);
    journal.adopt(std::move(found[0]));
    session.open(std::move(recovered->saved), recovered->path, true);
    session.markSaved(temporary_->filePath("saved.sepx"));
    QTRY_VERIFY(!QFileInfo::exists(file));
}

void TestRecovery::finishedLeavesNothing() {
    {
        Session session;
        RecoveryJournal journal(&session, folder_);
        add_movie(session);
        QTRY_VERIFY(QFileInfo::exists(journal.file()));
        add_movie(session, 2);
        journal.finish();
        QTest::qWait(600);
    }
    QCOMPARE(entries(), QStringList());
    // a lock without a file, of a program that was killed with nothing to recover
    QVERIFY(write_file((folder_ + "/x.lock").toStdString(), "999999999\nseparatrix\n"));
    QVERIFY(abandoned_recovery_files(folder_).empty());
    QCOMPARE(entries(), QStringList());
}

void TestRecovery::aFolderThatCannotBeUsedIsSaidOnce() {
    QVERIFY(write_file(temporary_->filePath("state").toStdString(), "a file where the folder should be"));
    Session session;
    RecoveryJournal journal(&session, folder_);
    QSignalSpy failed(&journal, &RecoveryJournal::failed);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed[0][0].toString().contains(folder_));
    add_movie(session);
    journal.writeNow();
    QTest::qWait(600);
    QCOMPARE(failed.count(), 1);
    journal.finish();
}

void TestRecovery::aWriteThatFailsIsSaidOnceAndTriedAgain() {
    Session session;
    RecoveryJournal journal(&session, folder_);
    QSignalSpy failed(&journal, &RecoveryJournal::failed);
    QVERIFY(QDir(folder_).removeRecursively());
    add_movie(session);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY2(failed[0][0].toString().endsWith("Save your work."), qPrintable(failed[0][0].toString()));
    add_movie(session, 2);
    QTest::qWait(800);
    QCOMPARE(failed.count(), 1);
    QVERIFY(QDir().mkpath(folder_));
    add_movie(session, 3);
    QTRY_VERIFY(QFileInfo::exists(journal.file()));
    QTest::qWait(50);
    QVERIFY(QDir(folder_).removeRecursively());
    add_movie(session, 4);
    QTRY_COMPARE(failed.count(), 2);
}

void TestRecovery::damagedFilesAreOneError() {
    Session session;
    const std::string text = recovery_text(session.snapshot());
    const QString file = temporary_->filePath("damaged");
    for (std::size_t size = 0; size + 2 < text.size(); size += 97) {
        QVERIFY(write_file(file.toStdString(), text.substr(0, size)));
        QVERIFY2(!read_recovery_file(file), qPrintable(QString::number(size)));
    }
    QVERIFY(write_file(file.toStdString(), text));
    QVERIFY(read_recovery_file(file));
    QVERIFY(!read_recovery_file(temporary_->filePath("none")));
    // a document is no recovery file
    QVERIFY(write_file(file.toStdString(), session.snapshot().text()));
    QCOMPARE(read_recovery_file(file).error().code, ErrorCode::wrong_format);
}

void TestRecovery::theOfferSaysWhatAndWhen() {
    RecoveryFile file;
    const QDateTime now(QDate(2026, 11, 24), QTime(14, 5));
    file.written = QDateTime(QDate(2026, 11, 24), QTime(14, 3));
    QVERIFY2(recovery_offer(file, 0, now).contains("untitled"), qPrintable(recovery_offer(file, 0, now)));
    QVERIFY(recovery_offer(file, 0, now).contains("today"));
    file.document_path = "/home/a/50 % é.sepx";
    file.written = file.written.addDays(-1);
    QVERIFY(recovery_offer(file, 0, now).contains("50 % é.sepx"));
    QVERIFY(recovery_offer(file, 0, now).contains("yesterday"));
    QVERIFY(recovery_offer(file, 1, now).contains("One more"));
    QVERIFY(recovery_offer(file, 3, now).contains("3 more"));
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
