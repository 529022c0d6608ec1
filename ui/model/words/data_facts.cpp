#include "ui/model/words/data_facts.h"

#include <QCoreApplication>

#include "ui/model/words/generator_names.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

struct DataFactsWords {
    Q_DECLARE_TR_FUNCTIONS(DataFacts)
};

}  // namespace

DataFacts data_facts(const Document& document) {
    DataFacts facts;
    facts.kind = recognised(document.points, document.axes, document.classes());
    facts.classes = document.classes();
    facts.test = static_cast<Index>(test_count(document.points.size(), document.settings.training.test_fraction));
    facts.train = static_cast<Index>(document.points.size()) - facts.test;
    return facts;
}

QString data_text(const DataFacts& facts) {
    QString text =
        counted(DataFactsWords::tr("%1 movie(s)", nullptr, plural(facts.train + facts.test)), facts.train + facts.test);
    if (facts.kind) text = title(*facts.kind) + QStringLiteral(", ") + text;
    if (facts.test > 0) text += DataFactsWords::tr(" (%1 for testing)").arg(grouped_number(facts.test));
    return text;
}

}  // namespace separatrix
