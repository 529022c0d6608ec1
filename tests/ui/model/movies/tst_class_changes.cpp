// ui/model/movies/class_changes.h: classes come and go while training goes on, and undo brings everything back.
#include <QSignalSpy>
#include <QtTest>

#include "core/data/generators.h"
#include "ui/model/movies/class_changes.h"

using namespace separatrix;

namespace {

bool settled(Session& session, const std::function<bool(const TrainingFrame&)>& wanted = {}) {
    return QTest::qWaitFor([&] { return session.frame() && (!wanted || wanted(*session.frame())); }, 10000);
}

/// Three classes on rings, an MLP, trained for some epochs and paused.
void train_rings(Session& session, int epochs) {
    session.setSpeed(1);
    session.apply("rings", [](Document document) {
        GeneratorSettings settings;
        settings.kind = GeneratorKind::rings;
        settings.count = 60;
        settings.classes = 3;
        document.settings.model.model = ModelKind::mlp;
        document.settings.model.hidden = {6};
        document.settings.model.activation = Activation::tanh;
        auto points = generate(settings, document.axes);
        return with_points(std::move(document), std::move(points), 3);
    });
    session.setTraining(true);
    QVERIFY(settled(session, [&](const TrainingFrame& f) { return f.epoch > epochs; }));
    session.setTraining(false);
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.run_state == RunState::paused; }));
    QTest::qWait(30);  // the last frame
}

const Network& network(const Session& session) { return session.frame()->checkpoint->predictor.network; }

}  // namespace

class TestClassChanges : public QObject {
    Q_OBJECT
private slots:
    void namesAreProposedAndChecked() {
        Document document = sample_document();
        QCOMPARE(proposed_class_name(document), QStringLiteral("class 3"));
        document.class_names = {"class 3", "b"};
        QCOMPARE(proposed_class_name(document), QStringLiteral("class 4"));
        document.class_names = {"0", "7"};
        QCOMPARE(proposed_class_name(document), QStringLiteral("8"));
        document.class_names = {"class 3", "b"};
        QCOMPARE(class_name_from(document, "  two \n lines ", -1).value(), QStringLiteral("two lines"));
        QCOMPARE(class_name_from(document, "b", -1).error(),
                 QStringLiteral("There is a class “b” already: names must differ."));
        QCOMPARE(class_name_from(document, " ", 0).error(), QStringLiteral("A class needs a name."));
        QCOMPARE(class_name_from(document, QString(50, 'x'), 0).error(),
                 QStringLiteral("A name may have at most 40 characters."));
    }

    void tenthKeyIsZero() {
        QCOMPARE(class_key(0), QStringLiteral("1"));
        QCOMPARE(class_key(8), QStringLiteral("9"));
        QCOMPARE(class_key(9), QStringLiteral("0"));
    }

    void limitsSayWhy() {
        Document document = sample_document();
        QVERIFY(!rule_of_removing(document).enabled);
        QVERIFY(!rule_of_removing(document).reason.isEmpty());
        QVERIFY(rule_of_adding(document).enabled);
        for (int k = 3; k <= 10; ++k) document = add_class(std::move(document), "class " + std::to_string(k));
        QVERIFY(rule_of_removing(document).enabled);
        QVERIFY(!rule_of_adding(document).enabled);
        QVERIFY(!rule_of_adding(document).reason.isEmpty());
    }

