// core/training/settings_table.h: every member of Settings has its row, and every row goes through text and documents.
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

#include "core/document/json_files.h"
#include "core/training/setting_text.h"
#include "core/training/settings_table.h"

using namespace separatrix;
using namespace std::string_literals;

namespace {

/// Calls `visit` with each member of Settings, however deep. A new member stops this from compiling: name it here, and
/// then it needs a row.
void for_each_member(Settings& settings, const auto& visit) {
    auto& [model, training, seed] = settings;
    auto& [kind, hidden, activation, output, initializer, scale] = model;
    auto& [loss, optimizer, rate, schedule, batch_size, order, penalty, test_fraction, precision, stop_epochs,
           stop_loss, frozen, faults] = training;
    auto& [optimizer_kind, momentum, decay, beta1, beta2, epsilon] = optimizer;
    auto& [schedule_kind, schedule_epochs, factor] = schedule;
    auto& [l1, l2, biases] = penalty;
    const auto visit_all = [&visit](auto&... members) { (visit(members), ...); };
    visit_all(seed, kind, hidden, activation, output, initializer, scale, loss, rate, batch_size, order, test_fraction,
              precision, stop_epochs, stop_loss, frozen, faults, optimizer_kind, momentum, decay, beta1, beta2, epsilon,
              schedule_kind, schedule_epochs, factor, l1, l2, biases);
}

void change(auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    if constexpr (std::is_enum_v<Member>)
        member = static_cast<Member>(member == Member{} ? 1 : 0);
    else if constexpr (std::is_same_v<Member, bool>)
        member = !member;
    else if constexpr (std::is_arithmetic_v<Member>)
        member = member / 2 + 3;  // 1 too becomes another number
    else if constexpr (std::is_same_v<Member, BackpropFaults>)
        member.forget_slope = !member.forget_slope;
    else
        member.emplace_back();
}

/// The ends of what a row takes, and what is just outside of them.
struct Extremes {
    std::vector<SettingValue> good;
    std::vector<SettingValue> bad;
};
Extremes extremes_of(const Setting& row) {
    const SettingRange& range = row.range;
    const auto inf = std::numeric_limits<double>::infinity();
    switch (row.kind()) {
        case SettingKind::choice: {
            Extremes all;
            for (int i = 0; i < static_cast<int>(row.choices().size()); ++i) all.good.emplace_back(Chosen{i});
            return all;
        }
        case SettingKind::flag: return {{false, true}, {}};
        case SettingKind::number:
            return {{range.above_low ? std::nextafter(range.low, inf) : range.low,
                     range.below_high ? std::nextafter(range.high, -inf) : range.high},
                    {range.above_low ? range.low : std::nextafter(range.low, -inf),
                     range.below_high ? range.high : std::nextafter(range.high, inf), std::nan("")}};
        case SettingKind::whole_number: {
            const auto low = static_cast<std::int64_t>(range.low);
            const auto high = static_cast<std::int64_t>(range.high);
            Extremes ends{{low, high}, {high + 1}};
            if (row.zero == ZeroMeans::all) {
                ends.good.emplace_back(std::int64_t{0});
                ends.bad.emplace_back(std::int64_t{-1});
            } else {
                ends.bad.emplace_back(low - 1);
            }
            return ends;
        }
        case SettingKind::seed: return {{std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max()}, {}};
        case SettingKind::sizes: {
            using Sizes = std::vector<int>;
            const int high = static_cast<int>(range.high);
            return {
                {Sizes{}, Sizes{static_cast<int>(range.low)}, Sizes(limits::max_hidden_layers, high)},
                {Sizes{static_cast<int>(range.low) - 1, 1}, Sizes{high + 1}, Sizes(limits::max_hidden_layers + 1, 1)}};
        }
        case SettingKind::frozen:
            return {{FrozenParameters{}, FrozenParameters{{FrozenParameter::output_layer, 0, FrozenParameter::bias},
                                                          {FrozenParameter::output_layer, 0, 1}}},
                    {}};
        case SettingKind::faults: return {{BackpropFaults{}, BackpropFaults{true, true, true}}, {}};
    }
    return {};
}

bool is_typed(const Setting& row) { return row.kind() != SettingKind::frozen && row.kind() != SettingKind::faults; }

Settings with(const Setting& row, const SettingValue& value) {
    Settings settings;
    row.set(settings, value);
    return settings;
}

std::string document_with(const Settings& settings) {
    Document document;
    document.settings = settings;
    return write_document(document, nullptr, nullptr);
}

std::string name_of_row(const Setting& row) { return std::string(row.name); }

}  // namespace

