// Data > Generate: all ten generators with their values, and the points that will come, as they are typed.
#pragma once

#include <QDialog>

#include "core/document/document.h"
#include "ui/model/data/generate_form.h"
#include "ui/model/look/theme.h"

class QButtonGroup;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace separatrix {

class GenerateDialog : public QDialog {
    Q_OBJECT
public:
    /// Points are mapped onto the axes of `document`; `last` is what the dialog begins with.
    GenerateDialog(const Document& document, const GeneratorSettings& last, const Theme& theme,
                   QWidget* parent = nullptr);
    /// What was chosen; nothing while something typed makes no sense.
    std::optional<GeneratorSettings> settings() const { return settings_of(form()); }

private:
    GenerateForm form() const;
    QWidget* buildKinds(GeneratorKind chosen);
    QWidget* buildFields(const GenerateForm& form);
    QLineEdit* addField(QGridLayout* grid, int row, const char* name, const QString& label, const QString& tooltip,
                        QLabel** error);
    void showForm();

    std::array<Axis, 2> axes_;
    Theme theme_;
    QButtonGroup* kinds_;
    QLineEdit* count_ = nullptr;
    QLineEdit* noise_ = nullptr;
    QLineEdit* seed_ = nullptr;
    QComboBox* classes_ = nullptr;
    QLabel* count_error_ = nullptr;
    QLabel* noise_error_ = nullptr;
    QLabel* seed_error_ = nullptr;
    QLabel* preview_;
    QLabel* caption_;
    QLabel* rule_;
    QPushButton* ok_;
};

}  // namespace separatrix
