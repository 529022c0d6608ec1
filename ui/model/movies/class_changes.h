// Adding, renaming and removing classes, without a widget: what can be done, what is asked and what is said.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include <tl/expected.hpp>

#include "ui/model/controls/rule.h"
#include "ui/model/session/session.h"

namespace separatrix {

/// "class 3", or the next one that is free.
QString proposed_class_name(const Document& document);
/// The name as it will be, or one sentence about what is wrong with it. label -1: of a new class.
tl::expected<QString, QString> class_name_from(const Document& document, const QString& text, int label);

/// Whether one can be added or removed; the reason if not.
Rule rule_of_adding(const Document& document);
Rule rule_of_removing(const Document& document);

/// Adds it and makes it the one that a click places. The answer is a sentence to say, or empty: that the model had to
/// change. The name has passed class_name_from().
QString add_class(Session& session, const QString& name);
void rename_class(Session& session, int label, const QString& name);
/// Its movies get the label `relabel_to` or go with it.
void remove_class(Session& session, int label, std::optional<int> relabel_to);

/// What is asked before a class with movies leaves.
struct RemovalQuestion {
    QString text;
    int movies = 0;            ///< none: nothing is asked
    QString go;                ///< "The 12 movies go too"
    QString relabel;           ///< "They become:"
    QStringList others;        ///< names of the remaining classes ...
    QVector<int> other_label;  ///< ... and their labels
};
RemovalQuestion removal_question(const Document& document, int label);

/// The key that chooses a class: 1 ... 9, and 0 for the tenth.
QString class_key(int label);

}  // namespace separatrix