class TestSettingsTable : public QObject {
    Q_OBJECT

    template <class Visit>
    static void for_rows(const Visit& visit) {
        for (const Setting& row : settings_table()) {
            visit(row);
            if (QTest::currentTestFailed()) {
                qWarning("at the row %s", name_of_row(row).c_str());
                return;
            }
        }
    }

private slots:
    void every_member_has_one_row() {
        std::size_t members = 0;
        std::set<std::string_view> rows;
        Settings changed;
        for_each_member(changed, [&](auto& member) {
            ++members;
            const auto before = member;
            change(member);
            std::vector<const Setting*> seen;
            for (const Setting& row : settings_table())
                if (row.get(changed) != row.get(Settings{})) seen.push_back(&row);
            QVERIFY2(seen.size() == 1, std::to_string(members).c_str());
            rows.insert(seen.front()->name);
            // and its row alone brings it over
            QVERIFY(with(*seen.front(), seen.front()->get(changed)) == changed);
            member = before;
        });
        QCOMPARE(rows.size(), members);
        QCOMPARE(settings_table().size(), members);
    }

    void names_and_places() {
        std::set<std::string_view> names;
        std::set<int> places;
        for_rows([&](const Setting& row) {
            QVERIFY(names.insert(row.name).second);
            QVERIFY(places.insert(row.place).second);
            QVERIFY(find_setting(row.name) == &row);
            QVERIFY(&setting(row.id) == &row);
            std::string member = name_of_row(row);
            std::replace(member.begin(), member.end(), '-', '_');
            QCOMPARE(std::string(row.member), member);
            QCOMPARE(*row.argument == 0, *row.help == 0);
            // what has no option of its own in every command
            const bool without = !is_typed(row) || row.id == SettingId::epochs;
            QCOMPARE(*row.argument == 0, without);
        });
        QVERIFY(!find_setting("learning_rate"));
        QVERIFY(!find_setting(""));
    }

    void ends_are_valid() {
        for_rows([](const Setting& row) {
            const Extremes ends = extremes_of(row);
            QVERIFY(!ends.good.empty());
            for (const SettingValue& value : ends.good) {
                QVERIFY(row.is_within_limits(value));
                QVERIFY(row.get(with(row, value)) == value);
                const auto error = validate(with(row, value), 2);
                QVERIFY(!error || error->code != ErrorCode::out_of_range);
            }
        });
    }

    void outside_is_refused() {
        for_rows([](const Setting& row) {
            for (const SettingValue& value : extremes_of(row).bad) {
                QVERIFY(!row.is_within_limits(value));
                const Settings settings = with(row, value);
                const auto error = validate(settings, 2);
                QVERIFY(error);
                QCOMPARE(error->code, ErrorCode::out_of_range);
                QCOMPARE(error->subject, name_of_row(row));
                QVERIFY(error->expected == row.wanted());
                QVERIFY(!error->given.empty());

                const auto typed = setting_from_text(row, setting_text(row, settings));
                QVERIFY(!typed);
                QCOMPARE(typed.error().code, ErrorCode::out_of_range);
                QCOMPARE(typed.error().subject, name_of_row(row));
                QVERIFY(typed.error().expected == row.wanted());

                const auto read = read_document(document_with(settings), "a.sepx");
                QVERIFY(!read);  // NaN is written as null, infinity as text
                const std::string path = "settings." + std::string(row.member);
                QVERIFY2(read.error().subject.starts_with(path), read.error().subject.c_str());
                const bool finite = !std::holds_alternative<double>(value) || std::isfinite(std::get<double>(value));
                QCOMPARE(read.error().code, finite ? ErrorCode::out_of_range : ErrorCode::wrong_type);
            }
        });
    }

