// The field of a run: asked for where somebody looks, and never shown for another run.
#include <QSignalSpy>
#include <QtTest>

#include "core/nn/initializer.h"
#include "ui/model/session/field_feed.h"

using namespace separatrix;

namespace {

std::shared_ptr<const Checkpoint> small_checkpoint() {
    auto checkpoint = std::make_shared<Checkpoint>();
    Predictor& predictor = checkpoint->predictor;
    predictor.architecture.model = ModelKind::neuron;
    predictor.scale = {ScaleKind::range, {2.5, 2.5}, {0.4, 0.4}};
    predictor.network = initial_network(predictor.architecture, Initializer::uniform, 1);
    return checkpoint;
}

/// A run whose moment the test sets; counts how often it is asked for.
struct Run {
    FieldMoment moment{1, 3, small_checkpoint()};
    int asked = 0;
    FieldFeed feed{[this] {
        ++asked;
        return moment;
    }};
    QSignalSpy changed{&feed, &FieldFeed::fieldChanged};
};

}  // namespace

class TestFieldFeed : public QObject {
    Q_OBJECT
private slots:
    void nothingIsComputedForNobody() {
        Run run;
        run.feed.request();
        QVERIFY(!run.changed.wait(100));
        run.feed.setView({0, 5, 0, 5}, 20, 10);
        QTRY_VERIFY(run.feed.field());
        QCOMPARE(run.feed.field()->field.columns, 20);
        QCOMPARE(run.feed.field()->field.rows, 10);
        QCOMPARE(run.feed.field()->epoch, std::int64_t{3});
    }

    void theSameViewIsNotAskedForAgain() {
        Run run;
        run.feed.setView({0, 5, 0, 5}, 20, 20);
        QTRY_VERIFY(run.feed.field());
        const int asked = run.asked;
        run.feed.setView({0, 5, 0, 5}, 20, 20);
        QCOMPARE(run.asked, asked);
        run.feed.setView({0, 4, 0, 5}, 20, 20);
        QTRY_VERIFY(run.feed.field()->field.rect == (PlaneRect{0, 4, 0, 5}));
    }

    void withoutANetworkTheLastFieldStays() {
        Run run;
        run.feed.setView({0, 5, 0, 5}, 20, 20);
        QTRY_VERIFY(run.feed.field());
        const FieldPointer field = run.feed.field();
        run.moment = {2};
        run.feed.request();
        QVERIFY(!run.changed.wait(100));
        QCOMPARE(run.feed.field(), field);
    }

    void anAnswerForARunThatIsOverIsDropped() {
        Run run;
        run.feed.setView({0, 5, 0, 5}, 20, 20);
        QCOMPARE(run.asked, 1);
        run.moment.generation = 2;  // before the answer is taken
        QTRY_COMPARE(run.asked, 2);
        QVERIFY(!run.feed.field());
        QCOMPARE(run.changed.count(), 0);
        run.feed.request();
        QTRY_VERIFY(run.feed.field());
        QCOMPARE(run.feed.field()->generation, std::uint64_t{2});
    }

    void fieldsComePaintedInThePalette() {
        Run run;
        const auto palette = std::make_shared<const FieldPalette>();
        run.feed.setPalette(palette);
        run.feed.setView({0, 5, 0, 5}, 20, 20);
        QTRY_VERIFY(run.feed.field());
        QCOMPARE(run.feed.field()->palette, palette);
    }
};

QTEST_GUILESS_MAIN(TestFieldFeed)
#include "tst_field_feed.moc"
