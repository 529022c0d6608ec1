// core/document/edits.h and document.h: examples, and laws over 200 seeds.
#include <QtTest/QtTest>

#include <cmath>
#include <set>

#include "core/data/generators.h"
#include "core/document/edits.h"
#include "core/document/row_edits.h"
#include "core/training/trainer.h"
#include "tests/core/document/random_documents.h"

using namespace separatrix;
using namespace separatrix::tests;
using namespace std::string_literals;

namespace {

/// What document.h promises of every document; empty if it holds.
std::string broken_invariant(const Document& d) {
    if (d.class_names.size() < 2 || d.class_names.size() > static_cast<std::size_t>(max_classes)) return "classes";
    if (std::set<std::string>(d.class_names.begin(), d.class_names.end()).size() != d.class_names.size())
        return "names";
    std::set<std::uint64_t> ids;
    for (const auto& p : d.points) {
        if (!std::isfinite(p.x1) || !std::isfinite(p.x2)) return "marks";
        if (p.label < 0 || p.label >= d.classes()) return "label";
        if (p.id >= d.next_id || !ids.insert(p.id).second) return "id";
    }
    for (const auto& axis : d.axes)
        if (!(axis.low < axis.high) || !std::isfinite(axis.high - axis.low)) return "axis";
    return {};
}

}  // namespace

class TestEdits : public QObject {
    Q_OBJECT

private slots:
    void the_sample_is_the_lectures_story() {
        const Document d = sample_document();
        QCOMPARE(d.points.size(), 24u);
        QCOMPARE(broken_invariant(d), ""s);
        QCOMPARE(d.next_id, std::uint64_t{24});
        std::set<std::string> titles;
        int liked = 0;
        for (const auto& p : d.points) {
            titles.insert(p.title);
            liked += p.label;
            QVERIFY(p.x1 >= 0 && p.x1 <= 5 && p.x2 >= 0 && p.x2 <= 5);
            QCOMPARE(std::round(p.x1 * 10), p.x1 * 10);
            for (const auto& q : d.points) QVERIFY(p.id == q.id || std::hypot(p.x1 - q.x1, p.x2 - q.x2) > 0.5);
        }
        QCOMPARE(titles.size(), 24u);
        QVERIFY(liked >= 10 && liked <= 14);
        const auto& example = d.points.front();  // x = (4, 1), y = 1
        QCOMPARE(example.x1, 4.0);
        QCOMPARE(example.x2, 1.0);
        QCOMPARE(example.label, 1);
    }

    void a_neuron_gets_close_and_never_all() {
        for (const std::uint64_t seed : {1, 2, 3}) {
            TrainingJob job;
            job.dataset = dataset_of(sample_document());
            job.settings.seed = seed;
            Trainer trainer(job);
            for (int i = 0; i < 300; ++i) trainer.run_epoch();
            const double accuracy = trainer.metrics().train.accuracy;
            QVERIFY2(accuracy > 0.85 && accuracy < 0.96, qPrintable(QString("seed %1: %2").arg(seed).arg(accuracy)));
        }
    }

    void add() {
        const Document before = sample_document();
        const Document after = add_point(before, 1.25, 7, 9, "Up");
        QCOMPARE(after.points.size(), 25u);
        QVERIFY((after.points.back() == Point{1.25, 7, 1, 24, "Up"}));
        QCOMPARE(after.next_id, std::uint64_t{25});
        QCOMPARE(add_point(before, 1, 1, -3).points.back().label, 0);
        QVERIFY(add_point(before, NAN, 1, 0) == before);
        QVERIFY(move_point(before, 3, INFINITY, 1) == before);
    }

    void ids_are_never_used_again() {
        Document d = add_point(sample_document(), 1, 1, 0);
        const std::uint64_t last = d.points.back().id;
        d = add_point(remove_points(d, std::array{last}), 2, 2, 0);
        QCOMPARE(d.points.back().id, last + 1);
    }

