#include <QtTest/QtTest>

#include "ui/view/canvas/layered_plot.h"

using namespace separatrix;

namespace {

/// Fills the axes, all of them or with a hole in which the paper is seen.
void fill_axes(QCPPainter* painter, const QRect& axes, bool hole, const QColor& color) {
    painter->fillRect(hole ? axes.adjusted(0, 0, -axes.width() / 2, 0) : axes, color);
}

class Picture : public UnbufferedItem {
public:
    using UnbufferedItem::UnbufferedItem;
    bool fillsAxes() const override { return !hole; }
    bool hole = false;
    QColor color = Qt::yellow;
    int paints = 0;
    int beyond = 0;  ///< logical pixels to all sides of the axes

protected:
    QRect clipRect() const override { return area(); }
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void drawNow(QCPPainter* painter) override {
        ++paints;
        fill_axes(painter, area(), hole, color);
    }

private:
    QRect area() const { return mParentPlot->axisRect()->rect().adjusted(-beyond, -beyond, beyond, beyond); }
};

class BufferedPicture : public QCPLayerable {
public:
    using QCPLayerable::QCPLayerable;
    bool hole = false;

protected:
    QRect clipRect() const override { return mParentPlot->axisRect()->rect(); }
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(false); }
    void draw(QCPPainter* painter) override { fill_axes(painter, mParentPlot->axisRect()->rect(), hole, Qt::yellow); }
};

const QColor around(230, 240, 250);

/// Everything but the picture's layer, which is there already.
QCPItemEllipse* furnish(QCustomPlot& plot) {
    plot.resize(300, 240);
    plot.xAxis->setLabel(QStringLiteral("x"));
    plot.yAxis->setLabel(QStringLiteral("y"));
    plot.setBackground(QBrush(around));
    plot.axisRect()->setBackground(QBrush(Qt::white));
    plot.addLayer(QStringLiteral("dots"), plot.layer(QStringLiteral("picture")), QCustomPlot::limAbove);
    plot.layer(QStringLiteral("dots"))->setMode(QCPLayer::lmBuffered);
    auto* const dot = new QCPItemEllipse(&plot);
    dot->setLayer(QStringLiteral("dots"));
    dot->topLeft->setCoords(1, 4);
    dot->bottomRight->setCoords(3, 2);
    dot->setBrush(Qt::blue);
    return dot;
}

class Plot : public LayeredPlot {
public:
    Plot() {
        addUnbufferedLayer(QStringLiteral("picture"), QStringLiteral("legend"));
        furnish(*this);
        picture = new Picture(this, QStringLiteral("picture"));
        show();
        shown = QTest::qWaitForWindowExposed(this);
        replot();
    }
    using LayeredPlot::addUnbufferedLayer;
    bool shown = false;
    bool blank = false;
    Picture* picture;

protected:
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
    void leavesNoPixelOut_data();
    void leavesNoPixelOut();
    void exportsThePicture();
    void followsTheAxesAtOnce();
    void aChangeNeedsNoReplot();
    void blankLayersAreLeftOut();
    void laterLayersLieAbove();
    void partsAreUpdated();
    void laterMeansWithTheNext();
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
    QCustomPlot reference;
    reference.addLayer(QStringLiteral("picture"), reference.layer(QStringLiteral("legend")), QCustomPlot::limAbove);
    reference.layer(QStringLiteral("picture"))->setMode(QCPLayer::lmBuffered);
    furnish(reference);
    (new BufferedPicture(&reference, QStringLiteral("picture")))->hole = hole;
    reference.show();
    QVERIFY(QTest::qWaitForWindowExposed(&reference));
    reference.replot();
    QCOMPARE(difference(plot.grab().toImage(), reference.grab().toImage()), 0);
    QCOMPARE(plot.grab().toImage().pixelColor(plot.axisRect()->rect().bottomLeft() + QPoint(5, -5)),
             QColor(Qt::yellow));
    QCOMPARE(plot.grab().toImage().pixelColor(plot.axisRect()->rect().topRight() + QPoint(-5, 5)),
             QColor(hole ? Qt::white : Qt::yellow));
    QCOMPARE(plot.grab().toImage().pixelColor(2, 2), around);
}

void TestLayeredPlot::leavesNoPixelOut_data() {
    QTest::addColumn<double>("ratio");
    for (const double ratio : {1.0, 1.1, 1.2, 1.25, 1.3333, 1.5, 1.75, 2.0, 3.0}) QTest::addRow("%g", ratio) << ratio;
}

