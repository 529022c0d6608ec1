#include <QtTest/QtTest>
#include <cmath>
#include <limits>

#include "ui/model/canvas/field_image.h"
#include "ui/model/look/thinned_curve.h"

using namespace separatrix;

namespace {

/// p of class 1 from left to right; two rows, the upper one reversed.
DecisionField ramp(const std::vector<float>& p) {
    DecisionField field;
    field.columns = static_cast<int>(p.size());
    field.rows = 2;
    std::vector<float> row = p;
    row.insert(row.end(), p.rbegin(), p.rend());
    for (const float value : row) field.p.push_back(1 - value);
    for (const float value : row) field.p.push_back(value);
    for (const float value : field.p) field.margin.push_back(value - 0.5f);
    return field;
}

}  // namespace

class TestFieldImage : public QObject {
    Q_OBJECT
private slots:
    void paperWhereItCannotDecide();
    void rowZeroIsOnTop();
    void manyClasses();
    void noNumberIsTransparent();
    void nothingToDraw();
    void takesThePixelsOfTheAnswer();
    void fastEnough();
    void thinnedCurves();
};

void TestFieldImage::paperWhereItCannotDecide() {
    for (const Theme& theme : {light_theme(), dark_theme()}) {
        const QImage image = field_image(ramp({0.0f, 0.25f, 0.5f, 0.75f, 1.0f}), *field_palette(theme));
        QCOMPARE(image.size(), QSize(5, 2));
        QCOMPARE(image.pixelColor(2, 1), theme.field_color(0, 0));
        QCOMPARE(image.pixelColor(2, 1), theme.paper);
        QCOMPARE(image.pixelColor(0, 1), theme.field_color(0, 1));
        QCOMPARE(image.pixelColor(4, 1), theme.field_color(1, 1));
        QCOMPARE(image.pixelColor(3, 1), theme.field_color(1, 128.0 / 255));  // |2p - 1| = 0.5, rounded to a shade
    }
}

void TestFieldImage::rowZeroIsOnTop() {
    const Theme theme = light_theme();
    const QImage image = field_image(ramp({0.0f, 1.0f}), *field_palette(theme));
    QCOMPARE(image.pixelColor(0, 1), theme.field_color(0, 1));  // j = 0 is the bottom
    QCOMPARE(image.pixelColor(0, 0), theme.field_color(1, 1));
}

void TestFieldImage::manyClasses() {
    DecisionField field;
    field.columns = 3;
    field.rows = 1;
    field.classes = 3;
    field.p = {1.0f, 1 / 3.0f, 0.2f, 0.0f, 1 / 3.0f, 0.2f, 0.0f, 1 / 3.0f, 0.6f};
    field.margin = field.p;
    const Theme theme = light_theme();
    const QImage image = field_image(field, *field_palette(theme));
    QCOMPARE(image.pixelColor(0, 0), theme.field_color(0, 1));
    QCOMPARE(image.pixelColor(1, 0), theme.paper);
    QCOMPARE(image.pixelColor(2, 0), theme.field_color(2, 102.0 / 255));  // (0.6 - 1/3) / (2/3) = 0.4
}

void TestFieldImage::noNumberIsTransparent() {
    DecisionField field = ramp({0.0f, 1.0f});
    field.p[0] = field.p[4] = std::numeric_limits<float>::quiet_NaN();
    QCOMPARE(field_image(field, *field_palette(light_theme())).pixelColor(0, 1).alpha(), 0);
    QCOMPARE(field_image(field, *field_palette(light_theme())).pixelColor(1, 1).alpha(), 255);
}

void TestFieldImage::nothingToDraw() {
    QVERIFY(field_image({}, *field_palette(light_theme())).isNull());
    DecisionField unfinished = ramp({0.0f, 1.0f});
    unfinished.p.resize(3);
    QVERIFY(field_image(unfinished, *field_palette(light_theme())).isNull());
}

void TestFieldImage::takesThePixelsOfTheAnswer() {
    const auto light = field_palette(light_theme());
    const auto dark = field_palette(dark_theme());
    auto answer = std::make_shared<FieldAnswer>();
    answer->field = ramp({0.0f, 0.25f, 0.75f, 1.0f});
    answer->palette = light;
    answer->pixels = field_pixels(answer->field, *light);
    QVERIFY(answer->pixels.opaque);
    const auto* pixels = reinterpret_cast<const uchar*>(answer->pixels.argb.data());
    QImage image = field_image(answer, light);
    QCOMPARE(image.constBits(), pixels);  // not a copy
    QCOMPARE(image, field_image(answer->field, *light));

    const std::weak_ptr<const FieldAnswer> kept = answer;
    answer.reset();
    QVERIFY(!kept.expired());  // by the picture
    QCOMPARE(image.pixelColor(3, 1), light_theme().field_color(1, 1));

    // the theme has changed since it was asked for
    QCOMPARE(field_image(kept.lock(), dark).pixelColor(3, 1), dark_theme().field_color(1, 1));
    image = QImage();
    QVERIFY(kept.expired());
    QVERIFY(field_image(nullptr, light).isNull());
}

void TestFieldImage::fastEnough() {
    std::vector<float> p(256);
    for (std::size_t i = 0; i < p.size(); ++i) p[i] = static_cast<float>(i) / 255;
    DecisionField big;
    big.columns = big.rows = 256;
    for (int k = 0; k < 2; ++k) {
        for (int j = 0; j < 256; ++j) {
            for (const float value : p) big.p.push_back(k == 1 ? value : 1 - value);
        }
    }
    big.margin = big.p;
    double best = 1e9;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer clock;
        clock.start();
        const QImage image = field_image(big, *field_palette(light_theme()));
        best = std::min(best, static_cast<double>(clock.nsecsElapsed()) * 1e-6);
        QVERIFY(!image.isNull());
    }
    qInfo("256 x 256: %.3f ms", best);
    QVERIFY2(best < 20, "twenty times the budget: something is wrong even in a slow build");
}

void TestFieldImage::thinnedCurves() {
    QPolygonF line;
    for (int i = 0; i <= 100; ++i) line << QPointF(i, 2.0 * i);
    QCOMPARE(thinned(line, 0.1).size(), 2);
    QPolygonF corner{{0, 0}, {5, 0.01}, {10, 0}, {10, 10}};
    QCOMPARE(thinned(corner, 0.1), QPolygonF({{0, 0}, {10, 0}, {10, 10}}));
    QPolygonF circle;
    for (int i = 0; i <= 360; ++i) {
        circle << QPointF(100 * std::cos(i * M_PI / 180), 100 * std::sin(i * M_PI / 180));
    }
    const QPolygonF fewer = thinned(circle, 0.1);
    QVERIFY(fewer.size() > 20 && fewer.size() < 120);
    QCOMPARE(fewer.first(), circle.first());
    QCOMPARE(fewer.last(), circle.last());
    QCOMPARE(thinned({}, 1).size(), 0);
}

QTEST_MAIN(TestFieldImage)
#include "tst_field_image.moc"