    void through_text() {
        for_rows([](const Setting& row) {
            for (const SettingValue& value : extremes_of(row).good) {
                const std::string text = setting_text(row, with(row, value));
                QCOMPARE(text.empty(), !is_typed(row));
                Settings settings;
                const auto set = set_from_text(settings, row.name, text);
                QCOMPARE(set.has_value(), is_typed(row));
                if (set) QVERIFY2(row.get(settings) == value, text.c_str());
            }
            Settings settings;
            const auto nonsense = set_from_text(settings, row.name, "nonsense");
            QVERIFY(!nonsense);
            QVERIFY(settings == Settings{});
            QCOMPARE(nonsense.error().subject, is_typed(row) ? name_of_row(row) : "option"s);
            QVERIFY(!nonsense.error().expected.empty());
            const bool chosen = row.kind() == SettingKind::choice || row.kind() == SettingKind::flag || !is_typed(row);
            QCOMPARE(nonsense.error().code, chosen ? ErrorCode::unknown_choice : ErrorCode::not_a_number);
        });
    }

    void through_documents() {
        for_rows([](const Setting& row) {
            for (const SettingValue& value : extremes_of(row).good) {
                const std::string text = document_with(with(row, value));
                const auto read = read_document(text, "a.sepx");
                QVERIFY2(read, read ? "" : read.error().subject.c_str());
                QVERIFY(read->document.settings == with(row, value));
                // what few documents have is not written where it is not there
                const bool written = text.find('"' + std::string(row.member) + "\":") != std::string::npos;
                QCOMPARE(written, is_typed(row) || value != row.get(Settings{}));
            }
        });
    }

    void a_document_reads_as_it_always_did() {
        Settings settings;
        settings.training.frozen = {{FrozenParameter::output_layer, 0, 1}};
        settings.training.faults.wrong_sign = true;
        const std::string expected =
            R"("settings":{"model":"neuron","hidden":[4],"activation":"sigmoid","output":"linear","start":"glorot","scale":"range",
  "loss":"cross-entropy","optimizer":"sgd","momentum":0.9,"decay":0.99,"beta1":0.9,"beta2":0.999,"epsilon":1e-08,
  "learning_rate":0.1,"batch_size":1,"order":"shuffle","l1":0,"l2":0,"penalize_biases":false,
  "schedule":"constant","schedule_epochs":100,"schedule_factor":0.1,
  "frozen":[{"layer":"output","neuron":0,"input":1}],
  "backprop_faults":["wrong-sign"],
  "test_fraction":0,"precision":"double","epochs":0,"stop_loss":0,"seed":"42"},)";
        const std::string text = document_with(settings);
        QVERIFY2(text.find(expected) != std::string::npos, text.c_str());
    }

    void never_and_all() {
        for_rows([](const Setting& row) {
            Settings settings;
            if (row.zero == ZeroMeans::never) QVERIFY(set_from_text(settings, row.name, "0"));
            if (row.zero == ZeroMeans::all) QVERIFY(!set_from_text(settings, row.name, "0"));
            QCOMPARE(set_from_text(settings, row.name, "all").has_value(), row.zero == ZeroMeans::all);
        });
    }

    void what_a_change_means() {
        for_rows([](const Setting& row) {
            const Settings usual;
            for (const SettingValue& value : extremes_of(row).good) {
                const Settings other = with(row, value);
                if (other == usual) continue;
                QCOMPARE(same_conditions(usual, other), row.effect == SettingEffect::none);
                QCOMPARE(other_start(usual, other), row.effect == SettingEffect::new_start);
            }
        });
        QCOMPARE(setting(SettingId::stop_loss).effect, SettingEffect::none);
        QCOMPARE(setting(SettingId::seed).effect, SettingEffect::new_start);
        QCOMPARE(setting(SettingId::learning_rate).effect, SettingEffect::conditions);
    }
};

QTEST_GUILESS_MAIN(TestSettingsTable)
#include "tst_settings_table.moc"
