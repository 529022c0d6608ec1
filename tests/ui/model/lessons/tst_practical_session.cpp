// Every task of the practical session is solved by doing what its text says – by a real training run – and not before.
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "core/training/trainer.h"
#include "ui/model/lessons/practice_watch.h"
#include "ui/model/loss/pinned_curves.h"

using namespace separatrix;

namespace {

/// A document with its run, without threads.
class Bench {
public:
    explicit Bench(Document document = sample_document()) : document_(std::move(document)) { reset(); }

    void setUp(PracticePart part) {
        document_ = with_set_up(document_, part);
        reset();
    }
    /// A live change of the settings, as in the window.
    template <class Change>
    void change(const Change& change) {
        change(document_.settings);
        trainer_->apply(job());
        since_ = trainer_->epoch();
    }
    void reset() {
        trainer_.emplace(job());
        since_ = 0;
    }
    void train(int epochs) {
        for (int i = 0; i < epochs; ++i) trainer_->run_epoch();
    }
    void trainUntil(PracticePart part, int most) {
        for (int i = 0; i < most && !all_met(checks(part)); ++i) trainer_->run_epoch();
    }
    void pin() { document_ = with_pin(document_, frame(), since_); }
    void answer(const std::string& task, const std::string& text) { document_.notebook.answers[task] = text; }
    void exported(const QString& path) { export_ = Achievements::Export{"pytorch", path, document_.settings}; }

    TrainingFrame frame() const {
        TrainingFrame frame;
        frame.epoch = trainer_->epoch();
        frame.metrics = trainer_->metrics();
        frame.history = std::make_shared<const LossHistory>(trainer_->history());
        return frame;
    }
    QVector<PracticeCheck> checks(PracticePart part, bool with_frame = true) const {
        const TrainingFrame now = frame();
        PracticeState state;
        state.document = &document_;
        state.facts = data_facts(document_);
        state.frame = with_frame ? &now : nullptr;
        state.since = since_;
        state.last_export = export_;
        return checks_of(part, state);
    }
    QString missing(PracticePart part) const {
        QStringList lines;
        for (const PracticeCheck& check : checks(part))
            if (!check.met) lines << check.wanted + " – now: " + check.now;
        return lines.join('\n');
    }
    const Document& document() const { return document_; }

private:
    TrainingJob job() const { return {1, 1, dataset_of(document_), document_.settings, nullptr, nullptr}; }

    Document document_;
    std::optional<Trainer> trainer_;
    std::int64_t since_ = 0;
    std::optional<Achievements::Export> export_;
};

void choose_layers(Settings& settings) {
    settings.model.model = ModelKind::mlp;
    settings.model.hidden = {8, 8};
    settings.model.activation = Activation::tanh;
}

#define SOLVED(bench, part) QVERIFY2((bench).missing(part).isEmpty(), qPrintable((bench).missing(part)))
#define NOT_SOLVED(bench, part) QVERIFY(!all_met((bench).checks(part)))

}  // namespace

