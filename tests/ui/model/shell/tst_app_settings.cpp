// ui/model/shell/app_settings.h: what is remembered comes back; a damaged file is put aside; recent files.
#include <QTemporaryDir>
#include <QtTest>

#include "core/document/text_file.h"
#include "ui/model/shell/app_settings.h"

using namespace separatrix;

namespace {

QTemporaryDir& home() {
    static QTemporaryDir folder;
    return folder;
}
QString settings_file() { return home().filePath("separatrix/separatrix.ini"); }

}  // namespace

class TestAppSettings : public QObject {
    Q_OBJECT
public:
    /// Before Qt looks where settings are.
    static void initMain() { qputenv("XDG_CONFIG_HOME", home().path().toLocal8Bit()); }

private slots:
    void init() { QDir(home().filePath("separatrix")).removeRecursively(); }
    void whatIsSetComesBack();
    void aDamagedFileIsPutAside_data();
    void aDamagedFileIsPutAside();
    void valuesOfTheWrongKindAreDefaults();
    void tenRecentFilesNewestFirst();
    void missingFilesComeBack();
    void recentFilesAreCleared();
};

void TestAppSettings::whatIsSetComesBack() {
    {
        AppSettings settings;
        QCOMPARE(settings.theme(), ThemeChoice::system);
        settings.setTheme(ThemeChoice::dark);
        QVERIFY(settings.isLossLogarithmic());
        settings.setLossLogarithmic(false);
        settings.setGeometry(QByteArray("\0\xff;=\n", 5));
    }
    const AppSettings settings;
    QCOMPARE(settings.theme(), ThemeChoice::dark);
    QVERIFY(!settings.isLossLogarithmic());
    QCOMPARE(settings.geometry(), QByteArray("\0\xff;=\n", 5));
    QVERIFY(QFileInfo::exists(settings_file()));
}

void TestAppSettings::aDamagedFileIsPutAside_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("words") << QByteArray("this is no settings file\n");
    QTest::newRow("no end of a section") << QByteArray("[window\ngeometry=1\n");
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QByteArray noise(5000, ' ');
    for (int i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>(i * 7919 % 251);
    QTest::newRow("noise") << noise;
    QTest::newRow("another program's") << QByteArray("{\"theme\": \"dark\"}\n");
}

void TestAppSettings::aDamagedFileIsPutAside() {
    QFETCH(QByteArray, bytes);
    QVERIFY(QDir().mkpath(home().filePath("separatrix")));
    for (int time = 0; time < 2; ++time) {  // a second damaged file replaces the first one
        QVERIFY(write_file(settings_file().toStdString(), bytes.toStdString()));
        {
            AppSettings settings;
            QCOMPARE(settings.theme(), ThemeChoice::system);
            settings.setTheme(ThemeChoice::light);
        }
        QCOMPARE(AppSettings().theme(), ThemeChoice::light);  // it could be written again
        QCOMPARE(QByteArray::fromStdString(*read_file((settings_file() + ".damaged").toStdString())), bytes);
    }
}

void TestAppSettings::valuesOfTheWrongKindAreDefaults() {
    QVERIFY(QDir().mkpath(home().filePath("separatrix")));
    QVERIFY(write_file(settings_file().toStdString(),
                       "[General]\ntheme=@Variant(\\0\\0)\nrecentFiles=@Invalid()\nlastFolder=/no/such/folder\n"
                       "[window]\ngeometry=7\n"));
    const AppSettings settings;
    QCOMPARE(settings.theme(), ThemeChoice::system);
    QVERIFY(settings.recentFiles().isEmpty());
    QCOMPARE(settings.lastFolder(), QDir::homePath());
}

void TestAppSettings::tenRecentFilesNewestFirst() {
    AppSettings settings;
    for (int i = 0; i < 13; ++i) {
        const QString file = home().filePath(QString("movies, %1 & more.sepx").arg(i));
        QVERIFY(write_file(file.toStdString(), "x"));
        settings.addRecentFile(file);
    }
    settings.addRecentFile(home().filePath("movies, 5 & more.sepx"));  // again: to the front, not twice
    const QStringList files = AppSettings().recentFiles();
    QCOMPARE(files.size(), 10);
    QCOMPARE(files[0], home().filePath("movies, 5 & more.sepx"));
    QCOMPARE(files[1], home().filePath("movies, 12 & more.sepx"));
    QCOMPARE(files.count(files[0]), 1);
    QCOMPARE(files[9], home().filePath("movies, 3 & more.sepx"));
    QCOMPARE(settings.lastFolder(), home().path());
    // a relative name is the same file
    QDir::setCurrent(home().path());
    settings.addRecentFile("movies, 12 & more.sepx");
    QCOMPARE(settings.recentFiles().size(), 10);
    QCOMPARE(settings.recentFiles()[0], home().filePath("movies, 12 & more.sepx"));
}

void TestAppSettings::missingFilesComeBack() {
    AppSettings settings;
    const QString stick = home().filePath("stick.sepx");
    const QString other = home().filePath("other.sepx");
    QVERIFY(write_file(stick.toStdString(), "x"));
    QVERIFY(write_file(other.toStdString(), "x"));
    settings.addRecentFile(stick);
    QVERIFY(QFile::rename(stick, stick + ".away"));
    QVERIFY(settings.recentFiles().isEmpty());
    settings.addRecentFile(other);
    QCOMPARE(settings.recentFiles(), QStringList{other});
    QVERIFY(QFile::rename(stick + ".away", stick));
    QCOMPARE(settings.recentFiles(), (QStringList{other, stick}));
}

void TestAppSettings::recentFilesAreCleared() {
    AppSettings settings;
    const QString file = home().filePath("a.sepx");
    QVERIFY(write_file(file.toStdString(), "x"));
    settings.addRecentFile(file);
    QCOMPARE(settings.recentFiles(), QStringList{file});
    settings.clearRecentFiles();
    QVERIFY(AppSettings().recentFiles().isEmpty());
}

QTEST_GUILESS_MAIN(TestAppSettings)
#include "tst_app_settings.moc"
