// Nothing trained or typed is lost where windows, files and other programs meet.
#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include "core/document/edits.h"
#include "ui/model/files/document_files.h"
#include "ui/model/words/file_name.h"
#include "ui/view/controls/save_question.h"
#include "ui/view/shell/main_window.h"

using namespace separatrix;

namespace {

/// Clicks the button with this text or object name in the next question; false stays in `asked` if none comes.
void answer_next(const QString& name, bool* asked) {
    QTimer::singleShot(100, [name, asked] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) return;
        *asked = true;
        for (QAbstractButton* button : box->buttons())
            if (button->objectName() == name || button->text().remove('&') == name) return button->click();
        box->reject();
    });
}

void add_movie(Session& session) {
    session.apply("add", [](Document document) { return add_point(std::move(document), 1, 2, 1); });
}

/// So many epochs, and at rest.
bool train(Session& session, int epochs) {
    for (int i = 0; i < epochs; ++i) session.stepEpoch();
    const auto snapshot = session.settledSnapshot();
    return snapshot.checkpoint && snapshot.checkpoint->epoch >= epochs;
}

}  // namespace

class TestSaving : public QObject {
    Q_OBJECT
private slots:
    void init();
    void opening_the_same_file_after_saving_shows_what_was_saved();
    void training_without_a_file_is_work();
    void one_step_within_an_epoch_is_work();
    void solved_tasks_are_work();
    void a_name_gets_its_ending_before_it_is_asked_about();
    void another_programs_change_is_asked_about_data();
    void another_programs_change_is_asked_about();
    void names_of_any_bytes();
    void the_file_of_another_window_is_told();

private:
    QString at(const QString& name) const { return folder_->filePath(name); }
    std::unique_ptr<QTemporaryDir> folder_;
};

void TestSaving::init() { folder_ = std::make_unique<QTemporaryDir>(); }

void TestSaving::opening_the_same_file_after_saving_shows_what_was_saved() {
    const QString path = at("movies.sepx");
    MainWindow window;
    QVERIFY(save_document(path, window.session().savedBytes()));
    QVERIFY(window.openPath(path));
    add_movie(window.session());
    QVERIFY(train(window.session(), 3));
    const std::string work = window.session().settledSnapshot().text();
    bool asked = false;
    answer_next("Save", &asked);
    QVERIFY(window.openPath(path));
    QVERIFY(asked);
    QCOMPARE(window.session().settledSnapshot().text(), work);
    QVERIFY(!window.session().isModified());
    QVERIFY(!window.isWindowModified());
}

void TestSaving::training_without_a_file_is_work() {
    MainWindow window;
    QVERIFY(!window.session().isModified());
    QVERIFY(train(window.session(), 2));
    QVERIFY(window.session().isModified());
    bool asked = false;
    answer_next("Cancel", &asked);
    QVERIFY(!window.close());
    QVERIFY(asked);
    window.session().markSaved(at("x.sepx"));
}

void TestSaving::one_step_within_an_epoch_is_work() {
    const QString path = at("movies.sepx");
    MainWindow window;
    QVERIFY(save_document(path, window.session().savedBytes()));
    QVERIFY(window.openPath(path));
    window.session().stepBatch();
    QTRY_VERIFY(window.session().frame() && window.session().frame()->position == 1);
    QVERIFY(window.isWindowModified());
    bool asked = false;
    answer_next("Cancel", &asked);
    QVERIFY(!window.close());
    QVERIFY(asked);
    window.session().undoStack()->clear();
    window.session().markSaved(path);
}

void TestSaving::solved_tasks_are_work() {
    const QString path = at("movies.sepx");
    MainWindow window;
    QVERIFY(save_document(path, window.session().savedBytes()));
    QVERIFY(window.openPath(path));
    window.session().achievements()->markSolved("linear");
    QVERIFY(window.isWindowModified());
    window.session().markSaved(path);
}

