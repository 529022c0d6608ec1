#include "ui/model/words/expectation_words.h"

#include <QCoreApplication>

#include "core/data/numbers.h"

namespace separatrix {

namespace {

struct ExpectationWords {
    Q_DECLARE_TR_FUNCTIONS(Expectation)
};

QString exact_words(const ExactNumber& number) {
    if (const auto* real = std::get_if<double>(&number)) return QString::fromStdString(number_text(*real));
    if (const auto* whole = std::get_if<std::int64_t>(&number)) return QString::number(*whole);
    return QString::number(std::get<std::uint64_t>(number));
}

QString numbers_words(const Expectation& expected) {
    const QString low = expected.low ? exact_words(*expected.low) : QString();
    const QString high = expected.high ? exact_words(*expected.high) : QString();
    if (!expected.high)
        return expected.above_low ? ExpectationWords::tr("more than %1").arg(low)
                                  : ExpectationWords::tr("%1 or more").arg(low);
    if (!expected.low)
        return expected.below_high ? ExpectationWords::tr("less than %1").arg(high)
                                   : ExpectationWords::tr("at most %1").arg(high);
    if (expected.above_low)
        return expected.below_high ? ExpectationWords::tr("more than %1, less than %2").arg(low, high)
                                   : ExpectationWords::tr("more than %1, at most %2").arg(low, high);
    return expected.below_high ? ExpectationWords::tr("%1 to less than %2").arg(low, high)
                               : ExpectationWords::tr("%1 to %2").arg(low, high);
}

}  // namespace

QString expectation_words(const Expectation& expected) {
    const auto high = [&] { return expected.high ? exact_words(*expected.high) : QString(); };
    switch (expected.kind) {
        case Wanted::as_named: return QString::fromStdString(expected.names);
        case Wanted::numbers: return numbers_words(expected);
        case Wanted::numbers_or_all: return ExpectationWords::tr("%1, or all").arg(numbers_words(expected));
        case Wanted::either_number: return ExpectationWords::tr("%1 or %2").arg(exact_words(*expected.low), high());
        case Wanted::layer_sizes:
            return ExpectationWords::tr("up to %1 sizes, each %2, separated by commas")
                .arg(QString::number(expected.count), numbers_words(expected));
        case Wanted::bytes: return ExpectationWords::tr("at most %1 bytes").arg(high());
        case Wanted::answers: return ExpectationWords::tr("at most %1 answers").arg(high());
        case Wanted::object: return ExpectationWords::tr("an object");
        case Wanted::array: return ExpectationWords::tr("an array");
        case Wanted::number: return ExpectationWords::tr("a number");
        case Wanted::whole_number: return ExpectationWords::tr("a whole number");
        case Wanted::whole_number_as_text: return ExpectationWords::tr("a whole number from 0, as text");
        case Wanted::text: return ExpectationWords::tr("text");
        case Wanted::true_or_false: return ExpectationWords::tr("true or false");
        case Wanted::id_of_its_own_for_points: return ExpectationWords::tr("an id of its own for every point");
        case Wanted::id_of_its_own_for_probes: return ExpectationWords::tr("an id of its own for every probe");
        case Wanted::id_above_all_points: return ExpectationWords::tr("more than the id of every point");
        case Wanted::slot_of_its_own: return ExpectationWords::tr("a slot of its own for every curve");
        case Wanted::class_name_of_its_own: return ExpectationWords::tr("a name of its own for every class");
        case Wanted::generator_state: return ExpectationWords::tr("the state of a random generator");
        case Wanted::rising_ends: return ExpectationWords::tr("a low end below a high one");
        case Wanted::layer_of_frozen: return ExpectationWords::tr("output, or the number of a hidden layer");
        case Wanted::frozen_parameters: return ExpectationWords::tr("weights and biases that the model has");
        case Wanted::rising_epochs:
            return ExpectationWords::tr("epochs that rise, and a stride that is a power of two");
        case Wanted::some_epochs: return ExpectationWords::tr("an epoch or more");
        case Wanted::different_people: return ExpectationWords::tr("three different people");
    }
    return {};
}

QString given_words(const Error& error) {
    const QString given = QString::fromUtf8(error.given.c_str(), static_cast<qsizetype>(error.given.size()));
    if (error.expected.kind == Wanted::bytes) return ExpectationWords::tr("%1 bytes").arg(given);
    if (error.expected.kind == Wanted::some_epochs) return ExpectationWords::tr("an empty curve");
    return given;
}

}  // namespace separatrix
