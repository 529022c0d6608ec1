// docs/rooms.txt holds: layers, rooms in their order, no circles of files, files and rooms of a readable size.
#include <QtTest/QtTest>

#include <filesystem>
#include <fstream>

#include "tests/core/house_plan.h"

using namespace separatrix;

namespace {

std::string contents(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

Sources sources_of_the_project() {
    const std::filesystem::path project(SEPARATRIX_SOURCE_DIR);
    Sources sources;
    for (const char* top : {"core", "ui", "app"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(project / top)) {
            const std::string ending = entry.path().extension().string();
            if (entry.is_regular_file() && (ending == ".h" || ending == ".cpp"))
                sources[entry.path().lexically_relative(project).generic_string()] = contents(entry.path());
        }
    return sources;
}

Complaints all_wrong(const std::string& plan_text, const Sources& sources) {
    Complaints complaints;
    const HousePlan plan = read_plan(plan_text, complaints);
    for (const Complaints& found :
         {wrong_order(plan), wrong_includes(plan, sources), wrong_folders(plan, sources), wrong_circles(plan, sources),
          wrong_lengths(plan, sources), wrong_libraries(plan, sources)})
        complaints.insert(complaints.end(), found.begin(), found.end());
    return complaints;
}

QByteArray joined(const Complaints& complaints) {
    QByteArray text;
    for (const std::string& complaint : complaints) text += "\n  " + QByteArray::fromStdString(complaint);
    return text;
}

/// A small house in order; a test changes a file or two of it.
Sources small_house() {
    return {{"core/math/sum.h", "#pragma once\n"},
            {"core/data/table.h", "#include <vector>\n#include \"core/math/sum.h\"\n"},
            {"ui/model/words/names.h", "#include \"core/data/table.h\"\n"},
            {"ui/model/plane/hand.h", "#include \"ui/model/words/names.h\"\n"},
            {"ui/view/plane/view.h", "#  include <qcustomplot.h>\n#include \"ui/model/plane/hand.h\"\n"},
            {"ui/view/plane/view.cpp", "#include \"ui/view/plane/view.h\"\n#include \"ui/model/words/names.h\"\n"},
            {"app/main.cpp", "#include \"ui/view/plane/view.h\"\n#include \"core/math/sum.h\"\n"}};
}

const std::string small_plan =
    "[core]\nmath:\ndata: math\n# a remark\n[ui]\nwords:\nplane: words\n\n[headers with qcustomplot.h]\n"
    "ui/view/plane/view.h\n";

}  // namespace

class TestRooms : public QObject {
    Q_OBJECT

private slots:
    void the_project_is_in_order() {
        const Sources sources = sources_of_the_project();
        QVERIFY2(sources.size() > 300, "the sources were not found");
        const std::string plan = contents(std::filesystem::path(SEPARATRIX_SOURCE_DIR) / "docs" / "rooms.txt");
        const Complaints complaints = all_wrong(plan, sources);
        for (const std::string& complaint : complaints) qWarning("%s", complaint.c_str());  // QVERIFY2 cuts a long text
        QVERIFY2(complaints.empty(), "the project does not follow docs/rooms.txt, see above");
    }

    void a_house_in_order_has_no_complaints() {
        const Complaints complaints = all_wrong(small_plan, small_house());
        QVERIFY2(complaints.empty(), joined(complaints).constData());
    }

    void what_is_wrong_is_found_data() {
        QTest::addColumn<QString>("plan");  // behind the small one
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const QString& plan, const QString& path, const QString& text,
                            const QString& complaint) { QTest::newRow(name) << plan << path << text << complaint; };
        const auto include = [](const char* path) { return QStringLiteral("#include \"%1\"\n").arg(path); };

        row("not a line of a plan", "[core]\nmath data\n", {}, {}, "not understood: math data");
        row("lists a room below", "[ui]\nlow: high\nhigh:\n", "ui/view/high/a.cpp", "",
            "low lists high, which does not");
        row("lists a room that is none", "[ui]\nlow: hall\n", "ui/view/low/a.cpp", "",
            "low lists hall, which does not");
        row("a room twice", "[ui]\nwords:\n", {}, {}, "words stands there twice");
        row("a room without a file", "[ui]\nattic:\n", {}, {}, "the room attic is empty");

        row("core includes ui", {}, "core/data/a.cpp", include("ui/model/words/names.h"), "core is below ui/model");
        row("model includes view", {}, "ui/model/plane/a.cpp", include("ui/view/plane/view.h"), "is below ui/view");
        row("view includes app", {}, "ui/view/plane/a.cpp", include("app/main.cpp"), "ui/view is below app");
        row("core's rooms", {}, "core/math/a.cpp", include("core/data/table.h"), "does not let math include data");
        row("model's rooms", {}, "ui/model/words/a.h", include("ui/model/plane/hand.h"), "let words include plane");
        row("view's and model's rooms", {}, "ui/view/words/a.cpp", include("ui/model/plane/hand.h"),
            "let words include plane");
        row("what is not there", {}, "core/math/a.cpp", include("core/math/gone.h"), "gone.h, which is not there");
        row("a short path", {}, "core/math/a.cpp", include("sum.h"), "sum.h, which is not there");

        row("an unknown folder", {}, "ui/view/attic/a.cpp", "", "is in no room");
        row("a folder in a room", {}, "ui/view/plane/inner/a.cpp", "", "is in no room");
        row("beside the rooms", {}, "core/a.h", "", "is in no room");
        row("outside of the layers", {}, "ui/a.h", "", "is in none of the layers");

        row("a circle of headers", {}, "core/math/sum.h", include("core/math/sum2.h") + include("core/data/table.h"),
            "a circle of includes: core/data/table core/math/sum");
        row("a circle by way of a source", {}, "core/math/sum.cpp", include("core/data/table.h"),
            "a circle of includes: core/data/table core/math/sum");
        row("a circle that is gone", "[circles]\ncore/math/sum core/data/table\n", {}, {}, "no such circle any more");

        const QString line = QStringLiteral("\n");
        row("too long", {}, "core/math/a.cpp", line.repeated(351), "a.cpp has 351 lines");
        row("longer than its exception", "[long files]\ncore/math/a.cpp 360\n", "core/math/a.cpp", line.repeated(361),
            "a.cpp has 361 lines");
        row("long no more", "[long files]\ncore/math/a.cpp 360\n", "core/math/a.cpp", line.repeated(350),
            "a.cpp is short enough now");
        row("long and gone", "[long files]\ncore/math/a.cpp 360\n", {}, {}, "a.cpp is gone");

        row("JSON in a header", {}, "core/data/a.h", "#include <nlohmann/json.hpp>\n", "only sources may");
        row("plots in a header", {}, "ui/view/plane/a.h", "#include <qcustomplot.h>\n", "only sources may");
        row("plots in the model", {}, "ui/model/plane/a.cpp", "#include \"qcustomplot.h\"\n", "belongs to ui/view");
        row("a header without plots", {}, "ui/view/plane/view.h", "", "view.h does without qcustomplot.h");
    }

    void what_is_wrong_is_found() {
        QFETCH(QString, plan);
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        Sources sources = small_house();
        if (!path.isEmpty()) sources[path.toStdString()] = text.toStdString();
        const Complaints complaints = all_wrong(small_plan + plan.toStdString(), sources);
        const bool found = std::any_of(complaints.begin(), complaints.end(), [&](const std::string& each) {
            return QString::fromStdString(each).contains(complaint);
        });
        QVERIFY2(found, ("complaints:" + joined(complaints)).constData());
    }

    void a_room_holds_twenty_sources() {
        Sources sources = small_house();
        const auto add = [&](int number) { sources["core/data/a" + std::to_string(number) + ".cpp"] = "\n"; };
        for (int i = 0; i < 20; ++i) add(i);
        QVERIFY(all_wrong(small_plan, sources).empty());
        add(20);
        const Complaints complaints = all_wrong(small_plan, sources);
        QCOMPARE(complaints, Complaints{"core/data has 21 sources: cut it into two rooms"});
    }

    void an_exception_allows() {
        Sources sources = small_house();
        sources["core/math/sum.cpp"] = "#include \"core/math/long.h\"\n";
        sources["core/math/long.h"] = "#include \"core/math/sum.h\"\n" + std::string(354, '\n');
        const Complaints complaints = all_wrong(
            small_plan + "[long files]\ncore/math/long.h 355\n[circles]\ncore/math/sum core/math/long\n", sources);
        QVERIFY2(complaints.empty(), joined(complaints).constData());
    }
};

QTEST_APPLESS_MAIN(TestRooms)
#include "tst_rooms.moc"