    void laws() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed);
            const Document d = any_document(rng);
            const auto where = QString("seed %1").arg(seed);
            QVERIFY2(broken_invariant(d).empty(), qPrintable(where));

            // remove after add is the identity, but for the id that is used up
            Document back = add_point(d, 1, 2, 1, "x");
            back = remove_points(back, std::array{back.points.back().id});
            QCOMPARE(back.next_id, d.next_id + 1);
            back.next_id = d.next_id;
            QVERIFY2(back == d, qPrintable(where));

            // unknown ids change nothing
            const std::array unknown{d.next_id, d.next_id + 7};
            QVERIFY2(remove_points(d, unknown) == d && relabel_points(d, unknown, 1) == d &&
                         move_point(d, d.next_id, 0, 0) == d,
                     qPrintable(where));
            if (d.points.empty()) continue;

            // an edit touches the points it names and no other; to and fro is the identity
            const Point chosen = d.points[rng.below(d.points.size())];
            const Document moved = move_point(d, chosen.id, 1.5, -2);
            for (std::size_t i = 0; i < d.points.size(); ++i)
                QVERIFY2((moved.points[i] == d.points[i]) ==
                             (d.points[i].id != chosen.id || (chosen.x1 == 1.5 && chosen.x2 == -2)),
                         qPrintable(where));
            QVERIFY2(move_point(moved, chosen.id, chosen.x1, chosen.x2) == d, qPrintable(where));
            const std::array id{chosen.id};
            QVERIFY2(relabel_points(relabel_points(d, id, 99), id, chosen.label) == d, qPrintable(where));
            QCOMPARE(broken_invariant(relabel_points(d, id, -5)), ""s);
            const std::array place{*d.points.index_of(chosen.id)};
            QVERIFY2(remove_points_at(d, place) == remove_points(d, id), qPrintable(where));
            QVERIFY2(relabel_points_at(d, place, 1) == relabel_points(d, id, 1), qPrintable(where));
            QVERIFY2(relabel_points_at(d, place, 99) == relabel_points(d, id, 99), qPrintable(where));

            // removing in two steps is removing at once
            const std::array both{chosen.id, d.points.front().id};
            QVERIFY2(remove_points(remove_points(d, id), std::array{both[1]}) == remove_points(d, both),
                     qPrintable(where));

            // data from elsewhere: every invariant, no id of before
            GeneratorSettings settings{GeneratorKind::rings, 50, 0.1, 2 + static_cast<int>(rng.below(9)), seed};
            const Document generated = with_points(d, generate(settings, d.axes), settings.classes);
            QVERIFY2(broken_invariant(generated).empty(), qPrintable(where + broken_invariant(generated).c_str()));
            QVERIFY2(generated.points.front().id >= d.next_id, qPrintable(where));
            QCOMPARE(generated.classes(), settings.classes);
            QVERIFY2(!validate(generated.settings, generated.classes()), qPrintable(where));
        }
    }

    void edits_of_many() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed);
            const Document d = any_document(rng);
            const auto where = QString("seed %1").arg(seed);
            std::vector<std::uint64_t> ids;
            for (const auto& point : d.points)
                if (rng.below(2) == 1) ids.push_back(point.id);

            // adding many is adding one after the other; removing them again leaves nothing but used ids
            std::vector<Point> more;
            for (auto count = rng.below(600); count > 0; --count)
                more.push_back({rng.uniform(), rng.uniform(), static_cast<int>(rng.below(20)) - 5, 77, "t"});
            more.push_back({NAN, 1, 0, 0, ""});
            const Document added = add_points(d, more);
            Document one_by_one = d;
            for (const auto& p : more) one_by_one = add_point(one_by_one, p.x1, p.x2, p.label, p.title);
            QVERIFY2(added == one_by_one, qPrintable(where));
            QCOMPARE(broken_invariant(added), ""s);

            // copies are behind the others, the originals as they were
            const Document copied = duplicate_points(d, ids, 0.1, -0.1);
            QCOMPARE(copied.points.size(), d.points.size() + ids.size());
            Document cut = copied;
            cut.points.erase_if([&](const Point& point) { return point.id >= d.next_id; });
            cut.next_id = d.next_id;
            QVERIFY2(cut == d, qPrintable(where));
            for (std::size_t i = d.points.size(); i < copied.points.size(); ++i) {
                const Point& copy = copied.points[i];
                QVERIFY2(copy.x1 >= d.axes[0].low && copy.x1 <= d.axes[0].high, qPrintable(where));
            }

            // noise: the same for the same seed, one's own whoever else is chosen, none for nobody
            const Document noisy = jitter_points(d, ids, 0.01, seed);
            QVERIFY2(noisy == jitter_points(d, ids, 0.01, seed), qPrintable(where));
            QVERIFY2(jitter_points(d, {}, 0.01, seed) == d && jitter_points(d, ids, 0, seed) == d, qPrintable(where));
            if (!ids.empty()) {
                const std::array first{ids.front()};
                QVERIFY2(*jitter_points(d, first, 0.01, seed).points.find(first[0]) == *noisy.points.find(first[0]),
                         qPrintable(where));
            }
            QVERIFY2(shift_points(d, ids, 0, 0) == d && shift_points(d, ids, INFINITY, 0) == d, qPrintable(where));
        }
    }

    void probes() {
        Document d = add_probe(sample_document(), 2.7, 3.6, "Gravity?");
        d = add_probe(d, 1, 1, "b");
        QVERIFY((d.probes == std::vector<Probe>{{2.7, 3.6, 0, "Gravity?"}, {1, 1, 1, "b"}}));
        d = move_probe(rename_probe(d, 0, "a"), 0, 4, 4);
        QVERIFY((d.probes[0] == Probe{4, 4, 0, "a"}));
        QVERIFY(move_probe(d, 0, NAN, 4) == d && move_probe(d, 9, 1, 1) == d && remove_probe(d, 9) == d);
        QCOMPARE(remove_probe(d, 0).probes.size(), std::size_t{1});
        QVERIFY(d.points == sample_document().points && d.next_id == sample_document().next_id);
        for (int i = 0; i < 100; ++i) d = add_probe(d, 1, 1, "x");
        QCOMPARE(d.probes.size(), max_probes);
    }

    void settings_are_made_compatible() {
        const auto three = with_points(sample_document(), {{1, 1, 2, 0, ""}}, 3);
        QCOMPARE(three.class_names, (std::vector<std::string>{"class 1", "class 2", "class 3"}));
        QCOMPARE(three.settings.model.model, ModelKind::softmax);
        Settings neuron;
        QCOMPARE(with_settings(three, neuron).settings.model.model, ModelKind::softmax);
        QVERIFY(with_settings(sample_document(), neuron).settings == neuron);
        QCOMPARE(with_points(sample_document(), {}, 2).class_names, sample_document().class_names);
    }

    void data_of_a_file() {
        const auto data = read_csv("Ann,Ben,label,title\n0,4.5,yes,a\n12,1,no,b\n3,2,perhaps,c\n", "f");
        QVERIFY(data);
        const Document d = document_from_csv(*data);
        QCOMPARE(broken_invariant(d), ""s);
        QCOMPARE(d.class_names, (std::vector<std::string>{"no", "perhaps", "yes"}));
        QCOMPARE(d.axes[0].name, "Ann"s);
        QCOMPARE(d.axes[0].low, 0.0);
        QVERIFY(d.axes[0].high >= 12 && d.axes[0].high <= 15);
        QVERIFY((d.axes[1] == Axis{"Ben", 0, 5}));  // all within: the range stays
        QCOMPARE(d.points[0].label, 2);
        QCOMPARE(d.settings.model.model, ModelKind::softmax);
        const Document into = with_data(sample_document(), *data);
        QCOMPARE(into.points.front().id, std::uint64_t{24});
        // without labels the document's classes stay
        const auto bare = read_csv("1,2\n3,4\n", "f", {.labels_required = false});
        QCOMPARE(with_data(sample_document(), *bare).class_names, sample_document().class_names);
    }

    void axes_are_round_and_hold_everything() {
        QVERIFY((fitted_axis("a", 0, 5) == Axis{"a", 0, 5.5}));
        QVERIFY((fitted_axis("a", 0.12, 0.87) == Axis{"a", 0.1, 0.9}));
        QVERIFY((fitted_axis("a", -100, 100) == Axis{"a", -120, 120}));
        for (std::uint64_t seed = 0; seed < 2000; ++seed) {
            Rng rng(seed);
            const double a = any_finite(rng);
            const double b = seed % 3 == 0 ? a : seed % 3 == 1 ? std::nextafter(a, 1e308) : any_finite(rng);
            const double low = std::min(a, b);
            const double high = std::max(a, b);
            const Axis axis = fitted_axis("a", low, high);
            const bool holds =
                axis.low <= low && axis.high >= high && axis.low < axis.high && std::isfinite(axis.high - axis.low);
            QVERIFY2(holds, qPrintable(QString("seed %1: [%2, %3] in [%4, %5]")
                                           .arg(seed)
                                           .arg(low, 0, 'g', 17)
                                           .arg(high, 0, 'g', 17)
                                           .arg(axis.low, 0, 'g', 17)
                                           .arg(axis.high, 0, 'g', 17)));
        }
        const Axis huge = fitted_axis("a", -1.7e308, 1.7e308);
        QVERIFY(huge.low < huge.high && std::isfinite(huge.high - huge.low));
    }
};

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
