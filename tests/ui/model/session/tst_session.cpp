#include <QSignalSpy>
#include <QtTest>
#include <cmath>

#include "ui/model/session/session.h"

using namespace separatrix;

namespace {

/// Until the newest job's frame is here.
bool settled(Session& session, const std::function<bool(const TrainingFrame&)>& wanted = {}) {
    return QTest::qWaitFor([&] { return session.frame() && (!wanted || wanted(*session.frame())); }, 10000);
}

Document with_mlp(Document document, int hidden) {
    document.settings.model.model = ModelKind::mlp;
    document.settings.model.hidden = {hidden};
    document.settings.model.activation = Activation::tanh;
    return document;
}

}  // namespace

class TestSession : public QObject {
    Q_OBJECT
private slots:
    void firstMinute();
    void undoAndRedoOfEveryEdit();
    void oneGestureIsOneStep();
    void editThatChangesNothingLeavesNoStep();
    void pointsAreTakenInWithoutReset();
    void hiddenSizeIsLiveAndUndoGivesTheTrainedNetworkBack();
    void shapeBeforeTrainingIsAFreshStart();
    void resetIsTheSameStartAndUndoable();
    void newSeedIsAnotherStart();
    void stepsAreExact();
    void refusesTheStepWithItsReason();
    void divergenceIsToldAndContinued();
    void savedAndOpenedGoesOnToTheSameBits();
    void typedStartOutlivesTheFile();
    void modifiedTellsTheTruth();
    void fieldFollowsTheTraining();
    void slowSpeedDrawsEveryEpoch();
    void staleFramesAreDropped();
    void windowNeverWaits();
};

void TestSession::firstMinute() {
    Session session;
    session.setSpeed(1);
    QVERIFY(settled(session));
    QVERIFY(session.document().points.size() >= 20);
    const double before = session.frame()->metrics.train.loss;
    session.setTraining(true);
    QVERIFY(session.isTraining());
    QVERIFY(settled(session, [&](const TrainingFrame& f) { return f.epoch > 300; }));
    session.setTraining(false);
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.run_state == RunState::paused; }));
    QVERIFY(session.frame()->metrics.train.loss < before);
    QVERIFY2(session.frame()->metrics.train.accuracy >= 0.85,
             qPrintable(QString::number(session.frame()->metrics.train.accuracy)));
    QVERIFY(session.undoStack()->isClean());
}

void TestSession::undoAndRedoOfEveryEdit() {
    Session session;
    session.setSpeed(1);
    std::vector<Document> states{session.document()};
    const auto edit = [&](const char* text, const Session::Edit& change) {
        session.apply(text, change);
        states.push_back(session.document());
    };
    edit("add", [](Document d) { return add_point(std::move(d), 1, 2, 1, "Gravity Well"); });
    edit("move", [](Document d) {
        const auto id = d.points.back().id;
        return move_point(std::move(d), id, 3, 4);
    });
    edit("rate", [](Document d) {
        d.settings.training.learning_rate = 0.5;
        return d;
    });
    edit("mlp", [](Document d) { return with_mlp(std::move(d), 3); });
    edit("remove", [](Document d) {
        const std::vector<std::uint64_t> ids{d.points[0].id, d.points[5].id};
        return remove_points(std::move(d), ids);
    });
    edit("seed", [](Document d) {
        d.settings.seed = 7;
        return d;
    });
    for (std::size_t i = states.size(); i-- > 1;) {
        QCOMPARE(session.document(), states[i]);
        session.undoStack()->undo();
    }
    QCOMPARE(session.document(), states[0]);
    for (std::size_t i = 1; i < states.size(); ++i) {
        session.undoStack()->redo();
        QCOMPARE(session.document(), states[i]);
    }
}

