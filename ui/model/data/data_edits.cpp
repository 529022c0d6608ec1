#include "ui/model/data/data_edits.h"

#include <QCoreApplication>

#include "core/document/edits.h"
#include "ui/model/words/generator_names.h"

namespace separatrix {

namespace {

constexpr int quick_count = 200;
constexpr int quick_classes = 4;

struct DataEditsWords {
    Q_DECLARE_TR_FUNCTIONS(DataEdits)
};

/// A spiral keeps its two arms.
bool has_quick_classes(GeneratorKind kind) { return takes_classes(kind) && kind != GeneratorKind::spiral; }

}  // namespace

Document with_sample_movies(Document document) {
    const Document sample = sample_document();
    document.axes = sample.axes;
    document.class_names = sample.class_names;
    document.settings = compatible(document.settings, sample.classes());
    return with_points(std::move(document), sample.points, sample.classes());
}

Document without_movies(Document document) {
    document.points.clear();
    return document;
}

GeneratorSettings quick_generator(GeneratorKind kind, const Document& document) {
    GeneratorSettings settings;
    settings.kind = kind;
    settings.count = quick_count;
    settings.classes = has_quick_classes(kind) ? quick_classes : 2;
    settings.seed = document.settings.seed;
    return settings;
}

QString quick_title(GeneratorKind kind) {
    return has_quick_classes(kind) ? DataEditsWords::tr("%1, %2 classes").arg(title(kind)).arg(quick_classes)
                                   : title(kind);
}

Document with_generated(Document document, const GeneratorSettings& settings) {
    const auto points = generate(settings, document.axes);
    return with_points(std::move(document), points, settings.classes);
}

}  // namespace separatrix
