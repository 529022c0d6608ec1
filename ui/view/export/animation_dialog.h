// File ▸ Export ▸ Animation: how long, how large, how fast; then a progress bar, and the file.
#pragma once

#include <QDialog>

#include "core/document/training_story.h"
#include "core/export/export_kind.h"
#include "ui/view/export/animation_maker.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace separatrix {

class AnimationDialog : public QDialog {
    Q_OBJECT
public:
    AnimationDialog(const ExportSource& source, const Theme& theme, const QString& folder, QWidget* parent = nullptr);

    /// Whether the lines of the hidden neurons are in the picture.
    void setNeuronLines(bool shown) { neuron_lines_ = shown; }
    AnimationPlan plan() const;
    /// Trains, films and writes the file; the dialog says how it went.
    void makeFile(const QString& path);
    bool isRunning() const { return maker_ != nullptr; }

protected:
    void reject() override;

private:
    QWidget* buildSettings();
    void updatePlan();
    void chooseFile();
    void stop();
    void setRunning(bool running);
    void say(const QString& sentence, const char* role);

    TrainingStory story_;
    QString refusal_;  ///< why this document cannot be trained; empty if it can
    Theme theme_;
    QString folder_;
    QString path_;
    bool neuron_lines_ = false;
    std::unique_ptr<AnimationMaker> maker_;
    QWidget* settings_;
    QComboBox* kind_;
    QSpinBox* epochs_;
    QSpinBox* every_;
    QComboBox* side_;
    QSpinBox* speed_;
    QLabel* length_;
    QProgressBar* progress_;
    QLabel* state_;
    QPushButton* make_;
    QPushButton* close_;
};

}  // namespace separatrix