void TestSession::oneGestureIsOneStep() {
    Session session;
    session.setSpeed(1);
    const Document before = session.document();
    const auto id = before.points[0].id;
    const int gesture = session.newGesture();
    for (int i = 1; i <= 20; ++i)
        session.apply(
            "Move movie", [&](Document d) { return move_point(std::move(d), id, 0.1 * i, 1); }, gesture);
    QCOMPARE(session.undoStack()->count(), 1);
    session.undoStack()->undo();
    QCOMPARE(session.document(), before);
    // a gesture that comes back to where it began leaves nothing
    const int there_and_back = session.newGesture();
    for (const double x : {1.0, before.points[0].x1})
        session.apply(
            "Move movie", [&](Document d) { return move_point(std::move(d), id, x, before.points[0].x2); },
            there_and_back);
    QCOMPARE(session.document(), before);
    QCOMPARE(session.undoStack()->index(), 0);
}

void TestSession::editThatChangesNothingLeavesNoStep() {
    Session session;
    session.setSpeed(1);
    session.apply("nothing", [](Document d) { return d; });
    QCOMPARE(session.undoStack()->count(), 0);
}

void TestSession::pointsAreTakenInWithoutReset() {
    Session session;
    session.setSpeed(1);
    session.setTraining(true);
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch > 50; }));
    const auto generation = session.frame()->generation;
    const auto points = session.frame()->metrics.train.count;
    session.apply("add", [](Document d) { return add_point(std::move(d), 1, 2, 1); });
    QVERIFY(settled(session, [&](const TrainingFrame& f) { return f.metrics.train.count == points + 1; }));
    QCOMPARE(session.frame()->generation, generation);
    QVERIFY(session.frame()->epoch > 50);
    QVERIFY(session.isTraining());
}

void TestSession::hiddenSizeIsLiveAndUndoGivesTheTrainedNetworkBack() {
    Session session;
    session.setSpeed(1);
    session.apply("mlp", [](Document d) { return with_mlp(std::move(d), 6); });
    session.setTraining(true);
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch > 30; }));
    session.setTraining(false);
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.run_state == RunState::paused; }));
    const Checkpoint trained = *session.frame()->checkpoint;
    session.apply("smaller", [](Document d) { return with_mlp(std::move(d), 2); });
    QVERIFY(settled(session, [](const TrainingFrame& f) {
        return f.checkpoint->predictor.architecture.hidden == std::vector<int>{2};
    }));
    const auto& small = session.frame()->checkpoint->predictor.network;
    QCOMPARE(small.layers[0].W, Matrix(trained.predictor.network.layers[0].W.topRows(2)));
    QCOMPARE(session.frame()->epoch, trained.epoch);
    session.stepEpoch();
    QVERIFY(settled(session, [&](const TrainingFrame& f) { return f.epoch == trained.epoch + 1; }));
    session.undoStack()->undo();
    QVERIFY(settled(session, [](const TrainingFrame& f) {
        return f.checkpoint->predictor.architecture.hidden == std::vector<int>{6};
    }));
    QCOMPARE(*session.frame()->checkpoint, trained);
}

void TestSession::shapeBeforeTrainingIsAFreshStart() {
    Session session;
    session.setSpeed(1);
    for (int size = 1; size <= 12; ++size)
        session.apply("size", [size](Document d) { return with_mlp(std::move(d), size); });
    QVERIFY(settled(session, [](const TrainingFrame& f) {
        return f.checkpoint->predictor.architecture.hidden == std::vector<int>{12};
    }));
    const auto& settings = session.document().settings;
    const Network fresh =
        initial_network(architecture_of(settings.model, 2), settings.model.initializer, settings.seed);
    QCOMPARE(session.frame()->checkpoint->predictor.network, fresh);
}

void TestSession::resetIsTheSameStartAndUndoable() {
    Session session;
    session.setSpeed(1);
    QVERIFY(settled(session));
    const Checkpoint start = *session.frame()->checkpoint;
    session.stepEpoch();
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch == 1; }));
    const Checkpoint trained = *session.frame()->checkpoint;
    session.reset();
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch == 0; }));
    QCOMPARE(*session.frame()->checkpoint, start);
    QCOMPARE(session.frame()->history->buckets().size(), std::size_t{1});
    session.undoStack()->undo();
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch == 1; }));
    QCOMPARE(*session.frame()->checkpoint, trained);
    session.undoStack()->redo();
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch == 0; }));
    QCOMPARE(*session.frame()->checkpoint, start);
}

