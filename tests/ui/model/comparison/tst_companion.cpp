// ui/model/comparison/companion.h: a second run that goes along with the session and changes nothing in it.
#include <QtTest>

#include "core/data/generators.h"
#include "ui/model/comparison/companion.h"
#include "ui/model/comparison/comparison.h"

using namespace separatrix;

namespace {

Document rings_as_one_number(Document document, int classes = 4) {
    GeneratorSettings settings;
    settings.kind = GeneratorKind::rings;
    settings.count = 80;
    settings.classes = classes;
    document.settings.model.model = ModelKind::regression;
    document.settings.training.learning_rate = 0.05;
    document.settings.training.batch_size = 8;
    auto points = generate(settings, document.axes);
    return with_points(std::move(document), std::move(points), classes);
}

bool waited(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 10000); }

/// Both have answered, and stand at the same place.
bool together(const Session& session, const Companion& companion) {
    return waited([&] {
        const auto a = session.frame();
        const auto b = companion.frame();
        return a && b && a->epoch == b->epoch && a->position == b->position;
    });
}

/// What the companion should be: the same job trained on its own.
Checkpoint alone(const Session& session, std::int64_t epochs, int batches = 0) {
    Trainer trainer({1, 1, dataset_of(session.document()), softmax_beside(session.document()), nullptr, nullptr, {}});
    for (std::int64_t i = 0; i < epochs; ++i) trainer.run_epoch();
    for (int i = 0; i < batches; ++i) trainer.step_batch();
    return trainer.checkpoint();
}

struct Pair {
    Pair() {
        session.setSpeed(1);
        session.apply("rings", [](Document d) { return rings_as_one_number(std::move(d)); });
        waited([&] {
            return session.frame() &&
                   session.frame()->checkpoint->predictor.architecture.model == ModelKind::regression &&
                   session.frame()->checkpoint->predictor.architecture.classes == 4;
        });
        companion = std::make_unique<Companion>(&session, softmax_beside);
    }
    void train(std::int64_t until) {
        session.setTraining(true);
        QVERIFY(waited([&] { return session.frame()->epoch >= until; }));
        session.setTraining(false);
        QVERIFY(waited([&] { return session.frame()->run_state == RunState::paused; }));
    }
    Session session;
    std::unique_ptr<Companion> companion;
};

}  // namespace

class TestCompanion : public QObject {
    Q_OBJECT
private slots:
    void startsBesideTheSession() {
        Pair pair;
        const Document before = pair.session.document();
        QVERIFY(together(pair.session, *pair.companion));
        QCOMPARE(pair.companion->settings().model.model, ModelKind::softmax);
        QVERIFY(pair.companion->frame()->checkpoint->predictor == alone(pair.session, 0).predictor);
        QCOMPARE(pair.session.document(), before);
        QCOMPARE(pair.session.undoStack()->count(), 1);
    }

    void trainsAlongToTheSameBits() {
        Pair pair;
        pair.train(60);
        QVERIFY(together(pair.session, *pair.companion));
        const auto frame = pair.companion->frame();
        QVERIFY(frame->epoch >= 60);
        // paused in the midst of an epoch both may be: in whole batches of 8
        const int batches = static_cast<int>(frame->position / 8);
        QVERIFY(*frame->checkpoint == alone(pair.session, frame->epoch, batches));
    }

    void stepsAlong() {
        Pair pair;
        QVERIFY(together(pair.session, *pair.companion));
        pair.session.stepEpoch();
        pair.session.stepEpoch();
        QVERIFY(waited([&] { return pair.session.frame()->epoch == 2; }));
        QVERIFY(together(pair.session, *pair.companion));
        for (int i = 0; i < 13; ++i) pair.session.stepBatch();  // an epoch has 10
        QVERIFY(waited([&] { return pair.session.frame()->epoch == 3 && pair.session.frame()->position == 24; }));
        QVERIFY(together(pair.session, *pair.companion));
        QVERIFY(*pair.companion->frame()->checkpoint == alone(pair.session, 3, 3));
    }

    void slowlyToo() {
        Pair pair;
        pair.session.setSpeed(0.35);
        pair.session.setTraining(true);
        QVERIFY(waited([&] { return pair.session.frame()->epoch >= 20; }));
        const auto a = pair.session.frame()->epoch;
        const auto b = pair.companion->frame()->epoch;
        QVERIFY2(b <= a && a - b <= 5, qPrintable(QStringLiteral("%1 and %2").arg(a).arg(b)));
        pair.session.setTraining(false);
        QVERIFY(together(pair.session, *pair.companion));
    }

