// Menus, shortcuts and what they call.
#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QUndoStack>

#include "ui/model/data/data_edits.h"
#include "ui/model/words/generator_names.h"
#include "ui/model/words/sentences.h"
#include "ui/view/controls/notice_bar.h"
#include "ui/view/data/generate_dialog.h"
#include "ui/view/loss/loss_view.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/shell/edit_actions.h"
#include "ui/view/shell/export_actions.h"
#include "ui/view/shell/main_window.h"
#include "ui/view/shell/side_panel.h"

namespace separatrix {

QAction* MainWindow::addAction(QMenu* menu, const char* name, const QString& text, const QKeySequence& shortcut) {
    QAction* action = menu->addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    if (!shortcut.isEmpty()) action->setShortcut(shortcut);
    return action;
}

void MainWindow::buildMenus() {
    exports_ = new ExportActions(session_.get(), {plane_, loss_, side_->network()}, &settings_, this);
    connect(exports_, &ExportActions::problem, this, &MainWindow::showProblem);
    connect(exports_, &ExportActions::said, this, [this](const QString& sentence) { notice_->show(sentence); });
    buildFileMenu();
    buildEditMenu();
    buildDataMenu();
    buildModelMenu();
    buildTrainMenu();
    buildViewMenu();
    buildLessonsMenu();
    buildHelpMenu();
}

void MainWindow::buildFileMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    connect(addAction(menu, "actionNew", tr("&New"), QKeySequence::New), &QAction::triggered, this,
            &MainWindow::newDocument);
    connect(addAction(menu, "actionOpen", tr("&Open…"), QKeySequence::Open), &QAction::triggered, this,
            &MainWindow::openDialog);
    actions_.recent = menu->addMenu(tr("Open &recent"));
    connect(actions_.recent, &QMenu::aboutToShow, this, &MainWindow::fillRecentFiles);
    menu->addSeparator();
    connect(addAction(menu, "actionSave", tr("&Save"), QKeySequence::Save), &QAction::triggered, this,
            &MainWindow::save);
    connect(addAction(menu, "actionSaveAs", tr("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)),
            &QAction::triggered, this, &MainWindow::saveAs);
    menu->addSeparator();
    buildImportMenu(menu);
    exports_->addToFileMenu(menu);
    menu->addSeparator();
    QAction* quit = addAction(menu, "actionQuit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::buildEditMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    QAction* undo = session_->undoStack()->createUndoAction(this, tr("&Undo"));
    undo->setObjectName(QStringLiteral("actionUndo"));
    undo->setShortcut(QKeySequence::Undo);
    menu->addAction(undo);
    QAction* redo = session_->undoStack()->createRedoAction(this, tr("&Redo"));
    redo->setObjectName(QStringLiteral("actionRedo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu->addAction(redo);
    new EditActions(
        session_.get(), plane_, menu, [this](const QString& sentence) { showProblem(sentence); }, this);
    menu->addSeparator();
    exports_->addToEditMenu(menu);
}

void MainWindow::buildDataMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Data"));
    connect(addAction(menu, "actionSampleMovies", tr("&Sample movies"), {}), &QAction::triggered, this, [this] {
        session_->apply(tr("Sample movies"), [](Document document) { return with_sample_movies(std::move(document)); });
    });
    connect(addAction(menu, "actionClear", tr("&Remove all movies"), {}), &QAction::triggered, this, [this] {
        session_->apply(tr("Remove all movies"), [](Document document) { return without_movies(std::move(document)); });
    });
    menu->addSeparator();
    connect(addAction(menu, "actionAxes", tr("&Axes…"), {}), &QAction::triggered, this, &MainWindow::showAxes);
    menu->addSeparator();
    QMenu* sets = menu->addMenu(tr("&Generate"));
    for (const GeneratorKind kind : all_generators) {
        const QString title = quick_title(kind);
        const QByteArray name = "actionGenerate_" + QByteArray::fromStdString(std::string(name_of(kind)));
        connect(addAction(sets, name.constData(), title, {}), &QAction::triggered, this, [this, kind, title] {
            session_->apply(tr("Generate: %1").arg(title), [kind](Document document) {
                const GeneratorSettings settings = quick_generator(kind, document);
                return with_generated(std::move(document), settings);
            });
        });
    }
    sets->addSeparator();
    connect(addAction(sets, "actionGenerate", tr("Choose and &preview…"), QKeySequence(Qt::CTRL | Qt::Key_G)),
            &QAction::triggered, this, &MainWindow::generateDialog);
}

void MainWindow::generateDialog() {
    GenerateDialog dialog(session_->document(), settings_.generator(), theme_, this);
    if (dialog.exec() != QDialog::Accepted) return;
    const auto settings = dialog.settings();
    if (!settings) return;
    settings_.setGenerator(*settings);
    session_->apply(tr("Generate: %1").arg(title(settings->kind)),
                    [&settings](Document document) { return with_generated(std::move(document), *settings); });
    plane_->fit();
}

void MainWindow::buildTrainMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Train"));
    actions_.train = addAction(menu, "actionTrain", tr("&Train"), QKeySequence(Qt::Key_Space));
    connect(actions_.train, &QAction::triggered, this, [this] { session_->setTraining(!session_->isTraining()); });
    menu->addSeparator();
    QAction* epoch = addAction(menu, "actionStepEpoch", tr("Step one &epoch"), QKeySequence(Qt::Key_E));
    connect(epoch, &QAction::triggered, session_.get(), &Session::stepEpoch);
    QAction* sample = addAction(menu, "actionStepSample", tr("Step one &sample or batch"), QKeySequence(Qt::Key_S));
    connect(sample, &QAction::triggered, session_.get(), &Session::stepBatch);
    menu->addSeparator();
    actions_.reset = addAction(menu, "actionReset", tr("&Reset to the same start"), QKeySequence(Qt::Key_R));
    connect(actions_.reset, &QAction::triggered, session_.get(), &Session::reset);
    connect(addAction(menu, "actionNewSeed", tr("&New seed"), QKeySequence(Qt::Key_N)), &QAction::triggered,
            session_.get(), &Session::newSeed);
    actions_.refusable = {actions_.train, epoch, sample};
}

void MainWindow::buildViewMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    connect(addAction(menu, "actionFit", tr("&Fit the plane"), QKeySequence(Qt::Key_F)), &QAction::triggered, plane_,
            &PlaneView::fit);
    QAction* logarithmic = addAction(menu, "actionLogLoss", tr("&Logarithmic loss"), QKeySequence(Qt::Key_L));
    logarithmic->setCheckable(true);
    logarithmic->setChecked(loss_->isLogarithmic());
    connect(logarithmic, &QAction::toggled, loss_, &LossView::setLogarithmic);
    connect(loss_, &LossView::logarithmicChanged, logarithmic, &QAction::setChecked);
    connect(addAction(menu, "actionPinCurve", tr("&Pin the loss curve"), QKeySequence(Qt::Key_P)), &QAction::triggered,
            loss_, &LossView::pinCurve);
    for (const PanelDescription& panel : side_->panels()) addPanelAction(menu, panel);
    QAction* enlarge =
        addAction(menu, "actionEnlargeSide", tr("&Enlarge the panel beside the plane"), QKeySequence(Qt::Key_F11));
    enlarge->setCheckable(true);
    connect(enlarge, &QAction::toggled, side_, &SidePanel::setEnlarged);
    connect(side_, &SidePanel::enlargedChanged, enlarge, &QAction::setChecked);
    menu->addSeparator();
    QAction* lines = actions_.neuron_lines =
        addAction(menu, "actionNeuronLines", tr("Lines of the &hidden neurons"), {});
    lines->setCheckable(true);
    lines->setChecked(true);
    connect(lines, &QAction::toggled, plane_, &PlaneView::setNeuronLinesShown);
    connect(lines, &QAction::toggled, this, &MainWindow::noteView);
    connect(plane_->gestures(), &PlaneGestures::viewChanged, this, &MainWindow::noteView);
    connect(side_, &SidePanel::panelChanged, this, &MainWindow::noteView);
    menu->addSeparator();
    QMenu* themes = menu->addMenu(tr("&Theme"));
    auto* theme_actions = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = {
        {ThemeChoice::system, tr("&System")}, {ThemeChoice::light, tr("&Light")}, {ThemeChoice::dark, tr("&Dark")}};
    const char* names[] = {"actionThemeSystem", "actionThemeLight", "actionThemeDark"};
    for (std::size_t i = 0; i < 3; ++i) {
        QAction* action = addAction(themes, names[i], choices[i].second, {});
        action->setCheckable(true);
        action->setChecked(settings_.theme() == choices[i].first);
        theme_actions->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choices[i].first] { chooseTheme(choice); });
    }
}

