#include <QtTest>

#include "ui/model/settings/typed_setting.h"

using namespace separatrix;

class TestTypedSetting : public QObject {
    Q_OBJECT

    static Settings typed(const std::string& option, const QString& text) {
        const auto changed = with_typed_setting(Settings{}, option, text);
        return changed ? *changed : Settings{};
    }

private slots:
    void readsAsItIsWritten() {
        QCOMPARE(typed_setting_text(Settings{}, "epochs"), QString("never"));
        QCOMPARE(typed_setting_text(Settings{}, "stop-loss"), QString("never"));
        QCOMPARE(typed("epochs", " 1500 ").training.stop_epochs, std::int64_t{1500});
        const QString shown = typed_setting_text(typed("epochs", "1500"), "epochs");
        QCOMPARE(shown, QString("1\u202f500"));
        QCOMPARE(typed("epochs", shown).training.stop_epochs, std::int64_t{1500});
        QCOMPARE(typed("stop-loss", "0,05").training.stop_loss, 0.05);
        QCOMPARE(typed_setting_text(typed("stop-loss", "5e-2"), "stop-loss"), QString("0.05"));
        QCOMPARE(typed("schedule-factor", "0.25").training.schedule.factor, 0.25);
        QCOMPARE(typed("schedule-epochs", "7").training.schedule.epochs, std::int64_t{7});
    }
    void neverSwitchesOff() {
        Settings settings;
        settings.training.stop_epochs = 5;
        settings.training.stop_loss = 0.1;
        for (const char* never : {"never", "Never", "", "0"}) {
            QCOMPARE(with_typed_setting(settings, "epochs", never)->training.stop_epochs, std::int64_t{0});
            QCOMPARE(with_typed_setting(settings, "stop-loss", never)->training.stop_loss, 0.0);
        }
        QVERIFY(!with_typed_setting(settings, "schedule-epochs", "never"));
    }
    void nonsenseGetsOneSentence_data() {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("word") << "epochs"
                              << "soon"
                              << "Epochs: “soon” is not a number; it takes 0 to 1000000000.";
        QTest::newRow("half") << "epochs"
                              << "1.5"
                              << "Epochs: “1.5” is out of range; it takes 0 to 1000000000.";
        QTest::newRow("negative") << "stop-loss"
                                  << "-1"
                                  << "Stop below loss: “-1” is out of range; it takes 0 or more.";
        QTest::newRow("factor") << "schedule-factor"
                                << "2"
                                << "Factor of the schedule: “2” is out of range; it takes 0 to 1.";
        QTest::newRow("no epoch") << "schedule-epochs"
                                  << "0"
                                  << "Epochs of the schedule: “0” is out of range; it takes 1 to 1000000000.";
    }
    void nonsenseGetsOneSentence() {
        QFETCH(QString, option);
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        const auto changed = with_typed_setting(Settings{}, option.toStdString(), text);
        QVERIFY(!changed);
        QCOMPARE(changed.error(), sentence);
    }
};

QTEST_GUILESS_MAIN(TestTypedSetting)
#include "tst_typed_setting.moc"