    void theThirdClassKeepsTheNeuronsLine() {
        Session session;
        session.setSpeed(1);
        session.setTraining(true);
        QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch > 100; }));
        session.setTraining(false);
        QVERIFY(settled(session, [](const TrainingFrame& f) { return f.run_state == RunState::paused; }));
        QTest::qWait(30);
        const Network before = network(session);
        const auto epoch = session.frame()->epoch;
        const QString said = add_class(session, "has not seen it");
        QVERIFY2(said.contains("One neuron tells two classes apart only"), qPrintable(said));
        QCOMPARE(session.currentLabel(), 2);
        QVERIFY(settled(session, [](const TrainingFrame& f) {
            return f.checkpoint->predictor.architecture.model == ModelKind::softmax;
        }));
        QCOMPARE(session.frame()->epoch, epoch);
        const auto& W = network(session).layers[0].W;
        QCOMPARE(W.rows(), Index{3});
        QVERIFY(((W.row(1) - W.row(0)) - before.layers[0].W.row(0)).norm() < 1e-12);
        session.undoStack()->undo();
        QVERIFY(settled(session, [](const TrainingFrame& f) {
            return f.checkpoint->predictor.architecture.model == ModelKind::neuron;
        }));
        QVERIFY(network(session) == before);
        QCOMPARE(session.frame()->epoch, epoch);
    }

    void aFourthOneSaysNothing() {
        Session session;
        train_rings(session, 5);
        QCOMPARE(add_class(session, "outside"), QString());
    }

    void whatRemainsStaysTrained() {
        Session session;
        train_rings(session, 50);
        const Network before = network(session);
        const Document document = session.document();
        session.setCurrentLabel(2);
        remove_class(session, 1, std::nullopt);
        QCOMPARE(session.document().classes(), 2);
        QCOMPARE(session.currentLabel(), 1);
        QVERIFY(
            settled(session, [](const TrainingFrame& f) { return f.checkpoint->predictor.architecture.classes == 2; }));
        const Network after = network(session);
        QVERIFY(after.layers[0] == before.layers[0]);
        QVERIFY(after.layers[1].W.row(0) == before.layers[1].W.row(0));
        QVERIFY(after.layers[1].W.row(1) == before.layers[1].W.row(2));
        QVERIFY(session.frame()->epoch > 50);
        // one step brings all back, and once more away
        session.undoStack()->undo();
        QCOMPARE(session.document(), document);
        QVERIFY(
            settled(session, [](const TrainingFrame& f) { return f.checkpoint->predictor.architecture.classes == 3; }));
        QVERIFY(network(session) == before);
        session.undoStack()->redo();
        QVERIFY(
            settled(session, [](const TrainingFrame& f) { return f.checkpoint->predictor.architecture.classes == 2; }));
        QVERIFY(network(session) == after);
    }

    void whileTraining() {
        Session session;
        train_rings(session, 5);
        session.setTraining(true);
        for (int round = 0; round < 5; ++round) {
            const auto classes = session.document().classes();
            add_class(session, proposed_class_name(session.document()));
            QVERIFY(settled(session, [&](const TrainingFrame& f) {
                return f.checkpoint->predictor.architecture.classes == classes + 1;
            }));
            const auto epoch = session.frame()->epoch;
            QVERIFY(epoch > 5);
            QVERIFY(settled(session, [&](const TrainingFrame& f) { return f.epoch > epoch; }));
            remove_class(session, round % classes, classes);
            QVERIFY(settled(session, [&](const TrainingFrame& f) {
                return f.checkpoint->predictor.architecture.classes == classes;
            }));
            QVERIFY(session.isTraining());
        }
        session.setTraining(false);
        for (int i = 0; i < 10; ++i) session.undoStack()->undo();
        QCOMPARE(session.document().classes(), 3);
        QVERIFY(
            settled(session, [](const TrainingFrame& f) { return f.checkpoint->predictor.architecture.classes == 3; }));
    }

    void beforeTrainingItIsAFreshStart() {
        Session session;
        session.setSpeed(1);
        QVERIFY(settled(session));
        add_class(session, "has not seen it");
        QVERIFY(session.isUntouched());
        QVERIFY(
            settled(session, [](const TrainingFrame& f) { return f.checkpoint->predictor.architecture.classes == 3; }));
        const auto& settings = session.document().settings;
        QVERIFY(network(session) ==
                initial_network(architecture_of(settings.model, 3), settings.model.initializer, settings.seed));
    }

    void renamingLeavesTheTrainingAlone() {
        Session session;
        train_rings(session, 5);
        const auto frame = session.frame();
        rename_class(session, 1, "the middle");
        QCOMPARE(session.document().class_names[1], std::string("the middle"));
        QTest::qWait(50);
        QVERIFY(session.frame()->checkpoint->predictor == frame->checkpoint->predictor);
        QCOMPARE(session.undoStack()->undoText(), QStringLiteral("Rename class to “the middle”"));
        session.undoStack()->undo();
        QVERIFY(session.document().class_names[1] != "the middle");
    }

    void aClassWithMoviesIsAskedAbout() {
        Document document = sample_document();
        document = add_class(std::move(document), "unseen");
        RemovalQuestion question = removal_question(document, 0);
        QCOMPARE(question.movies, 11);
        QCOMPARE(question.text, QStringLiteral("“James dislikes” has 11 movies. What becomes of them?"));
        QCOMPARE(question.others, (QStringList{"James likes", "unseen"}));
        QCOMPARE(question.other_label, (QVector<int>{1, 2}));
        QCOMPARE(removal_question(document, 2).movies, 0);
    }
};

QTEST_GUILESS_MAIN(TestClassChanges)
#include "tst_class_changes.moc"
