// core/document/class_edits.h: examples, and laws over random documents.
#include <QtTest/QtTest>

#include "core/data/point.h"
#include "core/document/class_edits.h"
#include "tests/core/document/random_documents.h"

using namespace separatrix;
using namespace separatrix::tests;
using namespace std::string_literals;

namespace {

Document three_classes() {
    Document document;
    document.class_names = {"no", "maybe", "yes"};
    document.settings.model.model = ModelKind::softmax;
    for (int i = 0; i < 9; ++i)
        document.points.push_back({i * 0.5, 1, i % 3, document.next_id++, "movie " + std::to_string(i)});
    return document;
}

/// "0:no 1:maybe": label and class of every point.
std::string labels_of(const Document& document) {
    std::string text;
    for (const auto& point : document.points)
        text += std::to_string(point.id) + ":" + document.class_names.at(static_cast<std::size_t>(point.label)) + " ";
    return text;
}

ErrorCode code_of(const Document& document, std::string_view text, int label) {
    const auto name = checked_class_name(document, text, label);
    return name ? ErrorCode{} : name.error().code;
}

}  // namespace

class TestClassEdits : public QObject {
    Q_OBJECT

private slots:
    void a_class_is_added_last() {
        const Document document = add_class(three_classes(), "  rather not ");
        QCOMPARE(document.class_names, (std::vector{"no"s, "maybe"s, "yes"s, "rather not"s}));
        QCOMPARE(labels_of(document), labels_of(three_classes()));
    }

    void the_eleventh_is_refused() {
        Document document;
        for (int k = 2; k < max_classes; ++k) document = add_class(std::move(document), "class " + std::to_string(k));
        QCOMPARE(document.classes(), max_classes);
        QCOMPARE(add_class(document, "one more"), document);
    }

    void the_neuron_becomes_softmax_with_the_third() {
        const Document document = add_class(sample_document(), "has not seen it");
        QCOMPARE(document.settings.model.model, ModelKind::softmax);
        QVERIFY(!validate(document.settings, document.classes()));
    }

    void names_are_checked() {
        const Document document = three_classes();
        QCOMPARE(code_of(document, "", -1), ErrorCode::empty_name);
        QCOMPARE(code_of(document, " \t ", 1), ErrorCode::empty_name);
        QCOMPARE(code_of(document, " yes ", -1), ErrorCode::name_taken);
        QCOMPARE(code_of(document, "yes", 0), ErrorCode::name_taken);
        QCOMPARE(code_of(document, std::string(41, 'x'), 0), ErrorCode::name_too_long);
        QCOMPARE(checked_class_name(document, "yes", 2).value(), "yes"s);  // its own name
        QCOMPARE(checked_class_name(document, "Yes", 0).value(), "Yes"s);
        // 40 letters of two bytes each
        std::string accents;
        for (int i = 0; i < 40; ++i) accents += "\xc3\xa9";
        QCOMPARE(checked_class_name(document, accents, 0).value(), accents);
        QCOMPARE(code_of(document, accents + "e", 0), ErrorCode::name_too_long);
    }

    void renaming_changes_one_name() {
        QCOMPARE(rename_class(three_classes(), 1, "perhaps").class_names, (std::vector{"no"s, "perhaps"s, "yes"s}));
        QCOMPARE(rename_class(three_classes(), 1, "yes"), three_classes());
        QCOMPARE(rename_class(three_classes(), 7, "perhaps"), three_classes());
    }

    void a_class_leaves_with_its_movies() {
        const Document document = remove_class(three_classes(), 1, std::nullopt);
        QCOMPARE(document.class_names, (std::vector{"no"s, "yes"s}));
        QCOMPARE(labels_of(document), "0:no 2:yes 3:no 5:yes 6:no 8:yes "s);
    }

    void or_its_movies_are_relabelled() {
        const Document document = remove_class(three_classes(), 0, 2);
        QCOMPARE(document.class_names, (std::vector{"maybe"s, "yes"s}));
        QCOMPARE(labels_of(document), "0:yes 1:maybe 2:yes 3:yes 4:maybe 5:yes 6:yes 7:maybe 8:yes "s);
    }

    void two_classes_stay() {
        QCOMPARE(remove_class(sample_document(), 0, std::nullopt), sample_document());
        QCOMPARE(remove_class(three_classes(), 3, std::nullopt), three_classes());
    }

    void frozen_weights_go_with_their_class() {
        Document document = three_classes();
        constexpr int out = FrozenParameter::output_layer;
        document.settings.training.frozen = {{out, 0, 1}, {out, 1, 0}, {out, 2, FrozenParameter::bias}};
        const Document after = remove_class(document, 1, std::nullopt);
        QCOMPARE(after.settings.training.frozen, (FrozenParameters{{out, 0, 1}, {out, 1, FrozenParameter::bias}}));
        QCOMPARE(add_class(document, "rather not").settings.training.frozen, document.settings.training.frozen);
        // the neuron's weights are not those of softmax
        Document neuron = sample_document();
        neuron.settings.training.frozen = {{out, 0, 0}};
        QVERIFY(add_class(neuron, "unseen").settings.training.frozen.empty());
    }

    void origins_say_who_is_who() {
        QCOMPARE(origins_after_adding(3), (ClassOrigins{0, 1, 2, -1}));
        QCOMPARE(origins_after_removing(4, 1), (ClassOrigins{0, 2, 3}));
    }

    void every_movie_keeps_its_class_by_name() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            Rng rng(seed, RandomStream::data);
            const Document before = any_document(rng);
            const int label = static_cast<int>(seed % static_cast<std::uint64_t>(before.classes()));
            const Document after = remove_class(before, label, std::nullopt);
            if (before.classes() == 2) {
                QCOMPARE(after, before);
                continue;
            }
            const auto origins = origins_after_removing(before.classes(), label);
            QCOMPARE(after.classes(), before.classes() - 1);
            for (std::size_t k = 0; k < origins.size(); ++k)
                QCOMPARE(after.class_names[k], before.class_names[static_cast<std::size_t>(origins[k])]);
            std::size_t next = 0;
            for (const auto& point : before.points) {
                if (point.label == label) continue;
                QVERIFY2(next < after.points.size(), qPrintable(QString::number(seed)));
                const auto& kept = after.points[next++];
                QCOMPARE(kept.id, point.id);
                QCOMPARE(after.class_names[static_cast<std::size_t>(kept.label)],
                         before.class_names[static_cast<std::size_t>(point.label)]);
            }
            QCOMPARE(next, after.points.size());
        }
    }
};

QTEST_APPLESS_MAIN(TestClassEdits)
#include "tst_class_edits.moc"
