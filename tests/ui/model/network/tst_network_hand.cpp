#include <QSignalSpy>
#include <QtTest>

#include "ui/model/network/network_hand.h"

using namespace separatrix;

class TestNetworkHand : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> session_;
    std::unique_ptr<NetworkHand> hand_;

    void useHidden(std::vector<int> hidden) {
        session_->apply("mlp", [&](Document document) {
            document.settings.model.model = ModelKind::mlp;
            document.settings.model.hidden = hidden;
            return document;
        });
        std::vector<int> counts{2};
        counts.insert(counts.end(), hidden.begin(), hidden.end());
        counts.push_back(2);
        QTRY_VERIFY(hand_->network() && neuron_counts(*hand_->network()) == counts);
        session_->undoStack()->clear();
    }
    double value(const WeightId& id) const { return *find_weight(*hand_->network(), id); }
    QPointF on(const WeightId& id) const { return hand_->layout().find(id)->curve().pointAtPercent(0.12); }
    QPointF on(const NeuronId& id) const { return hand_->layout().find(id)->tile.center(); }

private slots:
    void init() {
        session_ = std::make_unique<Session>();
        session_->setSpeed(1);
        hand_ = std::make_unique<NetworkHand>(session_.get());
        hand_->setRoom({0, 0, 400, 320}, {});
        hand_->setStartDragDistance(3);
        QTRY_VERIFY(hand_->network());
    }
    void cleanup() {
        hand_.reset();
        session_.reset();
    }

    void dragUpIsMoreAndOneStep() {
        useHidden({3});
        const WeightId id{1, 0, 0};
        const double before = value(id);
        const double scale = weight_scale(*hand_->network(), 1);
        const QPointF start = on(id);
        hand_->press(start);
        for (int y = 1; y <= 43; ++y) hand_->move(start - QPointF(0, y), false);
        QVERIFY(hand_->isDragging());
        hand_->release(start - QPointF(0, 43));
        QVERIFY(!hand_->isDragging());
        QCOMPARE(session_->undoStack()->count(), 1);
        QTRY_VERIFY(std::abs(value(id) - (before + 0.4 * scale)) < 0.01 * scale);
        session_->undoStack()->undo();
        QTRY_COMPARE(value(id), before);
    }
    void fineDragIsATenth() {
        const WeightId bias{1, 0, WeightId::bias};
        const double before = value(bias);
        const double scale = weight_scale(*hand_->network(), 1);
        const QPointF start = *hand_->layout().place_of(bias);
        hand_->press(start);
        hand_->move(start + QPointF(0, 5), true);
        hand_->move(start + QPointF(0, 105), true);
        hand_->release(start + QPointF(0, 105));
        QTRY_VERIFY(std::abs(value(bias) - (before - 0.1 * scale)) < 0.01 * scale);
    }
    void escapeTakesTheDragBack() {
        const WeightId id{1, 0, 1};
        const double before = value(id);
        hand_->press(on(id));
        hand_->move(on(id) - QPointF(0, 10), false);
        hand_->move(on(id) - QPointF(0, 60), false);
        QTRY_VERIFY(value(id) != before);
        QVERIFY(hand_->key(Qt::Key_Escape, {}));
        QVERIFY(!hand_->isDragging());
        QTRY_COMPARE(value(id), before);
    }
    void aShakyClickIsNoDrag() {
        useHidden({3});
        QSignalSpy chosen(hand_.get(), &NetworkHand::neuronChosen);
        hand_->press(on(NeuronId{1, 1}));
        hand_->move(on(NeuronId{1, 1}) + QPointF(2, 8), false);
        hand_->release(on(NeuronId{1, 1}) + QPointF(2, 8));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0], (QVariantList{1, 1}));
        QVERIFY(hand_->chosen() == (NeuronId{1, 1}));
        hand_->press(on(WeightId{1, 0, 0}));
        hand_->move(on(WeightId{1, 0, 0}) - QPointF(0, 2), false);
        hand_->release(on(WeightId{1, 0, 0}));
        QCOMPARE(session_->undoStack()->count(), 0);
        // the second click gives the plane back; a neuron that leaves too
        hand_->press(on(NeuronId{1, 1}));
        hand_->release(on(NeuronId{1, 1}));
        QCOMPARE(chosen.last(), (QVariantList{-1, -1}));
        hand_->press(on(NeuronId{1, 2}));
        hand_->release(on(NeuronId{1, 2}));
        useHidden({2});
        QCOMPARE(chosen.last(), (QVariantList{-1, -1}));
        QVERIFY(!hand_->chosen());
    }
    void freezing() {
        useHidden({3});
        const WeightId id{1, 1, 0};
        hand_->move(on(id), false);
        QCOMPARE(hand_->freezeText(hand_->target()), QString("Freeze w₂₁⁽¹⁾"));
        QVERIFY(hand_->key(Qt::Key_Z, {}));
        QVERIFY(hand_->isFrozen(id));
        QCOMPARE(session_->undoStack()->undoText(), QString("Freeze w₂₁⁽¹⁾"));
        QVERIFY(hand_->pill().contains("frozen"));
        QVERIFY(hand_->help(on(id)).startsWith("Frozen"));
        const double before = value(id);
        const double other = value({1, 1, 1});
        session_->stepEpoch();
        QTRY_COMPARE(session_->frame()->epoch, std::int64_t{1});
        QCOMPARE(value(id), before);
        QVERIFY(value({1, 1, 1}) != other);
        // typing still works, and it is still frozen then
        QVERIFY(hand_->type(id, "1.5"));
        QTRY_COMPARE(value(id), 1.5);
        QVERIFY(hand_->isFrozen(id));
        // a neuron means its weights and its bias: first all of them, then none
        QCOMPARE(hand_->frozenShare(NeuronId{1, 1}), FrozenShare::some);
        hand_->toggleFrozen(NeuronId{1, 1});
        QCOMPARE(hand_->frozenShare(NeuronId{1, 1}), FrozenShare::all);
        QCOMPARE(session_->document().settings.training.frozen.size(), std::size_t{3});
        hand_->toggleFrozen(NeuronId{1, 1});
        QVERIFY(session_->document().settings.training.frozen.empty());
        session_->undoStack()->undo();
        // an input has nothing to freeze
        QCOMPARE(hand_->freezeText(NeuronId{0, 0}), QString());
        // it stays with its neuron: another layer before the last, another size
        hand_->toggleFrozen(WeightId{2, 1, 2});
        session_->apply("deeper", [](Document document) {
            Settings settings = document.settings;
            settings.model.hidden = {3, 3};
            return with_settings(std::move(document), settings);
        });
        QTRY_COMPARE(neuron_counts(*hand_->network()), (std::vector<int>{2, 3, 3, 2}));
        QVERIFY(hand_->isFrozen({3, 1, 2}) && !hand_->isFrozen({2, 1, 2}) && hand_->isFrozen(id));
        session_->apply("smaller", [](Document document) {
            Settings settings = document.settings;
            settings.model.hidden = {1, 2};
            return with_settings(std::move(document), settings);
        });
        QVERIFY(session_->document().settings.training.frozen.empty());
        session_->undoStack()->undo();
        QVERIFY(hand_->isFrozen(id));
    }
    void hoverTellsTheNeuronAndReadsTheValue() {
        useHidden({3});
        QSignalSpy hovered(hand_.get(), &NetworkHand::neuronHovered);
        hand_->move(on(NeuronId{1, 2}), false);
        QCOMPARE(hovered.last(), (QVariantList{1, 2}));
        QVERIFY(hand_->pill().startsWith("σ(z₃)"));
        hand_->move(on(WeightId{2, 1, 0}), false);
        QCOMPARE(hovered.last(), (QVariantList{-1, -1}));
        QCOMPARE(hand_->pill(), weight_text(*hand_->network(), {2, 1, 0}) + "  drag");
        QVERIFY(hand_->pillPlace());
        const QString before = hand_->pill();
        session_->stepEpoch();
        QTRY_COMPARE(session_->frame()->epoch, std::int64_t{1});
        QVERIFY(hand_->pill() != before);  // live
        hand_->leave();
        QCOMPARE(hand_->pill(), QString());
    }
    void dragWhileItTrains() {
        useHidden({3});
        session_->setSpeed(0.35);
        session_->setTraining(true);
        QTRY_VERIFY(session_->frame()->epoch > 3);
        const WeightId id{2, 0, 0};
        const double before = value(id);
        const QPointF start = on(id);
        hand_->press(start);
        hand_->move(start - QPointF(0, 10), false);
        for (int y = 20; y <= 1500; y += 20) {
            hand_->move(start - QPointF(0, y), false);
            QTest::qWait(1);
        }
        hand_->release(start);
        QTRY_VERIFY(value(id) > before + 1);
        QVERIFY(session_->isTraining());
        const auto epoch = session_->frame()->epoch;
        QTRY_VERIFY(session_->frame()->epoch > epoch + 3);
        QCOMPARE(session_->undoStack()->count(), 1);
    }
    void typedValues() {
        const WeightId id{1, 0, 0};
        QVERIFY(hand_->type(id, "2.5"));
        QTRY_COMPARE(value(id), 2.5);
        const auto refused = hand_->type(id, "two");
        QVERIFY(!refused && refused.error().contains("two"));
        QCOMPARE(value(id), 2.5);
        QCOMPARE(session_->undoStack()->count(), 1);
        QCOMPARE(session_->undoStack()->undoText(), "Change w₁");
    }
    void doubleClickAndEnterAskForAValue() {
        QSignalSpy wanted(hand_.get(), &NetworkHand::typingWanted);
        QVERIFY(hand_->doubleClick(on(WeightId{1, 0, 1})));
        QVERIFY(!hand_->doubleClick(on(NeuronId{1, 0})));
        QVERIFY(!hand_->key(Qt::Key_Return, {}));  // nothing in focus: the key is the window's
        QVERIFY(hand_->tab(true));
        QVERIFY(hand_->tab(true));
        QVERIFY(hand_->tab(true));
        QVERIFY(hand_->key(Qt::Key_Left, {}));
        QVERIFY(hand_->key(Qt::Key_Return, {}));
        QCOMPARE(wanted.size(), 2);
        QVERIFY(qvariant_cast<WeightId>(wanted[1][0]) == (WeightId{1, 0, 0}));
        QVERIFY(!hand_->tab(true));  // the last neuron: on to the next widget
    }
    void plusAndMinusChangeTheFocusedWeight() {
        for (int i = 0; i < 3; ++i) hand_->tab(true);
        hand_->key(Qt::Key_Left, {});
        const WeightId id{1, 0, 0};
        const double before = value(id);
        QVERIFY(hand_->key(Qt::Key_Plus, {}));
        QTRY_VERIFY(value(id) > before);
        QVERIFY(hand_->key(Qt::Key_Plus, {}));
        QCOMPARE(session_->undoStack()->count(), 1);
        hand_->key(Qt::Key_Down, {});
        QVERIFY(hand_->key(Qt::Key_Minus, {}));
        QCOMPARE(session_->undoStack()->count(), 2);
        QVERIFY(!hand_->key(Qt::Key_Space, {}));
        QVERIFY(hand_->spoken().startsWith("weight of p(likes) for x₂ Bruce"));
    }
    void wheelScrollsTheColumnUnderIt() {
        useHidden({64, 64});
        const auto& layout = hand_->layout();
        QCOMPARE(layout.first_in_sight, (std::vector<int>{0, 0, 0, 0}));
        QVERIFY(!hand_->wheel(layout.columns[0].center(), -1));
        QVERIFY(hand_->help(layout.more.front().rect.center()).contains("wheel"));
        QVERIFY(!hand_->help(on(NeuronId{0, 0})).isEmpty());
        QVERIFY(hand_->help({-5, -5}).isEmpty());
        QVERIFY(hand_->wheel(layout.columns[2].center(), -3));
        QCOMPARE(hand_->layout().first_in_sight, (std::vector<int>{0, 0, 3, 0}));
        QVERIFY(hand_->wheel(layout.columns[2].center(), -0.5));
        QVERIFY(hand_->wheel(layout.columns[2].center(), -0.5));
        QCOMPARE(hand_->layout().first_in_sight[2], 4);
        QVERIFY(hand_->wheel(layout.columns[2].center(), 100));
        QCOMPARE(hand_->layout().first_in_sight[2], 0);
        // the keyboard scrolls too
        for (int i = 0; i < 3 + 40; ++i) hand_->tab(true);
        QVERIFY(hand_->layout().find(NeuronId{1, 40}));
    }
};

QTEST_GUILESS_MAIN(TestNetworkHand)
#include "tst_network_hand.moc"
