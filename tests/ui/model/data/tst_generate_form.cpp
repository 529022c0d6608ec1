#include <QtTest>

#include "ui/model/data/generate_form.h"
#include "ui/model/shell/app_settings.h"
#include "ui/model/words/generator_names.h"

using namespace separatrix;

class TestGenerateForm : public QObject {
    Q_OBJECT
private slots:
    void whatIsTypedIsWhatComes() {
        const GeneratorSettings settings{GeneratorKind::spiral, 12'345, 0.05, 7, 18446744073709551615u};
        QCOMPARE(*settings_of(form_of(settings)), settings);
        GenerateForm form = form_of(settings);
        form.count = " 1\u202f000 ";
        form.noise = "0,1";
        QCOMPARE(settings_of(form)->count, 1000);
        QCOMPARE(settings_of(form)->noise, 0.1);
        form.kind = GeneratorKind::moons;  // has two, whatever was chosen for the others
        QCOMPARE(settings_of(form)->classes, 2);
    }
    void everyBadValueHasOneSentence() {
        const GenerateForm good = form_of({});
        QVERIFY(problems_of(good).none());
        for (const char* text : {"", "0", "-1", "100001", "1.5", "many", "1e3"}) {
            GenerateForm form = good;
            form.count = text;
            QVERIFY2(problems_of(form).count.endsWith('.'), text);
            QVERIFY(problems_of(form).noise.isEmpty() && problems_of(form).seed.isEmpty());
            QVERIFY(!settings_of(form));
        }
        for (const char* text : {"", "-0.1", "1.01", "nan", "x"}) {
            GenerateForm form = good;
            form.noise = text;
            QVERIFY2(problems_of(form).noise.endsWith('.'), text);
        }
        for (const char* text : {"", "-1", "18446744073709551616", "1.0", "seed"}) {
            GenerateForm form = good;
            form.seed = text;
            QVERIFY2(problems_of(form).seed.endsWith('.'), text);
        }
    }
    void rememberedBetweenStarts() {
        const GeneratorSettings settings{GeneratorKind::rings, 5000, 0.02, 6, 9};
        AppSettings().setGenerator(settings);
        QCOMPARE(AppSettings().generator(), settings);
        // a kind without classes keeps what was chosen for the others
        AppSettings().setGenerator({GeneratorKind::bar, 10, 0, 2, 1});
        QCOMPARE(AppSettings().generator().classes, 6);
        // rubbish in the file is no reason to fail
        QSettings(QSettings::IniFormat, QSettings::UserScope, "separatrix", "separatrix")
            .setValue("generate/count", "a lot");
        QCOMPARE(AppSettings().generator().count, GeneratorSettings{}.count);
    }
    void everyKindHasItsNameAndRule() {
        QStringList names;
        for (const GeneratorKind kind : all_generators) {
            QVERIFY(!title(kind).isEmpty() && !formula(kind).isEmpty());
            QVERIFY(!names.contains(title(kind)));
            names << title(kind);
        }
        QCOMPARE(preview_caption(2000, 100'000), QString("the first 2\u202f000 of 100\u202f000 movies"));
        QCOMPARE(preview_caption(200, 200), QString("200 movies"));
    }
};

QTEST_GUILESS_MAIN(TestGenerateForm)
#include "tst_generate_form.moc"
