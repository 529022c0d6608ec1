// A label and a combo box for one setting; what does not apply is disabled, with the reason in its tooltip.
#pragma once

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>

#include "ui/model/controls/rule.h"
#include "ui/model/words/setting_names.h"

namespace separatrix {

class ChoiceRow : public QWidget {
    Q_OBJECT
public:
    ChoiceRow(const QString& object_name, const QString& label, const QString& tooltip, QWidget* parent = nullptr);

    /// `short_title` stands in the closed box, the title in the list.
    void addChoice(int value, const QString& title, const QString& short_title, const QString& formula);
    template <class Choice>
    void addChoices(std::initializer_list<Choice> choices) {
        for (const Choice choice : choices)
            addChoice(static_cast<int>(choice), title(choice), short_title(choice), formula(choice));
    }

    int value() const;
    /// Shows a choice; emits nothing.
    void setValue(int value);
    void setRule(const Rule& rule);
    void setChoiceRule(int value, const Rule& rule);
    QComboBox* box() { return box_; }

signals:
    /// The person chose it.
    void chosen(int value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showTooltip();

    QString tooltip_;
    Rule rule_;
    QLabel* label_;
    QComboBox* box_;
};

}  // namespace separatrix