void MainWindow::addPanelAction(QMenu* menu, const PanelDescription& panel) {
    const QByteArray name = "actionShow" + panel.id.left(1).toUpper().toLatin1() + panel.id.mid(1).toLatin1();
    QAction* action = addAction(menu, name.constData(), panel.action, panel.shortcut);
    if (!panel.comes_and_goes) {
        connect(action, &QAction::triggered, side_, [this, id = panel.id] { side_->show(id); });
        return;
    }
    action->setCheckable(true);
    connect(action, &QAction::toggled, side_, [this, id = panel.id](bool shown) { side_->setShown(id, shown); });
    connect(side_, &SidePanel::shownChanged, action, [action, id = panel.id](const QString& changed, bool shown) {
        if (changed == id) action->setChecked(shown);
    });
}

void MainWindow::buildHelpMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    connect(addAction(menu, "actionShortcuts", tr("&Mouse and keyboard"), QKeySequence::HelpContents),
            &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(addAction(menu, "actionAbout", tr("&About Separatrix"), {}), &QAction::triggered, this,
            &MainWindow::showAbout);
    connect(addAction(menu, "actionAboutQt", tr("About &Qt"), {}), &QAction::triggered, qApp, &QApplication::aboutQt);
}

void MainWindow::updateActions() {
    const bool training = session_->isTraining();
    const auto refusal = session_->refusal();
    actions_.train->setText(training ? tr("&Pause") : tr("&Train"));
    // a refused command stays enabled: pressing it tells the reason where everybody looks
    for (QAction* action : actions_.refusable) action->setStatusTip(refusal ? sentence(*refusal) : QString());
    actions_.reset->setEnabled(!session_->isUntouched());
}

