// The window: wiring between the session and its views. Decisions live in ui/model.
#pragma once

#include <QMainWindow>

#include "ui/model/files/file_on_disk.h"
#include "ui/model/files/recovery_file.h"
#include "ui/model/look/theme.h"
#include "ui/model/session/session.h"
#include "ui/model/shell/app_settings.h"

class QSplitter;

namespace separatrix {

class ClassCommands;
class ComparisonView;
class ExportActions;
class LossView;
struct LectureEntry;
class ModelPanel;
class NoticeBar;
struct PanelDescription;
class PlaneView;
class RecoveryBar;
class RecoveryJournal;
class ReportView;
class SidePanel;
class StatusLine;
class TrainBar;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// Opens `path` if it is not empty; if that fails the sample movies are shown with the reason.
    explicit MainWindow(const QString& path = {}, QWidget* parent = nullptr);
    ~MainWindow() override;

    Session& session() { return *session_; }
    /// Asks first if something would be lost; false if the person cancelled or the file could not be read.
    bool openPath(const QString& path);
    void setTheme(const Theme& theme);
    /// From now on what is not saved is kept in `folder`, and what was left there by a crash is offered.
    void keepRecoveryFiles(const QString& folder);
    /// At once: the program is about to be ended from outside.
    void saveForRecovery();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    // main_window.cpp
    void buildLayout();
    void connectSession();
    void chooseTheme(ThemeChoice choice);
    void applyChosenTheme();
    void updateTitle();
    void showRightColumn();
    // main_window_actions.cpp
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildDataMenu();
    void buildModelMenu();  // main_window_model.cpp
    void buildTrainMenu();
    void buildViewMenu();
    void addPanelAction(QMenu* menu, const PanelDescription& panel);
    void buildLessonsMenu();
    void buildHelpMenu();
    void generateDialog();
    void updateActions();
    QAction* addAction(QMenu* menu, const char* name, const QString& text, const QKeySequence& shortcut);
    void showShortcuts();
    void showAbout();
    // main_window_lessons.cpp
    void showLessons(bool lecture);
    void goTo(const LectureEntry& entry);
    void noteView();                          ///< for the next save
    void showView(const DocumentView& view);  ///< of a document that was opened
    void saveAnswers(const QString& text);
    // main_window_import.cpp
    void buildImportMenu(QMenu* file_menu);
    void importTable(const QString& path);
    void showAxes();
    // main_window_files.cpp
    void newDocument();
    void openDialog();
    bool save();
    bool saveAs();
    bool saveTo(const QString& path);
    void openAgain();  ///< what the file holds now, without a question
    void noticeChangedFile();
    void fillRecentFiles();
    /// True if the document may be thrown away: nothing to save, saved now, or the person said so.
    bool mayDiscard();
    void showProblem(const QString& sentence);
    // main_window_recovery.cpp
    void offerRecovered();
    void openRecovered();

    AppSettings settings_;
    Theme theme_;
    std::unique_ptr<Session> session_;
    FileOnDisk file_;  ///< of the session's document
    ClassCommands* classes_ = nullptr;
    std::unique_ptr<RecoveryJournal> journal_;  ///< after the session: it goes first
    std::vector<RecoveryFile> abandoned_;       ///< offered one after the other
    TrainBar* bar_ = nullptr;
    NoticeBar* notice_ = nullptr;
    RecoveryBar* recovery_ = nullptr;
    ModelPanel* panel_ = nullptr;
    PlaneView* plane_ = nullptr;
    ComparisonView* comparison_ = nullptr;
    LossView* loss_ = nullptr;
    SidePanel* side_ = nullptr;
    ReportView* report_ = nullptr;
    StatusLine* status_ = nullptr;
    struct Dividers {
        QSplitter* columns = nullptr;
        QSplitter* rows = nullptr;
    };
    Dividers dividers_;
    ExportActions* exports_ = nullptr;
    /// What is needed again after the menus are built.
    struct Actions {
        QMenu* recent = nullptr;
        QAction* train = nullptr;
        QAction* reset = nullptr;
        QAction* compare = nullptr;
        QAction* neuron_lines = nullptr;
        QList<QAction*> refusable;  ///< what needs a trainable document
    };
    Actions actions_;
};

}  // namespace separatrix
