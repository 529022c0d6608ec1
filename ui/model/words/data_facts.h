// What the movies of a document are, as far as it can be told from the points alone.
#pragma once

#include <QString>
#include <optional>

#include "core/data/generators.h"
#include "core/document/document.h"

namespace separatrix {

struct DataFacts {
    std::optional<GeneratorKind> kind;  ///< the set whose rule the labels follow
    int classes = 2;
    Index train = 0;
    Index test = 0;
    bool operator==(const DataFacts&) const = default;
};

/// Looks at every point: not for every frame.
DataFacts data_facts(const Document& document);
/// "Bar, 6 000 movies (1 000 for testing)"
QString data_text(const DataFacts& facts);

}  // namespace separatrix