void TestLayeredPlot::leavesNoPixelOut() {
    QFETCH(double, ratio);
    const QColor loud(255, 0, 255);  // none of the plot's
    Plot plot;
    QVERIFY(plot.shown);
    plot.setBufferDevicePixelRatio(ratio);
    for (const bool hole : {false, true}) {
        plot.picture->hole = hole;
        for (int step = 0; step < 12; ++step) {
            plot.resize(290 + 7 * step, 230 + 5 * step);
            plot.replot();
            QImage image((QSizeF(plot.size()) * ratio).toSize(), QImage::Format_RGB32);
            image.setDevicePixelRatio(ratio);
            image.fill(loud);
            plot.render(&image, QPoint(), QRegion(), QWidget::RenderFlags());
            // and a part that is painted once more looks as the whole does
            plot.picture->color = step % 2 == 0 ? Qt::cyan : Qt::yellow;
            QImage whole(image.size(), QImage::Format_RGB32);
            whole.setDevicePixelRatio(ratio);
            whole.fill(loud);
            plot.render(&whole, QPoint(), QRegion(), QWidget::RenderFlags());
            const QRect part = plot.axisRect()->rect().adjusted(-2, -2, 2, 2);
            plot.render(&image, part.topLeft(), part, QWidget::RenderFlags());
            QVERIFY2(difference(image, whole) == 0,
                     qPrintable(QStringLiteral("%1 x %2, hole: %3").arg(image.width()).arg(image.height()).arg(hole)));
            // the last row and column may be cut by the size itself
            for (int y = 0; y + 1 < image.height(); ++y) {
                const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
                const auto* const found = std::find(line, line + image.width() - 1, loud.rgb());
                if (found == line + image.width() - 1) continue;
                QFAIL(qPrintable(QStringLiteral("%1, %2 of %3 x %4")
                                     .arg(found - line)
                                     .arg(y)
                                     .arg(image.width())
                                     .arg(image.height())));
            }
        }
    }
}

void TestLayeredPlot::exportsThePicture() {
    Plot plot;
    QVERIFY(plot.shown);
    const int paints = plot.picture->paints;
    plot.replot(QCustomPlot::rpQueuedRefresh);
    QCOMPARE(plot.picture->paints, paints);  // into no buffer
    QImage image(300, 240, QImage::Format_RGB32);
    image.fill(Qt::black);
    QCPPainter painter(&image);
    plot.toPainter(&painter, 300, 240);
    painter.end();
    QCOMPARE(plot.picture->paints, paints + 1);
    QCOMPARE(image.pixelColor(plot.axisRect()->rect().bottomLeft() + QPoint(5, -5)), QColor(Qt::yellow));
}

void TestLayeredPlot::followsTheAxesAtOnce() {
    Plot plot;
    QVERIFY(plot.shown);
    plot.xAxis->setRange(1, 6);  // and no replot: it is on its way
    const QPoint middle(static_cast<int>(plot.xAxis->coordToPixel(1.5)), static_cast<int>(plot.yAxis->coordToPixel(3)));
    QCOMPARE(plot.grab().toImage().pixelColor(middle), QColor(Qt::blue));
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

void TestLayeredPlot::laterLayersLieAbove() {
    Plot plot;
    QVERIFY(plot.shown);
    plot.addUnbufferedLayer(QStringLiteral("cursor"), QStringLiteral("dots"));
    auto* const above = new Picture(&plot, QStringLiteral("cursor"));
    above->color = Qt::green;
    above->hole = true;  // the right half is free
    plot.replot();
    const auto pixel = [&](double x, double y) {
        return plot.grab().toImage().pixelColor(
            QPoint(static_cast<int>(plot.xAxis->coordToPixel(x)), static_cast<int>(plot.yAxis->coordToPixel(y))));
    };
    QCOMPARE(pixel(2, 3), QColor(Qt::green));  // over the dot
    QCOMPARE(pixel(2.9, 3), QColor(Qt::blue));
    QCOMPARE(pixel(4, 1), QColor(Qt::yellow));
}

/// What the window shows after an update of a part is what a whole paint would show.
void TestLayeredPlot::partsAreUpdated() {
    Plot plot;
    QVERIFY(plot.shown);
    for (const int beyond : {0, 2, 9}) {
        for (const bool hole : {false, true}) {
            plot.picture->hole = hole;
            plot.picture->beyond = beyond;
            plot.picture->color = QColor(10 + beyond, hole ? 200 : 90, 60);
            const int paints = plot.picture->paints;
            plot.updateInAxes(beyond);
            QTRY_COMPARE(plot.picture->paints, paints + 1);
            QTest::qWait(20);
            const QImage window = plot.screen()->grabWindow(plot.winId()).toImage();
            QCOMPARE(window.pixelColor(plot.axisRect()->rect().bottomLeft() + QPoint(5, -5)), plot.picture->color);
            QCOMPARE(difference(window, plot.grab().toImage()), 0);
        }
    }
}

void TestLayeredPlot::laterMeansWithTheNext() {
    Plot plot;
    QVERIFY(plot.shown);
    QTest::qWait(50);
    const int paints = plot.picture->paints;
    plot.updateInAxesLater(9);
    plot.updateInAxesLater(3);
    QCoreApplication::processEvents();
    QCOMPARE(plot.picture->paints, paints);
    plot.updateInAxes(1);
    QTest::qWait(100);
    QCOMPARE(plot.picture->paints, paints + 1);
    // a paint of all does for it too
    plot.updateInAxesLater(5);
    plot.updateAll();
    QTest::qWait(100);
    QCOMPARE(plot.picture->paints, paints + 2);
    // and with nothing else it comes by itself
    plot.updateInAxesLater(5);
    QTRY_COMPARE(plot.picture->paints, paints + 3);
}

QTEST_MAIN(TestLayeredPlot)
#include "tst_layered_plot.moc"