void MainWindow::showShortcuts() {
    QMessageBox box(this);
    box.setObjectName(QStringLiteral("shortcutsDialog"));
    box.setWindowTitle(tr("Mouse and keyboard"));
    box.setTextFormat(Qt::RichText);
    const QList<QPair<QString, QString>> rows{
        {tr("Left click"), tr("adds a movie with the chosen label")},
        {tr("Right click"), tr("adds one with the other label, or asks which")},
        {tr("Drag a movie"), tr("moves it")},
        {tr("Wheel, middle drag, double click"), tr("zoom, pan, fit")},
        {tr("Arrows, Shift + arrows"), tr("move the crosshair, finely")},
        {tr("Enter, Delete, 1 … 9 and 0, Tab"), tr("place, erase, choose the label, walk the movies")},
        {tr("Select (X), then Enter"), tr("begins and ends a rectangle or lasso; Shift+Enter adds")},
        {tr("A, B, M, X, C, V, Q"), tr("tools: add, brush, move, erase, relabel, select, probe")},
        {tr("Shift, Alt while selecting"), tr("adds to the chosen movies, takes away from them")},
        {tr("Ctrl+A, Ctrl+D, Escape"), tr("choose all, duplicate, choose none")},
        {tr("Space"), tr("train or pause")},
        {tr("E, S"), tr("one epoch, one sample or batch")},
        {tr("R, N"), tr("reset to the same start, new seed")},
        {tr("Z in the network"), tr("freezes or unfreezes a weight, or all weights of a neuron")},
        {tr("F, L, P"), tr("fit the plane, logarithmic loss, pin the loss curve")},
        {tr("Ctrl+Z, Ctrl+Shift+Z"), tr("undo, redo")}};
    QString table = QStringLiteral("<table cellspacing=4>");
    for (const auto& [keys, effect] : rows)
        table += QStringLiteral(
                     "<tr><td style='white-space:nowrap'><b>%1</b></td><td style='white-space:nowrap'>%2</td></tr>")
                     .arg(keys.toHtmlEscaped(), effect.toHtmlEscaped());
    box.setText(table + QStringLiteral("</table>"));
    box.exec();
}

void MainWindow::showAbout() {
    QMessageBox::about(
        this, tr("About Separatrix"),
        tr("<h3>Separatrix %1</h3><p>See a neural network learn.</p>"
           "<p>No machine-learning library: the network is written from scratch (core/nn).</p>"
           "<p>Free software under the GNU General Public License, version 3 or later.</p>"
           "<p>Uses Qt %2 (LGPL 3), QCustomPlot 2.1 (GPL 3), Eigen 3 (MPL 2), nlohmann/json (MIT), "
           "tl::expected (CC0), cgif (MIT), libimagequant 2 (GPL 3), ONNX (Apache 2.0) with Protocol Buffers "
           "(BSD).</p>")
            .arg(QStringLiteral(SEPARATRIX_VERSION), QString::fromLatin1(qVersion())));
}

}  // namespace separatrix
