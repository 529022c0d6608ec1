// The row of buttons over everything: run the training, choose what a click places, undo.
#pragma once

#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QToolButton>
#include <vector>

#include "ui/model/look/theme.h"
#include "ui/model/plane/plane_gestures.h"
#include "ui/view/controls/groove_slider.h"
#include "ui/view/controls/number_label.h"

namespace separatrix {

class Session;

class TrainBar : public QWidget {
    Q_OBJECT
public:
    explicit TrainBar(Session* session, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// Shows which tool is in use; emits nothing.
    void setTool(PlaneTool tool);
    QSize minimumSizeHint() const override;

signals:
    void toolChosen(separatrix::PlaneTool tool);
    void addClassWanted();
    void renameClassWanted(int label);
    void classMenuWanted(int label, const QPoint& place);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// How much is left out to fit: nothing, the words of the tools, of the seed, the captions, most words, the tools'
    /// own buttons.
    enum class Density { tool_words, full, seed_icon, no_captions, short_words, icons, tool_menu };

    QToolButton* addButton(const char* name, const QString& text, const QString& spoken, const QString& tooltip);
    void buildRun();
    void buildSpeed();
    void buildClasses();
    void buildTools();
    void buildUndo();
    void showTraining();
    void showEpoch();
    /// Room for the digits that training brings soon; true if there is more than before.
    bool reserveEpoch(bool wide);
    void showClasses();
    void showUndo();
    void showToolMenu();
    void showSpeed();
    void setDensity(Density density);
    int neededWidth() const;
    void showTools();
    void fit();

    Session* session_;
    Theme theme_;
    Density density_ = Density::full;
    int narrowest_ = 0;
    QString epoch_room_;  ///< for so many digits
    QHBoxLayout* line_;
    QToolButton* train_ = nullptr;
    QToolButton* step_epoch_ = nullptr;
    QToolButton* step_sample_ = nullptr;
    QToolButton* reset_ = nullptr;
    QToolButton* new_seed_ = nullptr;
    QLabel* epoch_caption_ = nullptr;
    NumberLabel* epoch_ = nullptr;
    QLabel* speed_caption_ = nullptr;
    GrooveSlider* speed_ = nullptr;
    QLabel* place_caption_ = nullptr;
    QHBoxLayout* classes_line_ = nullptr;
    QButtonGroup* classes_ = nullptr;
    QToolButton* add_class_ = nullptr;
    QStringList class_names_;
    QButtonGroup* tools_ = nullptr;
    QHBoxLayout* tools_line_ = nullptr;
    QToolButton* tool_menu_ = nullptr;
    QToolButton* undo_ = nullptr;
    QToolButton* redo_ = nullptr;
};

}  // namespace separatrix
