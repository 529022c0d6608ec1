#include <QtTest>

#include "ui/model/session/session.h"

using namespace separatrix;

namespace {

bool waited(Session& session, const std::function<bool(const TrainingFrame&)>& wanted = {}) {
    return QTest::qWaitFor([&] { return session.frame() && (!wanted || wanted(*session.frame())); }, 10000);
}

double& weight(Network& network) { return network.layers.back().W(0, 1); }
double weight(const Checkpoint& checkpoint) { return checkpoint.predictor.network.layers.back().W(0, 1); }
double weight(const TrainingFrame& frame) { return weight(*frame.checkpoint); }

auto shows(double value) {
    return [value](const TrainingFrame& frame) { return weight(frame) == value; };
}

auto at_epoch(std::int64_t epoch) {
    return [epoch](const TrainingFrame& frame) { return frame.epoch == epoch && frame.position == 0; };
}

void set_weight(Session& session, double value, int gesture = 0) {
    session.editWeights(
        "Change w", [value](Network& network) { weight(network) = value; }, gesture);
}

}  // namespace

class TestSessionWeights : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> session_;

private slots:
    void init() {
        session_ = std::make_unique<Session>();
        session_->setSpeed(1);
        session_->apply("momentum", [](Document document) {
            document.settings.training.optimizer.kind = OptimizerKind::momentum;
            document.settings.training.learning_rate = 0.01;
            return document;
        });
        session_->undoStack()->clear();
        QVERIFY(waited(*session_, [](const TrainingFrame& frame) { return frame.revision == 2; }));
    }
    void cleanup() { session_.reset(); }

    void editKeepsEverythingButTheWeight() {
        for (int i = 0; i < 4; ++i) session_->stepEpoch();
        QVERIFY(waited(*session_, at_epoch(4)));
        session_->stepBatch();
        QVERIFY(waited(*session_, [](const TrainingFrame& frame) { return frame.position == 1; }));
        Checkpoint expected = *session_->frame()->checkpoint;
        const auto buckets = session_->frame()->history->buckets().size();
        const Document document = session_->document();
        set_weight(*session_, 3.25);
        QVERIFY(waited(*session_, shows(3.25)));
        weight(expected.predictor.network) = 3.25;
        QCOMPARE(*session_->frame()->checkpoint, expected);
        QCOMPARE(session_->frame()->history->buckets().size(), buckets);
        QCOMPARE(session_->document(), document);
        QVERIFY(session_->isModified());
    }
    void resetComesBackToTypedWeights() {
        const double seeds = weight(*session_->frame());
        set_weight(*session_, 0.75);
        QVERIFY(waited(*session_, shows(0.75)));
        const Checkpoint typed = *session_->frame()->checkpoint;
        for (int i = 0; i < 3; ++i) session_->stepEpoch();
        QVERIFY(waited(*session_, at_epoch(3)));
        session_->reset();
        QVERIFY(waited(*session_, shows(0.75)));
        QCOMPARE(*session_->frame()->checkpoint, typed);
        // from there to the seed's
        session_->reset();
        QVERIFY(waited(*session_, shows(seeds)));
        QVERIFY(session_->isUntouched());
        session_->undoStack()->undo();
        QVERIFY(waited(*session_, shows(0.75)));
        // weights typed in the midst of a training are no start
        session_->stepEpoch();
        QVERIFY(waited(*session_, at_epoch(1)));
        set_weight(*session_, 9);
        QVERIFY(waited(*session_, shows(9)));
        session_->reset();
        QVERIFY(waited(*session_, shows(0.75)));
        // another seed forgets them
        session_->newSeed();
        session_->stepEpoch();
        QVERIFY(waited(*session_, at_epoch(1)));
        session_->reset();
        QVERIFY(waited(*session_, at_epoch(0)));
        QVERIFY(session_->isUntouched());
    }
    void undoAndRedo() {
        for (int i = 0; i < 3; ++i) session_->stepEpoch();
        QVERIFY(waited(*session_, at_epoch(3)));
        const Checkpoint before = *session_->frame()->checkpoint;
        set_weight(*session_, -2);
        QVERIFY(waited(*session_, shows(-2)));
        const Checkpoint after = *session_->frame()->checkpoint;
        session_->undoStack()->undo();
        QVERIFY(waited(*session_, shows(weight(before))));
        QCOMPARE(*session_->frame()->checkpoint, before);
        session_->undoStack()->redo();
        QVERIFY(waited(*session_, shows(-2)));
        QCOMPARE(*session_->frame()->checkpoint, after);
    }
    void whatWasTrainedFromItComesBackWithRedo() {
        set_weight(*session_, 1.5);
        for (int i = 0; i < 5; ++i) session_->stepEpoch();
        QVERIFY(waited(*session_, at_epoch(5)));
        const Checkpoint trained = *session_->frame()->checkpoint;
        session_->undoStack()->undo();
        QVERIFY(waited(*session_, at_epoch(0)));
        session_->undoStack()->redo();
        QVERIFY(waited(*session_, at_epoch(5)));
        QCOMPARE(*session_->frame()->checkpoint, trained);
    }
    void oneGestureIsOneStep() {
        const double before = weight(*session_->frame());
        const int gesture = session_->newGesture();
        for (int i = 1; i <= 30; ++i) {
            set_weight(*session_, 0.1 * i, gesture);
            if (i % 7 == 0) QTest::qWait(5);  // some frames arrive meanwhile, most do not
        }
        QCOMPARE(session_->undoStack()->count(), 1);
        QVERIFY(waited(*session_, shows(0.1 * 30)));
        session_->undoStack()->undo();
        QVERIFY(waited(*session_, shows(before)));
        session_->undoStack()->redo();
        QVERIFY(waited(*session_, shows(0.1 * 30)));
        set_weight(*session_, 7, session_->newGesture());
        QCOMPARE(session_->undoStack()->count(), 2);
    }
    void anEditThatChangesNothingLeavesNoStep() {
        session_->editWeights("nothing", [](Network&) {});
        QCOMPARE(session_->undoStack()->count(), 0);
        QVERIFY(session_->isUntouched());
    }
    void typedBeforeTrainingIsKeptAndSaved() {
        QVERIFY(session_->isUntouched());
        const double loss = session_->frame()->metrics.train.loss;
        const Checkpoint start = *session_->frame()->checkpoint;
        set_weight(*session_, 0.7);
        QVERIFY(!session_->isUntouched());
        QVERIFY(waited(*session_, shows(0.7)));
        QCOMPARE(session_->frame()->epoch, std::int64_t{0});
        // the curve begins with these weights
        QVERIFY(session_->frame()->metrics.train.loss != loss);
        QCOMPARE(session_->frame()->history->buckets().size(), std::size_t{1});
        QCOMPARE(session_->frame()->history->buckets()[0].loss.first, session_->frame()->metrics.train.loss);

        const auto saved = read_document(session_->savedBytes().toStdString(), "a.sepx");
        QVERIFY(saved && saved->checkpoint);
        QCOMPARE(*saved->checkpoint, *session_->frame()->checkpoint);
        Session other;
        other.open(*saved, "a.sepx");
        for (Session* each : {session_.get(), &other}) {
            each->stepEpoch();
            QVERIFY(waited(*each, at_epoch(1)));
        }
        QCOMPARE(*other.frame()->checkpoint, *session_->frame()->checkpoint);

        session_->undoStack()->undo();
        QVERIFY(session_->isUntouched());
        QVERIFY(waited(*session_, at_epoch(0)));
        QCOMPARE(*session_->frame()->checkpoint, start);
    }
    void trainingGoesOnFromIt() {
        session_->setSpeed(0.35);  // slow enough to see the weight before it is trained away
        session_->setTraining(true);
        QVERIFY(waited(*session_, [](const TrainingFrame& frame) { return frame.epoch > 5; }));
        const auto epoch = session_->frame()->epoch;
        set_weight(*session_, 40);
        const auto near = [](const TrainingFrame& frame) { return std::abs(weight(frame) - 40) < 5; };
        QVERIFY(waited(*session_, near));
        QVERIFY(session_->isTraining());
        QVERIFY(session_->frame()->epoch >= epoch);
        QVERIFY(waited(*session_, [&](const TrainingFrame& frame) { return frame.epoch > epoch + 5; }));
        session_->undoStack()->undo();
        QVERIFY(session_->isTraining());
        QVERIFY(waited(*session_, [](const TrainingFrame& frame) { return std::abs(weight(frame)) < 20; }));
        session_->setTraining(false);
        QVERIFY(waited(*session_, [](const TrainingFrame& frame) { return frame.run_state == RunState::paused; }));
    }
    void savedWhileTrainingRightAfterAnEdit() {
        session_->setTraining(true);
        QVERIFY(waited(*session_, [](const TrainingFrame& frame) { return frame.epoch > 5; }));
        set_weight(*session_, 40);
        // the frame of the moment is still the one before the edit: it is not what is saved
        const auto saved = read_document(session_->savedBytes().toStdString(), "a.sepx");
        QVERIFY(saved && saved->checkpoint);
        QCOMPARE(saved->checkpoint->predictor.network.layers.back().W(0, 1), 40.0);
        session_->setTraining(false);
    }
    void resetAfterAnEditIsTheStartFromTheSeed() {
        const Checkpoint start = *session_->frame()->checkpoint;
        set_weight(*session_, 5);
        QVERIFY(waited(*session_, shows(5)));
        session_->reset();
        QVERIFY(waited(*session_, shows(weight(start))));
        QVERIFY(session_->isUntouched());
        session_->undoStack()->undo();
        QVERIFY(waited(*session_, shows(5)));
    }
    void theFieldIsShownWhileAWeightIsDragged() {
        session_->fieldFeed()->setView({0, 5, 0, 5}, 40, 40);
        QTRY_VERIFY(session_->field());
        int shown = 0;
        connect(session_->fieldFeed(), &FieldFeed::fieldChanged, this, [&] { ++shown; });
        const int gesture = session_->newGesture();
        for (int i = 1; i <= 60; ++i) {
            set_weight(*session_, 0.05 * i, gesture);
            QTest::qWait(4);
        }
        QVERIFY2(shown >= 5, qPrintable(QString::number(shown)));
    }
};

QTEST_GUILESS_MAIN(TestSessionWeights)
#include "tst_session_weights.moc"
