// Every setting has a title, and sentences about it say the title and what it takes.
#include <QtTest/QtTest>

#include <QSet>

#include "core/training/setting_text.h"
#include "ui/model/words/expectation_words.h"
#include "ui/model/words/sentences.h"
#include "ui/model/words/setting_names.h"

using namespace separatrix;

class TestSettingTitles : public QObject {
    Q_OBJECT
private slots:
    void eachHasItsOwn() {
        QSet<QString> titles;
        for (const Setting& setting : settings_table()) {
            const QString text = title(setting.id);
            QVERIFY2(!text.isEmpty() && !titles.contains(text), std::string(setting.name).c_str());
            titles.insert(text);
            QCOMPARE(setting_title(std::string(setting.name)), text);
        }
        QCOMPARE(setting_title("settings.learning_rate"), QString("settings.learning_rate"));
    }
    void sentencesNameItAndWhatItTakes() {
        Settings settings;
        for (const Setting& setting : settings_table()) {
            if (*setting.argument == 0) continue;
            const auto set = set_from_text(settings, setting.name, "?");
            QVERIFY(!set);
            const QString text = sentence(set.error());
            QVERIFY2(text.startsWith(title(setting.id) + ": “?” is not "), qPrintable(text));
            const QString wanted = expectation_words(setting.wanted());
            QVERIFY2(!wanted.isEmpty() && text.contains(wanted), qPrintable(text));
        }
    }
    void ranges() {
        const auto words = [](SettingId id) { return expectation_words(setting(id).wanted()); };
        QCOMPARE(words(SettingId::learning_rate), QString("more than 0, at most 1e+06"));
        QCOMPARE(words(SettingId::momentum), QString("0 to 0.9999"));
        QCOMPARE(words(SettingId::beta2), QString("0 to less than 1"));
        QCOMPARE(words(SettingId::stop_loss), QString("0 or more"));
        QCOMPARE(words(SettingId::schedule_epochs), QString("1 to 1000000000"));
        QCOMPARE(words(SettingId::batch_size), QString("1 to 10000000, or all"));
        QCOMPARE(words(SettingId::hidden), QString("up to 6 sizes, each 1 to 64, separated by commas"));
        QCOMPARE(words(SettingId::seed), QString("0 to 18446744073709551615"));
        QCOMPARE(words(SettingId::output), QString("linear, sigmoid"));
        QCOMPARE(words(SettingId::penalize_biases), QString("no, yes"));
        QCOMPARE(expectation_words(more_than(0.5)), QString("more than 0.5"));
        QCOMPARE(expectation_words(less_than(std::uint64_t{7})), QString("less than 7"));
        QCOMPARE(expectation_words(at_most(std::int64_t{7})), QString("at most 7"));
        QCOMPARE(expectation_words(either(4, 5)), QString("4 or 5"));
        QCOMPARE(expectation_words({}), QString());
    }
    void whatWasGivenIsSaidToo() {
        Error error{.code = ErrorCode::out_of_range, .subject = "name", .given = "70"};
        error.expected = at_most(std::uint64_t{64}, Wanted::bytes);
        QCOMPARE(sentence(error), QString("Name: “70 bytes” is out of range; it takes at most 64 bytes."));
        error.expected = Wanted::some_epochs;
        error.given.clear();
        QCOMPARE(sentence(error), QString("Name: “an empty curve” is out of range; it takes an epoch or more."));
    }
};

QTEST_GUILESS_MAIN(TestSettingTitles)
#include "tst_setting_titles.moc"
