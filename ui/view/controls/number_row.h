// A label and a field for a number that is typed; a sentence under them when it makes no sense.
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <functional>

#include <tl/expected.hpp>

#include "ui/model/controls/rule.h"

namespace separatrix {

class NumberRow : public QWidget {
    Q_OBJECT
public:
    /// Takes a typed text, or says in one sentence what is wanted.
    using Commit = std::function<tl::expected<void, QString>(const QString&)>;
    /// `object_name` is the field's.
    NumberRow(const QString& object_name, const QString& label, const QString& spoken_name, const QString& tooltip,
              QWidget* parent = nullptr);

    void setCommit(Commit commit) { commit_ = std::move(commit); }
    void setLabel(const QString& label) { label_->setText(label); }
    /// Shows the setting's value; what is being typed stays until Enter.
    void setShown(const QString& text);
    /// Disabled with a reason in the tooltip.
    void setRule(const Rule& rule);
    void setExplanation(const QString& tooltip);
    QString errorText() const { return error_->isHidden() ? QString() : error_->text(); }
    QLineEdit* field() { return field_; }

private:
    void take();
    void showError(const QString& sentence);
    void showTooltip();

    QString tooltip_;
    Rule rule_;
    QString shown_;
    Commit commit_;
    QLabel* label_;
    QLineEdit* field_;
    QLabel* error_;
};

}  // namespace separatrix