void TestSession::newSeedIsAnotherStart() {
    Session session;
    session.setSpeed(1);
    QVERIFY(settled(session));
    const Checkpoint start = *session.frame()->checkpoint;
    const auto generation = session.frame()->generation;
    session.newSeed();
    QVERIFY(settled(session, [&](const TrainingFrame& f) { return f.generation != generation; }));
    QVERIFY(!(session.frame()->checkpoint->predictor.network == start.predictor.network));
    session.undoStack()->undo();
    QVERIFY(settled(session, [&](const TrainingFrame& f) { return f.generation == generation + 2; }));
    QCOMPARE(*session.frame()->checkpoint, start);
}

void TestSession::stepsAreExact() {
    Session session;
    session.setSpeed(1);
    for (int i = 0; i < 5; ++i) session.stepEpoch();
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch == 5; }));
    session.stepBatch();
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.position == 1; }));
    QCOMPARE(session.frame()->stepped_ids.size(), std::size_t{1});
}

void TestSession::refusesTheStepWithItsReason() {
    Session session;
    session.setSpeed(1);
    QSignalSpy refused(&session, &Session::refused);
    session.apply("step", [](Document d) {
        d.settings.model.activation = Activation::step;
        d.settings.training.loss = LossKind::squared;
        return d;
    });
    QVERIFY(session.refusal());
    session.setTraining(true);
    QVERIFY(!session.isTraining());
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused[0][0].toString().contains("derivative"));
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.error.has_value() && f.checkpoint; }));
}

void TestSession::divergenceIsToldAndContinued() {
    Session session;
    session.setSpeed(1);
    session.apply("diverge", [](Document d) {
        d = with_mlp(std::move(d), 4);
        d.settings.model.activation = Activation::identity;
        d.settings.training.loss = LossKind::squared;
        d.settings.training.learning_rate = 1000;
        return d;
    });
    QSignalSpy diverged(&session, &Session::diverged);
    session.setTraining(true);
    QVERIFY(QTest::qWaitFor([&] { return diverged.size() == 1; }, 10000));
    QVERIFY(!session.isTraining());
    QVERIFY(diverged[0][0].toString().contains("1000"));
    QVERIFY(std::isfinite(session.frame()->metrics.train.loss));
    session.continueWithSmallerRate();
    QCOMPARE(session.document().settings.training.learning_rate, 100.0);
    // it may diverge again; each time a tenth, until it learns
    QVERIFY(QTest::qWaitFor(
        [&] {
            if (!session.isTraining()) session.continueWithSmallerRate();
            return session.frame()->epoch > 20;
        },
        20000));
}

void TestSession::savedAndOpenedGoesOnToTheSameBits() {
    Session session;
    session.setSpeed(1);
    session.apply("mlp", [](Document d) {
        d = with_mlp(std::move(d), 5);
        d.settings.training.test_fraction = 0.25;
        d.settings.training.frozen = {{0, 1, 0}};
        d.probes.push_back({1.5, 2.5, 1, "What about this?"});
        auto run = std::make_shared<RunRecord>();
        run->history.append({0, 0.5, 0.5, 1, 1});
        d.notebook.pins.push_back({"batch 1", 0, run});
        d.notebook.answers["fail"] = "One line cannot.";
        return d;
    });
    session.setView({PlaneRect{1, 2, 1, 2}, "maths", false});
    for (int i = 0; i < 7; ++i) session.stepEpoch();
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch == 7; }));
    for (int i = 0; i < 5; ++i) session.stepBatch();
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.position == 5; }));
    const QByteArray bytes = session.savedBytes();
    auto saved = read_document(bytes.toStdString(), "a.sepx");
    QVERIFY(saved);
    Session other;
    other.open(std::move(*saved), "a.sepx");
    QCOMPARE(other.document(), session.document());
    for (Session* each : {&session, &other}) {
        for (int i = 0; i < 3; ++i) each->stepEpoch();
        QVERIFY(settled(*each, [](const TrainingFrame& f) { return f.epoch == 10 && f.position == 0; }));
    }
    QCOMPARE(*other.frame()->checkpoint, *session.frame()->checkpoint);
    QCOMPARE(other.savedBytes(), session.savedBytes());
    QCOMPARE(other.frame()->history->buckets().size(), std::size_t{11});
}