    void joinsLate() {
        Session session;
        session.setSpeed(1);
        session.apply("rings", [](Document d) { return rings_as_one_number(std::move(d)); });
        for (int i = 0; i < 30; ++i) session.stepEpoch();
        QVERIFY(waited([&] { return session.frame() && session.frame()->epoch == 30; }));
        Companion companion(&session, softmax_beside);
        QVERIFY(together(session, companion));
        QVERIFY(*companion.frame()->checkpoint == alone(session, 30));
    }

    void startsAnewWithIt() {
        Pair pair;
        pair.train(30);
        QVERIFY(together(pair.session, *pair.companion));
        const auto epoch = pair.session.frame()->epoch;
        pair.session.reset();
        QVERIFY(waited([&] { return pair.session.frame()->epoch == 0; }));
        QVERIFY(together(pair.session, *pair.companion));
        QVERIFY(pair.companion->frame()->checkpoint->predictor == alone(pair.session, 0).predictor);
        // undo brings the trained network back: the companion trains to the same epoch
        pair.session.undoStack()->undo();
        QVERIFY(waited([&] { return pair.session.frame()->epoch == epoch; }));
        QVERIFY(together(pair.session, *pair.companion));
        pair.session.newSeed();
        QVERIFY(waited([&] { return pair.session.frame()->epoch == 0; }));
        QVERIFY(together(pair.session, *pair.companion));
        QVERIFY(pair.companion->frame()->checkpoint->predictor == alone(pair.session, 0).predictor);
    }

    void takesSettingsAndPoints() {
        Pair pair;
        pair.train(10);
        QVERIFY(together(pair.session, *pair.companion));
        pair.session.apply("rate", [](Document d) {
            d.settings.training.learning_rate = 0.2;
            return add_point(std::move(d), 1, 1, 2);
        });
        QCOMPARE(pair.companion->settings().training.learning_rate, 0.2);
        const auto epoch = pair.session.frame()->epoch;
        QVERIFY(waited([&] {
            return pair.session.frame()->metrics.train.count == 81 &&
                   pair.companion->frame()->metrics.train.count == 81;
        }));
        pair.train(epoch + 10);
        QVERIFY(together(pair.session, *pair.companion));
        QVERIFY(pair.companion->frame()->epoch >= epoch + 10);
    }

    void classesComeAndGo() {
        Pair pair;
        pair.train(10);
        pair.session.applyToClasses(
            "less", [](Document d) { return remove_class(std::move(d), 1, std::nullopt); },
            origins_after_removing(4, 1));
        QVERIFY(waited([&] { return pair.session.frame()->checkpoint->predictor.architecture.classes == 3; }));
        QVERIFY(together(pair.session, *pair.companion));
        QCOMPARE(pair.companion->frame()->checkpoint->predictor.architecture.classes, 3);
    }

    void hasItsOwnField() {
        Pair pair;
        pair.session.fieldFeed()->setView({0, 5, 0, 5}, 32, 32);
        pair.companion->fieldFeed()->setView({0, 5, 0, 5}, 32, 32);
        pair.train(5);
        QVERIFY(together(pair.session, *pair.companion));
        QVERIFY(waited([&] {
            return pair.companion->field() && pair.companion->field()->epoch == pair.companion->frame()->epoch;
        }));
        QCOMPARE(pair.companion->field()->field.classes, 4);
    }

    void divergesAlone() {
        Pair pair;
        pair.companion = std::make_unique<Companion>(&pair.session, [](const Document& document) {
            Settings settings = softmax_beside(document);
            if (settings.training.learning_rate > 0.02) {
                settings.training.learning_rate = 1e6;
                settings.training.penalty.l2 = 10;
            }
            return settings;
        });
        pair.session.setTraining(true);
        QVERIFY(waited(
            [&] { return pair.companion->frame() && pair.companion->frame()->run_state == RunState::diverged; }));
        QVERIFY(pair.session.isTraining());
        pair.session.setTraining(false);
        // another rate, and it goes on
        pair.session.apply("rate", [](Document d) {
            d.settings.training.learning_rate = 0.01;
            return d;
        });
        QVERIFY(together(pair.session, *pair.companion));
    }

    void goesInTheMidstOfEverything() {
        for (int i = 0; i < 10; ++i) {
            Pair pair;
            pair.session.setTraining(true);
            QTest::qWait(3 * i);
            pair.companion.reset();
        }
    }
};

QTEST_GUILESS_MAIN(TestCompanion)
#include "tst_companion.moc"