void TestSaving::a_name_gets_its_ending_before_it_is_asked_about() {
    QFile file(at("name.sepx"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    bool asked = false;
    answer_next("Cancel", &asked);
    QVERIFY(!may_replace(nullptr, "Save", at("name.sepx")));
    QVERIFY(asked);
    answer_next("replace", &asked);
    QVERIFY(may_replace(nullptr, "Save", at("name.sepx")));
    QVERIFY(may_replace(nullptr, "Save", at("new.sepx")));
}

void TestSaving::another_programs_change_is_asked_about_data() {
    QTest::addColumn<QString>("button");
    QTest::newRow("cancel") << "Cancel";
    QTest::newRow("mine") << "mine";
    QTest::newRow("theirs") << "theirs";
}

void TestSaving::another_programs_change_is_asked_about() {
    QFETCH(QString, button);
    const QString path = at("movies.sepx");
    MainWindow window;
    QVERIFY(save_document(path, window.session().savedBytes()));
    QVERIFY(window.openPath(path));
    add_movie(window.session());
    const std::string mine = window.session().settledSnapshot().text();
    // the other window trains it
    Session other;
    auto opened = open_file(path);
    QVERIFY(opened);
    other.open(std::move(opened->saved), path);
    QVERIFY(train(other, 5));
    const QByteArray theirs = other.savedBytes();
    QVERIFY(save_document(path, theirs));

    bool asked = false;
    answer_next(button, &asked);
    window.findChild<QAction*>("actionSave")->trigger();
    QVERIFY(asked);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray now = file.readAll();
    if (button == "mine") {
        QCOMPARE(now.toStdString(), mine);
        QVERIFY(!window.session().isModified());
    } else {
        QCOMPARE(now, theirs);
        if (button == "theirs")
            QCOMPARE(window.session().savedBytes(), theirs);
        else
            QVERIFY(window.session().isModified());
    }
    window.session().markSaved(path);
}

void TestSaving::names_of_any_bytes() {
    const std::string name = bytes_of_file_name(at("caf")) + "\xe9 \xf0\x9f\x8e\xac.sepx";  // Latin-1, and a clapper
    const QString text = text_of_file_name(name);
    QCOMPARE(bytes_of_file_name(text), name);
    MainWindow window;
    add_movie(window.session());
    const QByteArray bytes = window.session().savedBytes();
    QVERIFY(save_document(text, bytes));
    window.session().markSaved({});
    QVERIFY(window.openPath(text));
    QCOMPARE(window.session().savedBytes(), bytes);
    QVERIFY(!window.session().path().isEmpty());
    train(window.session(), 1);
    window.findChild<QAction*>("actionSave")->trigger();
    QVERIFY(!window.session().isModified());
    const auto again = open_file(text);
    QVERIFY(again && again->saved.checkpoint);
}

void TestSaving::the_file_of_another_window_is_told() {
    const QString path = at("movies.sepx");
    FileOnDisk first;
    FileOnDisk second;
    QVERIFY(save_file(path, "{}"));
    for (FileOnDisk* file : {&first, &second}) file->keepLocksIn(at("locks"));
    first.accept(path);
    QVERIFY(!first.isOpenElsewhere());
    second.accept(path);
    QVERIFY(second.isOpenElsewhere());
    first.accept({});
    second.accept({});
    second.accept(path);
    QVERIFY(!second.isOpenElsewhere());
    // what was kept before the file was written belongs to an older one
    second.acceptAsOf(path, QDateTime::currentDateTime().addSecs(-60));
    QVERIFY(second.isChanged());
    second.acceptAsOf(path, QDateTime::currentDateTime().addSecs(60));
    QVERIFY(!second.isChanged());
    QSignalSpy changed(&second, &FileOnDisk::changed);
    QVERIFY(save_file(path, "{ }"));
    QVERIFY(second.isChanged());
    QTRY_VERIFY(changed.count() >= 1);
}

QTEST_MAIN(TestSaving)
#include "tst_saving.moc"