void TestSession::typedStartOutlivesTheFile() {
    Session session;
    session.setSpeed(1);
    QVERIFY(settled(session));
    session.editWeights("w", [](Network& network) { network.layers[0].W(0) = 2.5; });
    session.stepEpoch();
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch == 1; }));
    auto saved = read_document(session.savedBytes().toStdString(), "a.sepx");
    QVERIFY(saved && saved->origin);
    Session other;
    other.setSpeed(1);
    other.open(std::move(*saved), "a.sepx");
    QVERIFY(settled(other, [](const TrainingFrame& f) { return f.epoch == 1; }));
    QCOMPARE(other.savedBytes(), session.savedBytes());
    other.reset();
    QVERIFY(settled(other, [](const TrainingFrame& f) { return f.epoch == 0; }));
    QCOMPARE(other.frame()->checkpoint->predictor.network.layers[0].W(0), 2.5);
}

void TestSession::modifiedTellsTheTruth() {
    Session session;
    session.setSpeed(1);
    QVERIFY(settled(session));
    QVERIFY(!session.isModified());
    session.apply("add", [](Document d) { return add_point(std::move(d), 1, 2, 1); });
    QVERIFY(session.isModified());
    session.markSaved("a.sepx");
    QVERIFY(!session.isModified());
    session.stepEpoch();
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch == 1; }));
    QVERIFY(session.isModified());  // the file does not have this training
    session.markSaved("a.sepx");
    QVERIFY(!session.isModified());
    session.undoStack()->undo();
    QVERIFY(session.isModified());
}

void TestSession::fieldFollowsTheTraining() {
    Session session;
    session.setSpeed(1);
    session.fieldFeed()->setView({0, 5, 0, 5}, 50, 50);
    QVERIFY(QTest::qWaitFor([&] { return session.field() != nullptr; }, 10000));
    QCOMPARE(session.field()->field.columns, 50);
    session.stepEpoch();
    QVERIFY(QTest::qWaitFor([&] { return session.field()->epoch == 1; }, 10000));
    QVERIFY(!session.field()->boundary.border.empty());
}

void TestSession::slowSpeedDrawsEveryEpoch() {
    Session session;
    session.setSpeed(0.3);  // about 30 epochs a second
    std::vector<std::int64_t> epochs;
    connect(&session, &Session::frameChanged, this, [&] { epochs.push_back(session.frame()->epoch); });
    session.setTraining(true);
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch >= 12; }));
    epochs.erase(std::unique(epochs.begin(), epochs.end()), epochs.end());
    for (std::size_t i = 1; i < epochs.size(); ++i) QCOMPARE(epochs[i], epochs[i - 1] + 1);
}

void TestSession::staleFramesAreDropped() {
    Session session;
    session.setSpeed(1);
    session.setTraining(true);
    QVERIFY(settled(session, [](const TrainingFrame& f) { return f.epoch > 100; }));
    session.newSeed();
    bool went_back = false;
    std::int64_t last = 0;
    connect(&session, &Session::frameChanged, this, [&] {
        went_back = went_back || session.frame()->epoch < last;
        last = session.frame()->epoch;
    });
    QVERIFY(settled(session, [&](const TrainingFrame& f) { return f.generation == 2 && f.epoch > 50; }));
    QVERIFY(!went_back);
}

void TestSession::windowNeverWaits() {
    // the GUI thread's own loop goes on at full training speed; generous here, measured exactly in bench/
    Session session;
    session.setSpeed(1);
    session.fieldFeed()->setView({0, 5, 0, 5}, 200, 200);
    session.setTraining(true);
    QElapsedTimer timer;
    timer.start();
    qint64 last = 0;
    qint64 worst = 0;
    while (timer.elapsed() < 500) {
        QCoreApplication::processEvents();
        worst = std::max(worst, timer.elapsed() - last);
        last = timer.elapsed();
        QThread::msleep(1);
    }
    QVERIFY2(worst < 250, qPrintable(QString::number(worst)));
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
