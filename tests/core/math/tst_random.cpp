// core/math/random.h: the numbers are part of the file format of a run, so they are fixed here as literals.
#include <QtTest/QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <vector>

#include "core/math/random.h"

using namespace separatrix;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

class TestRandom : public QObject {
    Q_OBJECT

private slots:
    void the_engine_is_the_standards() {
        // [rand.predef]: the 10000th output of a default-constructed mt19937_64
        std::mt19937_64 engine;
        engine.discard(9999);
        QCOMPARE(engine(), std::uint64_t{9981545732273789042ULL});
        for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{5489}, ~std::uint64_t{0}, scramble(7)}) {
            std::mt19937_64 standard(seed);
            MersenneTwister64 ours(seed);
            for (int i = 0; i < 2000; ++i) QCOMPARE(ours(), standard());
        }
    }

    void the_state_as_text_is_libstdcxxs() {
        std::mt19937_64 standard(11);
        MersenneTwister64 ours(11);
        for (int drawn = 0; drawn < 700; ++drawn) {
            if (drawn % 39 == 0) {
                std::ostringstream text;
                text << standard;
                QCOMPARE(ours.text(), text.str());
                MersenneTwister64 again(3);
                QVERIFY(again.restore(text.str()));
                QVERIFY(again == ours);
                QCOMPARE(again(), std::mt19937_64(standard)());
            }
            ours();
            standard();
        }
    }

    void what_is_no_state_is_refused() {
        MersenneTwister64 engine(5);
        const std::string text = engine.text();
        const auto begin = text.substr(0, text.rfind(' '));
        for (const std::string& wrong :
             {std::string(), std::string("1 2 3"), begin, begin + " 313", begin + " x", text + " 1", "-" + text,
              "0" + repeated(" 0", 311) + " 312", "x" + text, "99999999999999999999 " + text.substr(text.find(' '))}) {
            QVERIFY2(!engine.restore(wrong), wrong.substr(0, 60).c_str());
            QVERIFY(engine == MersenneTwister64(5));
        }
        QVERIFY(engine.restore("  " + begin + " 0\n"));
        QVERIFY(engine != MersenneTwister64(5));
    }

    void scramble_is_splitmix64() {
        // the first outputs of the published splitmix64 with seed 1234567
        QCOMPARE(scramble(1234567), std::uint64_t{6457827717110365317ULL});
        QCOMPARE(scramble(1234567 + 0x9e3779b97f4a7c15ULL), std::uint64_t{3203168211198807973ULL});
        QCOMPARE(scramble(1234567 + 2 * 0x9e3779b97f4a7c15ULL), std::uint64_t{9817491932198370423ULL});
    }

    /// If these change, every saved run changes. They come from tests/golden/make_random_literals.py.
    void numbers_are_the_same_everywhere() {
        Rng rng(42);
        const auto close = [](double got, double wanted) { return std::abs(got - wanted) <= 4e-16 * std::abs(wanted); };
        QCOMPARE(rng.bits(), std::uint64_t{2717142202756737079ULL});
        QCOMPARE(rng.bits(), std::uint64_t{1416089660653211529ULL});
        QCOMPARE(rng.bits(), std::uint64_t{2378205793395074178ULL});
        QCOMPARE(rng.bits(), std::uint64_t{2390427120584674409ULL});
        QVERIFY(rng.uniform() == 0.5031689640906365);
        QVERIFY(rng.uniform() == 0.6027792348690274);
        QVERIFY(rng.uniform() == 0.0642494604725965);
        QVERIFY(rng.uniform(-5, 3) == 1.7395885844882315);
        QVERIFY(close(rng.normal(), -1.0301742031959813));
        QVERIFY(close(rng.normal(), 0.3282680806508748));
        QVERIFY(close(rng.normal(), 0.6236010489980163));
        QCOMPARE(rng.below(10), std::uint64_t{7});
        QCOMPARE(rng.below(1000), std::uint64_t{646});
        QCOMPARE(rng.below(1099511627776), std::uint64_t{936256774077});
        std::vector<int> order{0, 1, 2, 3, 4, 5, 6, 7};
        rng.shuffle(order);
        QCOMPARE(order, (std::vector<int>{7, 3, 4, 0, 2, 5, 1, 6}));
        QCOMPARE(Rng(42, RandomStream::weights, 3).bits(), std::uint64_t{13369875478350380833ULL});
        QCOMPARE(Rng(42, RandomStream::order, 3).bits(), std::uint64_t{14783711416046371808ULL});
        QCOMPARE(Rng(42, RandomStream::split, 3).bits(), std::uint64_t{3973403583928019986ULL});
        QCOMPARE(Rng(42, RandomStream::growth, 3).bits(), std::uint64_t{13933183040976138662ULL});
        QCOMPARE(Rng(42, RandomStream::data, 3).bits(), std::uint64_t{6627431619381071691ULL});
        for (int i = 0; i < 1000; ++i) rng.bits();  // beyond the engine's 312 words of state
        QCOMPARE(rng.bits(), std::uint64_t{3387629805788622658ULL});
    }

    void uniform_is_in_range_with_the_right_moments() {
        Rng rng(7);
        const int count = 200000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; ++i) {
            const double u = rng.uniform();
            QVERIFY2(u >= 0 && u < 1, QByteArray::number(u, 'g', 17));
            sum += u;
            squares += u * u;
        }
        // five standard errors
        QVERIFY(std::abs(sum / count - 0.5) < 5 * std::sqrt(1.0 / 12 / count));
        QVERIFY(std::abs(squares / count - 1.0 / 3) < 5 * std::sqrt(4.0 / 45 / count));
        for (int i = 0; i < 10000; ++i) {
            const double u = rng.uniform(-3, -1);
            QVERIFY(u >= -3 && u < -1);
        }
    }

    void normal_has_the_right_moments() {
        Rng rng(8);
        const int count = 200000;
        double sum = 0;
        double squares = 0;
        double cubes = 0;
        double fourths = 0;
        for (int i = 0; i < count; ++i) {
            const double x = rng.normal();
            sum += x;
            squares += x * x;
            cubes += x * x * x;
            fourths += x * x * x * x;
        }
        QVERIFY(std::abs(sum / count) < 5 * std::sqrt(1.0 / count));
        QVERIFY(std::abs(squares / count - 1) < 5 * std::sqrt(2.0 / count));
        QVERIFY(std::abs(cubes / count) < 5 * std::sqrt(15.0 / count));
        QVERIFY(std::abs(fourths / count - 3) < 5 * std::sqrt(96.0 / count));
    }

    void below_is_unbiased() {
        Rng rng(9);
        for (const std::uint64_t count : {1ULL, 2ULL, 3ULL, 7ULL, 10ULL, 64ULL}) {
            std::vector<int> hits(count);
            const int draws = 100000;
            for (int i = 0; i < draws; ++i) ++hits.at(rng.below(count));
            const double expected = static_cast<double>(draws) / static_cast<double>(count);
            for (const int hit : hits)
                QVERIFY2(std::abs(hit - expected) < 6 * std::sqrt(expected), qPrintable(QString::number(count)));
        }
        // 3 * 2^62: without the rejection, residues 0 mod 3 would come twice as often as the others
        const std::uint64_t huge = 3ULL << 62;
        std::array<int, 3> residues{};
        for (int i = 0; i < 30000; ++i) {
            const std::uint64_t value = rng.below(huge);
            QVERIFY(value < huge);
            ++residues.at(value % 3);
        }
        for (const int hit : residues) QVERIFY2(std::abs(hit - 10000) < 600, QByteArray::number(hit));
    }

    void shuffle_gives_every_permutation_equally_often() {
        Rng rng(10);
        std::map<std::vector<int>, int> hits;
        const int draws = 24000;
        for (int i = 0; i < draws; ++i) {
            std::vector<int> values{0, 1, 2, 3};
            rng.shuffle(values);
            ++hits[values];
        }
        QCOMPARE(hits.size(), std::size_t{24});
        for (const auto& [permutation, hit] : hits) QVERIFY2(std::abs(hit - 1000) < 190, QByteArray::number(hit));
        std::vector<int> one{5};
        std::vector<int> none;
        const Rng before = rng;
        rng.shuffle(one);
        rng.shuffle(none);
        QVERIFY(rng == before);
    }

    void the_state_is_saved_and_restored() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed, RandomStream::order);
            for (std::uint64_t i = 0; i < 5 * seed; ++i) rng.bits();
            const std::string saved = rng.state();
            const double next = rng.normal();
            Rng other(12345);
            QVERIFY2(other.restore(saved), qPrintable(QString::number(seed)));
            QVERIFY2(other.normal() == next && other == rng, qPrintable(QString::number(seed)));
        }
    }

    void what_is_not_a_state_changes_nothing() {
        Rng rng(3);
        const Rng before = rng;
        for (const std::string& text : {std::string(), std::string("hello"), std::string("1 2 3"),
                                        before.state().substr(0, before.state().size() / 2)}) {
            QVERIFY2(!rng.restore(text), text.c_str());
            QVERIFY2(rng == before, text.c_str());
        }
    }

    void seeds_streams_and_substreams_differ() {
        std::set<std::uint64_t> first;
        std::size_t made = 0;
        for (std::uint64_t seed = 0; seed < 50; ++seed)
            for (const RandomStream stream : {RandomStream::weights, RandomStream::order, RandomStream::split,
                                              RandomStream::growth, RandomStream::data})
                for (std::uint64_t substream = 0; substream < 20; ++substream) {
                    first.insert(Rng(seed, stream, substream).bits());
                    ++made;
                }
        QCOMPARE(first.size(), made);
        QVERIFY(Rng(1) == Rng(1, RandomStream::data, 0));
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
