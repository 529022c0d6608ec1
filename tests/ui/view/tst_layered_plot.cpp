#include <QtTest/QtTest>

#include "ui/view/layered_plot.h"

using namespace separatrix;

namespace {

/// Fills the axes, all of them or with a hole in which the paper is seen.
class Picture : public UnbufferedItem {
public:
    using UnbufferedItem::UnbufferedItem;
    bool fillsAxes() const override { return !hole; }
    bool hole = false;
    QColor color = Qt::yellow;
    int paints = 0;

protected:
    QRect clipRect() const override { return mParentPlot->axisRect()->rect().adjusted(-1, -1, 1, 1); }
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter* painter) override {
        ++paints;
        const QRect all = mParentPlot->axisRect()->rect();
        painter->fillRect(hole ? all.adjusted(0, 0, -all.width() / 2, 0) : all, color);
    }
};

class Plot : public LayeredPlot {
public:
    Plot() {
        resize(300, 240);
        xAxis->setLabel(QStringLiteral("x"));
        yAxis->setLabel(QStringLiteral("y"));
        setBackground(QBrush(QColor(230, 240, 250)));
        axisRect()->setBackground(QBrush(Qt::white));
        addUnbufferedLayer(QStringLiteral("picture"), QStringLiteral("legend"));
        addLayer(QStringLiteral("dots"), layer(QStringLiteral("picture")), limAbove);
        layer(QStringLiteral("dots"))->setMode(QCPLayer::lmBuffered);
        picture = new Picture(this, QStringLiteral("picture"));
        dot = new QCPItemEllipse(this);
        dot->setLayer(QStringLiteral("dots"));
        dot->topLeft->setCoords(1, 4);
        dot->bottomRight->setCoords(3, 2);
        dot->setBrush(Qt::blue);
        show();
        shown = QTest::qWaitForWindowExposed(this);
        replot();
    }
    bool shown = false;
    bool blank = false;
    Picture* picture;
    QCPItemEllipse* dot;

    bool plain = false;  ///< painted by QCustomPlot itself

protected:
    void paintEvent(QPaintEvent* event) override {
        if (plain)
            QCustomPlot::paintEvent(event);
        else
            LayeredPlot::paintEvent(event);
    }
    bool isBlank(const QCPLayer* layer) const override {
        return (blank && layer->name() == QLatin1String("dots")) || LayeredPlot::isBlank(layer);
    }
};

/// Largest difference of a colour; 999 where the sizes differ.
int difference(const QImage& a, const QImage& b) {
    if (a.size() != b.size()) return 999;
    int most = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor p = a.pixelColor(x, y);
            const QColor q = b.pixelColor(x, y);
            most = std::max(
                {most, std::abs(p.red() - q.red()), std::abs(p.green() - q.green()), std::abs(p.blue() - q.blue())});
        }
    }
    return most;
}

}  // namespace

class TestLayeredPlot : public QObject {
    Q_OBJECT
private slots:
    void looksAsPaintedByQCustomPlot_data();
    void looksAsPaintedByQCustomPlot();
    void aChangeNeedsNoReplot();
    void blankLayersAreLeftOut();
};

void TestLayeredPlot::looksAsPaintedByQCustomPlot_data() {
    QTest::addColumn<bool>("hole");
    QTest::newRow("the picture fills the axes") << false;
    QTest::newRow("the paper is seen through it") << true;
}

void TestLayeredPlot::looksAsPaintedByQCustomPlot() {
    QFETCH(bool, hole);
    Plot plot;
    QVERIFY(plot.shown);
    plot.picture->hole = hole;
    plot.replot();
    const QImage image = plot.grab().toImage();
    plot.plain = true;
    QCOMPARE(difference(image, plot.grab().toImage()), 0);
    plot.plain = false;
    QCOMPARE(plot.grab().toImage().pixelColor(plot.axisRect()->rect().bottomLeft() + QPoint(5, -5)),
             QColor(Qt::yellow));
    QCOMPARE(plot.grab().toImage().pixelColor(plot.axisRect()->rect().topRight() + QPoint(-5, 5)),
             QColor(hole ? Qt::white : Qt::yellow));
    QCOMPARE(plot.grab().toImage().pixelColor(2, 2), QColor(230, 240, 250));
}

void TestLayeredPlot::aChangeNeedsNoReplot() {
    Plot plot;
    QVERIFY(plot.shown);
    const QImage before = plot.grab().toImage();
    plot.picture->color = Qt::red;
    const int paints = plot.picture->paints;
    const QImage after = plot.grab().toImage();
    QCOMPARE(plot.picture->paints, paints + 1);
    QVERIFY(difference(before, after) > 100);
    QCOMPARE(after.pixelColor(plot.axisRect()->rect().bottomLeft() + QPoint(5, -5)), QColor(Qt::red));
    // the dot of the layer above is still there
    const QPoint middle(static_cast<int>(plot.xAxis->coordToPixel(2)), static_cast<int>(plot.yAxis->coordToPixel(3)));
    QCOMPARE(after.pixelColor(middle), QColor(Qt::blue));
    plot.picture->setVisible(false);
    QCOMPARE(plot.grab().toImage().pixelColor(plot.axisRect()->rect().bottomLeft() + QPoint(5, -5)), QColor(Qt::white));
}

void TestLayeredPlot::blankLayersAreLeftOut() {
    Plot plot;
    QVERIFY(plot.shown);
    const QPoint middle(static_cast<int>(plot.xAxis->coordToPixel(2)), static_cast<int>(plot.yAxis->coordToPixel(3)));
    QCOMPARE(plot.grab().toImage().pixelColor(middle), QColor(Qt::blue));
    plot.blank = true;
    QCOMPARE(plot.grab().toImage().pixelColor(middle), QColor(Qt::yellow));
}

QTEST_MAIN(TestLayeredPlot)
#include "tst_layered_plot.moc"
