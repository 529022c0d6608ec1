#include <QtTest>

#include "core/data/point.h"
#include "ui/view/data/generate_dialog.h"
#include "ui/view/look/style.h"

using namespace separatrix;

class TestGenerateDialog : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp, light_theme()); }

    void beginsWithTheLastValues() {
        const GeneratorSettings last{GeneratorKind::rings, 5000, 0.05, 6, 11};
        GenerateDialog dialog(sample_document(), last, light_theme());
        QCOMPARE(*dialog.settings(), last);
        QVERIFY(dialog.findChild<QPushButton*>("generateOk")->isEnabled());
        QCOMPARE(dialog.findChild<QLabel*>("generateCaption")->text(),
                 QString("the first 2\u202f000 of 5\u202f000 movies"));
    }
    void thePreviewFollows() {
        GenerateDialog dialog(sample_document(), {}, light_theme());
        auto* preview = dialog.findChild<QLabel*>("generatePreview");
        auto before = preview->pixmap(Qt::ReturnByValue).toImage();
        const auto changed = [&] {
            const auto now = preview->pixmap(Qt::ReturnByValue).toImage();
            const bool other = now != before;
            before = now;
            return other;
        };
        for (const GeneratorKind kind : all_generators) {
            auto* button = dialog.findChild<QToolButton*>("kind_" + QString::fromStdString(std::string(name_of(kind))));
            button->click();
            QCOMPARE(dialog.settings()->kind, kind);
            QVERIFY(kind == GeneratorKind::linear || changed());
            QCOMPARE(dialog.findChild<QComboBox*>("generateClasses")->isEnabled(), takes_classes(kind));
        }
        for (const char* name : {"generateCount", "generateNoise", "generateSeed"}) {
            dialog.findChild<QLineEdit*>(name)->setText("0.5");
            dialog.findChild<QLineEdit*>(name)->setText("1");
            QVERIFY2(changed(), name);
        }
        dialog.findChild<QLineEdit*>("generateNoise")->setText("0");
        dialog.findChild<QLineEdit*>("generateCount")->setText("100");
        dialog.findChild<QToolButton*>("kind_spiral")->click();
        changed();
        dialog.findChild<QComboBox*>("generateClasses")->setCurrentIndex(8);
        QVERIFY(changed());
        QCOMPARE(dialog.settings()->classes, max_classes);
    }
    void aBadValueIsExplainedWhereItIsTyped() {
        GenerateDialog dialog(sample_document(), {}, dark_theme());
        auto* ok = dialog.findChild<QPushButton*>("generateOk");
        auto* count = dialog.findChild<QLineEdit*>("generateCount");
        auto* error = dialog.findChild<QLabel*>("generateCountError");
        count->setText("200000");
        QVERIFY(!ok->isEnabled());
        QVERIFY(error->text().contains("200000"));
        QVERIFY(ok->toolTip().contains("200000"));
        QVERIFY(!dialog.settings());
        QVERIFY(count->property("wrong").toBool());
        count->setText("100000");
        QVERIFY(ok->isEnabled());
        QVERIFY(error->text().isEmpty());
        QVERIFY(!count->property("wrong").toBool());
    }
    void everythingHasANameAndATooltip() {
        GenerateDialog dialog(sample_document(), {}, light_theme());
        for (const char* name : {"generateCount", "generateNoise", "generateSeed", "generateClasses", "kind_linear"}) {
            auto* widget = dialog.findChild<QWidget*>(name);
            QVERIFY2(!widget->accessibleName().isEmpty() && !widget->toolTip().isEmpty(), name);
        }
    }
};

QTEST_MAIN(TestGenerateDialog)
#include "tst_generate_dialog.moc"
