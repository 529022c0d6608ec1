#include "ui/model/movies/class_changes.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/data/point.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/sentences.h"
#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

struct ClassChangesWords {
    Q_DECLARE_TR_FUNCTIONS(ClassChanges)
};

QString caption_of(const Document& document, int label) {
    return class_caption(QString::fromStdString(document.class_names.at(static_cast<std::size_t>(label))));
}

}  // namespace

QString proposed_class_name(const Document& document) {
    // classes that are numbers go on counting
    bool numbered = true;
    int largest = -1;
    for (const auto& name : document.class_names) {
        bool is_number = false;
        largest = std::max(largest, QString::fromStdString(name).toInt(&is_number));
        numbered = numbered && is_number;
    }
    for (int number = (numbered ? largest : document.classes()) + 1;; ++number) {
        QString name = numbered ? QString::number(number) : ClassChangesWords::tr("class %1").arg(number);
        if (checked_class_name(document, name.toStdString(), -1)) return name;
    }
}

tl::expected<QString, QString> class_name_from(const Document& document, const QString& text, int label) {
    // a pasted line break or tab would break every line that the name is part of
    const auto name = checked_class_name(document, text.simplified().toStdString(), label);
    if (!name) return tl::unexpected(sentence(name.error()));
    return QString::fromStdString(*name);
}

Rule rule_of_adding(const Document& document) {
    if (document.classes() < max_classes) return {};
    return {false, ClassChangesWords::tr("There are %1 classes, the most that can be told apart by colour and shape.")
                       .arg(document.classes())};
}

Rule rule_of_removing(const Document& document) {
    if (document.classes() > 2) return {};
    return {false, ClassChangesWords::tr("Two classes are the least: there is nothing to tell apart with one.")};
}

QString add_class(Session& session, const QString& name) {
    const Document& document = session.document();
    const bool was_neuron = document.settings.model.model == ModelKind::neuron;
    const int classes = document.classes();
    const auto edit = [name = name.toStdString()](Document d) { return add_class(std::move(d), name); };
    session.applyToClasses(ClassChangesWords::tr("Add class “%1”").arg(name), edit, origins_after_adding(classes));
    if (session.document().classes() == classes) return {};
    session.setCurrentLabel(classes);
    if (!was_neuron || session.document().settings.model.model == ModelKind::neuron) return {};
    return ClassChangesWords::tr(
               "One neuron tells two classes apart only: with the third one the model is now “%1”, a neuron for "
               "each class.")
        .arg(title(session.document().settings.model.model));
}

void rename_class(Session& session, int label, const QString& name) {
    session.apply(ClassChangesWords::tr("Rename class to “%1”").arg(name),
                  [label, name = name.toStdString()](Document d) { return rename_class(std::move(d), label, name); });
}

void remove_class(Session& session, int label, std::optional<int> relabel_to) {
    const Document& document = session.document();
    if (!rule_of_removing(document).enabled || label < 0 || label >= document.classes()) return;
    const int current = session.currentLabel();
    const auto edit = [label, relabel_to](Document d) { return remove_class(std::move(d), label, relabel_to); };
    session.applyToClasses(ClassChangesWords::tr("Remove class “%1”").arg(caption_of(document, label)), edit,
                           origins_after_removing(document.classes(), label));
    // the class that was chosen moved up with the others
    if (current > label) session.setCurrentLabel(current - 1);
}

RemovalQuestion removal_question(const Document& document, int label) {
    RemovalQuestion question;
    question.movies = static_cast<int>(std::count_if(document.points.begin(), document.points.end(),
                                                     [label](const Point& point) { return point.label == label; }));
    const QString name = caption_of(document, label);
    const int n = plural(question.movies);
    // the number first: a name may hold a “%1” of its own
    question.text =
        counted(ClassChangesWords::tr("“%2” has %1 movie(s). What becomes of them?", nullptr, n), question.movies)
            .replace(QStringLiteral("%2"), name);
    question.go = ClassChangesWords::tr("They go with the class", nullptr, n);
    question.relabel = ClassChangesWords::tr("They get the label", nullptr, n);
    for (int k = 0; k < document.classes(); ++k) {
        if (k == label) continue;
        question.others << caption_of(document, k);
        question.other_label << k;
    }
    return question;
}

QString class_key(int label) { return QString::number((label + 1) % 10); }

}  // namespace separatrix