class TestPracticalSession : public QObject {
    Q_OBJECT
private slots:
    void nothingIsSolvedAtTheBeginning() {
        Bench bench;
        bench.train(50);
        for (const PracticePart part : all_practice_parts) NOT_SOLVED(bench, part);
    }
    void theNeuronSolvesLinear() {
        Bench bench;
        bench.setUp(PracticePart::linear);
        QCOMPARE(dataset_of(bench.document())->train.size(), 5000u);
        QCOMPARE(dataset_of(bench.document())->test.size(), 1000u);
        QVERIFY(bench.missing(PracticePart::linear).contains("epoch 0"));
        bench.train(9);
        NOT_SOLVED(bench, PracticePart::linear);
        bench.train(1);
        SOLVED(bench, PracticePart::linear);
        // good answers on other movies say nothing about these
        for (const PracticePart part : {PracticePart::layers_on_bar, PracticePart::layers_on_donut}) {
            const PracticeCheck accuracy = bench.checks(part).last();
            QVERIFY(!accuracy.met);
            QCOMPARE(accuracy.now, QString("waits for the checks above"));
        }
        // from the state, not from having been there
        QVERIFY(!all_met(bench.checks(PracticePart::linear, false)));
        bench.change([](Settings& s) { s.training.batch_size = 16; });
        QVERIFY(bench.missing(PracticePart::linear).contains("batch 1 – now: SGD, batch 16"));
        bench.change([](Settings& s) { s.training.batch_size = 1; });
        QVERIFY(bench.missing(PracticePart::linear).contains("changed at epoch 10"));
        bench.change([](Settings& s) { s.training.learning_rate = 0.1; });
        QVERIFY(bench.missing(PracticePart::linear).contains("Learning rate 0.01 – now: 0.1"));
    }
    void theNeuronFailsOnBarAndDonut() {
        Bench bench;
        for (const PracticePart part : {PracticePart::neuron_on_bar, PracticePart::neuron_on_donut}) {
            bench.setUp(part);
            NOT_SOLVED(bench, part);
            bench.train(practice_epochs);
            if (part == PracticePart::neuron_on_donut) {
                NOT_SOLVED(bench, part);  // why must be written
                bench.answer("fail", "  ?  ");
                NOT_SOLVED(bench, part);
                bench.answer("fail", "One line has two sides only.");
            }
            SOLVED(bench, part);
        }
        // a network that does not fail is no answer
        bench.change(choose_layers);
        NOT_SOLVED(bench, PracticePart::neuron_on_donut);
    }
    void threeLayersSolveBoth() {
        Bench bench;
        for (const PracticePart part : {PracticePart::layers_on_bar, PracticePart::layers_on_donut}) {
            bench.setUp(part);
            NOT_SOLVED(bench, part);
            bench.change(choose_layers);
            bench.reset();
            NOT_SOLVED(bench, part);
            bench.trainUntil(part, 40);
            SOLVED(bench, part);
        }
        // the same with one hidden layer is another thing
        bench.change([](Settings& s) { s.model.hidden = {8}; });
        NOT_SOLVED(bench, PracticePart::layers_on_donut);
    }
    void batchAndMomentumAndTheThreeCurves() {
        Bench bench;
        bench.setUp(PracticePart::batch);
        bench.train(practice_compared_epochs);
        NOT_SOLVED(bench, PracticePart::batch);
        bench.pin();
        NOT_SOLVED(bench, PracticePart::batch);
        // changed on the way: the curve belongs to both
        bench.change([](Settings& s) { s.training.batch_size = 16; });
        bench.train(practice_compared_epochs);
        QVERIFY(bench.missing(PracticePart::batch).contains("changed at epoch 20: reset (R)"));
        bench.reset();
        bench.train(practice_compared_epochs - 1);
        QVERIFY(bench.missing(PracticePart::batch).contains("epoch 19 of 20"));
        bench.train(1);
        SOLVED(bench, PracticePart::batch);

        QVERIFY(bench.missing(PracticePart::momentum).contains("trained: pin it (P)"));
        bench.pin();
        bench.change([](Settings& s) { s.training.optimizer.kind = OptimizerKind::momentum; });
        bench.reset();
        NOT_SOLVED(bench, PracticePart::momentum);
        bench.train(practice_compared_epochs);
        SOLVED(bench, PracticePart::momentum);

        NOT_SOLVED(bench, PracticePart::overlay);
        bench.pin();
        NOT_SOLVED(bench, PracticePart::overlay);
        bench.answer("overlay", "Batch 1 makes 16 times as many steps.");
        SOLVED(bench, PracticePart::overlay);
        QCOMPARE(pin_labels(bench.document()), (QStringList{"batch 1", "batch 16", "batch 16, momentum 0.9"}));
        // the lecture's point: with the same number of epochs, plain batch 16 is behind, momentum makes up for it
        const auto last = [&](std::size_t pin) {
            return bench.document().notebook.pins[pin].run->history.buckets().back().loss.last;
        };
        QVERIFY(last(1) > 2 * last(0));
        QVERIFY(last(2) < last(1) / 2);
        // a curve of another seed is no comparison
        bench = Bench(without_pin(bench.document(), 2));
        bench.change([](Settings& s) { s.seed = 7; });
        bench.reset();
        bench.train(practice_compared_epochs);
        bench.pin();
        QVERIFY(bench.missing(PracticePart::overlay).contains("Nothing else differs"));
    }
    void ringsWithFourClasses() {
        Bench bench;
        bench.setUp(PracticePart::rings);
        QCOMPARE(bench.document().classes(), 4);
        bench.change([](Settings& s) {
            choose_layers(s);
            s.training.optimizer.kind = OptimizerKind::momentum;
            s.training.batch_size = 16;
        });
        bench.reset();
        NOT_SOLVED(bench, PracticePart::rings);
        bench.trainUntil(PracticePart::rings, 80);
        SOLVED(bench, PracticePart::rings);
        // back to two classes afterwards
        bench.setUp(PracticePart::linear);
        QCOMPARE(bench.document().class_names, (std::vector<std::string>{"dislikes", "likes"}));
        QVERIFY(bench.document().settings.model.model == ModelKind::neuron);
    }
    void theScriptMustBeThereAndFit() {
        QTemporaryDir folder;
        Bench bench;
        NOT_SOLVED(bench, PracticePart::pytorch);
        bench.exported(folder.filePath("model.py"));
        QVERIFY(bench.missing(PracticePart::pytorch).contains("cannot be read"));
        QFile file(folder.filePath("model.py"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# nothing\n");
        file.flush();
        NOT_SOLVED(bench, PracticePart::pytorch);
        file.write("import torch\n");
        file.close();
        SOLVED(bench, PracticePart::pytorch);
        bench.change([](Settings& s) { s.training.learning_rate *= 2; });
        NOT_SOLVED(bench, PracticePart::pytorch);
    }
    void setUpIsValidWhateverWasThere() {
        for (const ModelKind model : {ModelKind::neuron, ModelKind::regression, ModelKind::softmax, ModelKind::mlp})
            for (const PracticePart part : all_practice_parts) {
                Document document = sample_document();
                document.settings.model.model = model;
                document.settings.model.activation = Activation::relu;
                document.settings.training.loss = LossKind::squared;
                document.settings.training.optimizer.kind = OptimizerKind::gd;
                document = with_set_up(with_set_up(document, PracticePart::rings), part);
                QVERIFY(!validate(document.settings, document.classes()) ||
                        validate(document.settings, document.classes())->code != ErrorCode::needs_two_classes);
                QCOMPARE(document.points.size(), 6000u);
                QCOMPARE(document.notebook, sample_document().notebook);
            }
    }
    void theTasksAreTheLecturesInItsOrder() {
        QCOMPARE(practice_tasks().size(), 8u);
        std::vector<PracticePart> parts;
        for (const PracticeTask& task : practice_tasks()) {
            QVERIFY(!task.title.isEmpty() && !task.text.isEmpty() && !task.question.isEmpty());
            parts.insert(parts.end(), task.parts.begin(), task.parts.end());
        }
        QVERIFY(std::equal(parts.begin(), parts.end(), all_practice_parts.begin(), all_practice_parts.end()));
    }

    // --- in a session, with its threads

    void solvedIsSeenSavedAndNotUndone() {
        Session session;
        session.setSpeed(1);
        PracticeWatch watch(&session);
        watch.setActive(true);
        QCOMPARE(watch.task(), 0);
        watch.setUp(PracticePart::linear);
        QVERIFY(!watch.isSolved(0));
        session.setTraining(true);
        QTRY_VERIFY_WITH_TIMEOUT(!session.isTraining(), 30000);  // it stops by itself
        QTRY_VERIFY(watch.isSolved(0));
        QVERIFY(all_met(watch.checks().front()));
        QCOMPARE(watch.firstUnsolved(), 1);
        session.undoStack()->undo();
        QCOMPARE(session.document().points.size(), 24u);
        QVERIFY(watch.isSolved(0));
        QTRY_VERIFY(!all_met(watch.checks().front()));
        session.undoStack()->redo();
        const auto saved = read_document(session.savedBytes().toStdString(), "a.sepx");
        QVERIFY(saved);
        Session other;
        other.open(*saved, "a.sepx");
        QVERIFY(other.achievements()->isSolved("linear"));
        QVERIFY(!other.achievements()->isSolved("rings"));
    }
    void setUpStartsAnewAndIsOneStep() {
        Session session;
        session.setSpeed(1);
        PracticeWatch watch(&session);
        watch.setUp(PracticePart::neuron_on_bar);
        session.setTraining(true);
        QTRY_VERIFY_WITH_TIMEOUT(!session.isTraining(), 30000);
        QTRY_VERIFY(session.frameIsCurrent() && session.frame()->epoch == practice_epochs);
        const Network trained = session.frame()->checkpoint->predictor.network;
        // the same model, other movies: the weights must not be kept
        watch.setUp(PracticePart::neuron_on_donut);
        QVERIFY(!session.frameIsCurrent());
        QTRY_VERIFY(session.frameIsCurrent());
        QCOMPARE(session.frame()->epoch, std::int64_t{0});
        QVERIFY(session.isUntouched());
        session.undoStack()->undo();
        QTRY_VERIFY(session.frameIsCurrent());
        QCOMPARE(session.frame()->epoch, std::int64_t{practice_epochs});
        QVERIFY(session.frame()->checkpoint->predictor.network == trained);
        session.undoStack()->undo();
        QCOMPARE(session.document(), sample_document());
    }
    void anAnswerIsOneStepAndSaved() {
        Session session;
        PracticeWatch watch(&session);
        watch.setActive(true);
        QTRY_VERIFY(session.frameIsCurrent());
        QSignalSpy documents(&session, &Session::documentChanged);
        QSignalSpy answers(&watch, &PracticeWatch::answerChanged);
        const int gesture = session.newGesture();
        watch.setAnswer("On the", gesture);
        watch.setAnswer("On the diagonal.", gesture);
        QCOMPARE(watch.answer(), QString("On the diagonal."));
        QCOMPARE(session.undoStack()->count(), 1);
        // neither the training nor the plane is bothered
        QCOMPARE(documents.count(), 0);
        QVERIFY(session.frameIsCurrent());
        QCOMPARE(answers.count(), 0);
        QVERIFY(session.isModified());
        QVERIFY(answers_as_text(session.document(), {}).contains("On the diagonal."));
        session.undoStack()->undo();
        QCOMPARE(watch.answer(), QString());
        QCOMPARE(answers.count(), 1);
        watch.setAnswer(QString(50'000, QChar(0x6620)), 0);  // three bytes each
        QVERIFY(session.document().notebook.answers.begin()->second.size() <= max_answer_size);
        QVERIFY(read_document(session.savedBytes().toStdString(), "a.sepx"));
    }
    void conditionsAreFollowed() {
        Session session;
        session.setSpeed(1);
        for (int i = 0; i < 3; ++i) session.stepEpoch();
        QTRY_VERIFY(session.frame() && session.frame()->epoch == 3);
        QCOMPARE(session.conditionsSince(), std::int64_t{0});
        const auto set = [&](double rate, std::int64_t stop) {
            session.apply("x", [=](Document d) {
                d.settings.training.learning_rate = rate;
                d.settings.training.stop_epochs = stop;
                return d;
            });
        };
        set(0.1, 50);  // where to stop changes nothing that was trained
        QCOMPARE(session.conditionsSince(), std::int64_t{0});
        set(0.2, 50);
        QCOMPARE(session.conditionsSince(), std::int64_t{3});
        const auto saved = read_document(session.savedBytes().toStdString(), "a.sepx");
        QVERIFY(saved);
        Session other;
        other.open(*saved, "a.sepx");
        QCOMPARE(other.conditionsSince(), std::int64_t{3});
        session.reset();
        QCOMPARE(session.conditionsSince(), std::int64_t{0});
        session.undoStack()->undo();  // the trained network and its curve are back
        QCOMPARE(session.conditionsSince(), std::int64_t{3});
    }
};

QTEST_GUILESS_MAIN(TestPracticalSession)
#include "tst_practical_session.moc"
