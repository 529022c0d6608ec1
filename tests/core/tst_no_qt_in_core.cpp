// core is plain C++: no file of it may include, name or switch on Qt. (What core links is checked in
// core/CMakeLists.txt.)
#include <QtTest/QtTest>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

/// The lines of `text` that bring Qt in, as "line number: text".
std::vector<std::string> qt_in(const std::string& text) {
    // <QString>, "QtCore/qglobal.h", <qcustomplot.h>, "ui/..."; QT_VERSION, Q_OBJECT; QString; Qt::red
    static const std::regex include(R"rx(^\s*#\s*include\s*[<"](Q[A-Z]|Qt|q[a-z]+\.h|ui/|app/))rx");
    static const std::regex name(
        R"rx(\b(QT_[A-Z]|Q_[A-Z]|Q[A-Z][a-z]+[A-Za-z]*\b|qDebug\b|qWarning\b|qint64\b|Qt::))rx");
    std::vector<std::string> found;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const std::string code = line.substr(0, line.find("//"));
        if (std::regex_search(line, include) || std::regex_search(code, name))
            found.push_back(std::to_string(number) + ": " + line);
    }
    return found;
}

std::string contents(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

class TestNoQtInCore : public QObject {
    Q_OBJECT

private slots:
    void the_scan_finds_qt_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("lines");
        QTest::newRow("class header") << "#include <QString>\n" << 1;
        QTest::newRow("module header") << "\n  #  include \"QtCore/qglobal.h\"\n" << 1;
        QTest::newRow("small header") << "#include <qcustomplot.h>\n" << 1;
        QTest::newRow("layer above") << "#include \"ui/model/session/session.h\"\n" << 1;
        QTest::newRow("macro") << "#ifdef QT_VERSION\n#endif\nQ_OBJECT\n" << 2;
        QTest::newRow("name") << "void f(const QString& s);\nint c = Qt::red;\n" << 2;
        QTest::newRow("plain C++")
            << "#include <queue>\n#include <vector>\n#include <Eigen/QR>\n// no QString\nMatrix Q; auto R = QR;\n"
            << 0;
    }

    void the_scan_finds_qt() {
        QFETCH(QString, text);
        QFETCH(int, lines);
        QCOMPARE(static_cast<int>(qt_in(text.toStdString()).size()), lines);
    }

    void core_has_none() {
        const std::set<std::string> extensions{".h", ".hpp", ".cpp", ".inl"};
        const std::filesystem::path core = std::filesystem::path(SEPARATRIX_SOURCE_DIR) / "core";
        int scanned = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(core)) {
            if (!entry.is_regular_file() || !extensions.contains(entry.path().extension().string())) continue;
            ++scanned;
            for (const std::string& line : qt_in(contents(entry.path())))
                QFAIL((entry.path().string() + ":" + line).c_str());
        }
        QVERIFY2(scanned > 5, "core/ was not found");
    }
};

QTEST_APPLESS_MAIN(TestNoQtInCore)
#include "tst_no_qt_in_core.moc"
