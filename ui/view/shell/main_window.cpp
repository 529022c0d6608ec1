#include "ui/view/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>
#include <QStyleHints>
#include <QVBoxLayout>

#include "ui/model/files/recovery_journal.h"
#include "ui/model/look/system_theme.h"
#include "ui/view/comparison/comparison_view.h"
#include "ui/view/controls/notice_bar.h"
#include "ui/view/files/recovery_bar.h"
#include "ui/view/lessons/lessons_panel.h"
#include "ui/view/look/card.h"
#include "ui/view/look/style.h"
#include "ui/view/loss/loss_view.h"
#include "ui/view/maths/fault_banner.h"
#include "ui/view/movies/class_commands.h"
#include "ui/view/movies/movies_view.h"
#include "ui/view/plane/plane_view.h"
#include "ui/view/report/report_view.h"
#include "ui/view/settings/model_panel.h"
#include "ui/view/shell/export_actions.h"
#include "ui/view/shell/side_panel.h"
#include "ui/view/shell/train_bar.h"
#include "ui/view/training/status_line.h"

namespace separatrix {

namespace {

constexpr int window_margin = 16;
constexpr int panel_width = 264;
constexpr int lowest_with_report = 780;
constexpr int lowest_with_loss = 620;  ///< beside anything but the network
constexpr QSize default_size(1440, 900);
constexpr QSize smallest_size(820, 460);  // a 1920 x 1080 screen at 200 % has 960 x 540

}  // namespace

MainWindow::MainWindow(const QString& path, QWidget* parent)
    : QMainWindow(parent), session_(std::make_unique<Session>()) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(smallest_size);
    buildLayout();
    buildMenus();
    connectSession();
    applyChosenTheme();
    // the frame of the window takes some of the screen too
    resize(default_size.boundedTo(screen()->availableSize() - QSize(8, 40)));
    if (!settings_.geometry().isEmpty()) restoreGeometry(settings_.geometry());
    if (!settings_.columns().isEmpty()) dividers_.columns->restoreState(settings_.columns());
    if (!settings_.rows().isEmpty()) dividers_.rows->restoreState(settings_.rows());
    updateTitle();
    updateActions();
    if (!path.isEmpty()) openPath(path);
    plane_->setFocus();
}

MainWindow::~MainWindow() {
    // the views look at the session to their last hide event, so they go first; what is in front then is no view
    notice_->removeEventFilter(this);
    recovery_->removeEventFilter(this);
    side_->disconnect(this);
    plane_->gestures()->disconnect(this);
    delete takeCentralWidget();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    const bool is_bar = watched == notice_ || watched == recovery_;
    if (is_bar && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        plane_->setRoomTaken(notice_->isVisible() || recovery_->isVisible());
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::buildLayout() {
    classes_ = new ClassCommands(session_.get(), this);
    bar_ = new TrainBar(session_.get());
    notice_ = new NoticeBar;
    recovery_ = new RecoveryBar;
    panel_ = new ModelPanel(session_.get());
    plane_ = new PlaneView(session_.get());
    notice_->installEventFilter(this);
    recovery_->installEventFilter(this);
    comparison_ = new ComparisonView(session_.get(), plane_);
    loss_ = new LossView(session_.get());
    loss_->setLogarithmic(settings_.isLossLogarithmic());
    side_ = new SidePanel(session_.get(), plane_);
    report_ = new ReportView(session_.get());
    status_ = new StatusLine(session_.get());

    auto* plane_card = new Card;
    plane_card->setObjectName(QStringLiteral("planeCard"));
    plane_card->body()->addWidget(recovery_);
    plane_card->body()->addWidget(new FaultBanner(session_.get()));
    plane_card->body()->addWidget(notice_);
    plane_card->body()->addWidget(comparison_, 1);

    auto* right = new QWidget;
    auto* right_layout = new QVBoxLayout(right);
    right_layout->setContentsMargins(0, 0, 0, 0);
    right_layout->setSpacing(12);
    dividers_.rows = new QSplitter(Qt::Vertical);
    dividers_.rows->setObjectName(QStringLiteral("rows"));
    dividers_.rows->setHandleWidth(12);
    dividers_.rows->setChildrenCollapsible(false);
    dividers_.rows->addWidget(loss_);
    dividers_.rows->addWidget(side_);
    dividers_.rows->setStretchFactor(0, 2);
    dividers_.rows->setStretchFactor(1, 3);
    dividers_.rows->setSizes({240, 380});
    right_layout->addWidget(dividers_.rows, 1);
    right_layout->addWidget(report_);
    right->setMinimumWidth(290);

    dividers_.columns = new QSplitter(Qt::Horizontal);
    dividers_.columns->setObjectName(QStringLiteral("columns"));
    dividers_.columns->setHandleWidth(window_margin);
    dividers_.columns->setChildrenCollapsible(false);
    dividers_.columns->addWidget(plane_card);
    dividers_.columns->addWidget(right);
    dividers_.columns->setStretchFactor(0, 5);
    dividers_.columns->setStretchFactor(1, 3);
    dividers_.columns->setSizes({690, 410});

    panel_->setFixedWidth(panel_width);
    auto* middle = new QHBoxLayout;
    middle->setContentsMargins(window_margin, window_margin, window_margin, 0);
    middle->setSpacing(window_margin);
    middle->addWidget(panel_);
    middle->addWidget(dividers_.columns, 1);

    auto* central = new QWidget;
    central->setObjectName(QStringLiteral("central"));
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar_);
    layout->addLayout(middle, 1);
    layout->addWidget(status_);
    setCentralWidget(central);
}

void MainWindow::connectSession() {
    Session* session = session_.get();
    connect(session, &Session::documentChanged, this, [this] {
        updateTitle();
        updateActions();
    });
    connect(session, &Session::pathChanged, this, &MainWindow::updateTitle);
    connect(session, &Session::trainingChanged, this, [this](bool training) {
        if (training) notice_->dismiss();
        updateTitle();
        updateActions();
    });
    connect(session, &Session::frameChanged, this, [this] {
        updateActions();
        setWindowModified(session_->isModified());
    });
    connect(session, &Session::notebookChanged, this, &MainWindow::updateTitle);
    connect(session->undoStack(), &QUndoStack::indexChanged, this, &MainWindow::updateTitle);
    connect(&file_, &FileOnDisk::changed, this, &MainWindow::noticeChangedFile);
    connect(session, &Session::refused, this, &MainWindow::showProblem);
    connect(session, &Session::diverged, this, [this](const QString& sentence) {
        notice_->show(sentence, tr("Continue with the rate ÷ 10"), [this] { session_->continueWithSmallerRate(); });
    });
    connect(loss_, &LossView::logarithmicChanged, this,
            [this](bool logarithmic) { settings_.setLossLogarithmic(logarithmic); });
    connect(side_->movies(), &MoviesView::problem, this, &MainWindow::showProblem);
    connect(side_, &SidePanel::enlargedChanged, this, &MainWindow::showRightColumn);
    connect(comparison_, &ComparisonView::comparingChanged, plane_, &PlaneView::setBriefProbes);
    connect(side_->lessons()->practice(), &PracticeView::exportRequested, this,
            [this] { exports_->action(ExportKind::pytorch)->trigger(); });
    connect(classes_, &ClassCommands::said, this, [this](const QString& sentence) { notice_->show(sentence); });
    connect(bar_, &TrainBar::addClassWanted, classes_, &ClassCommands::add);
    connect(bar_, &TrainBar::renameClassWanted, classes_, &ClassCommands::rename);
    connect(bar_, &TrainBar::classMenuWanted, classes_, &ClassCommands::showMenu);
    connect(bar_, &TrainBar::toolChosen, plane_, &PlaneView::setTool);
    connect(plane_, &PlaneView::toolChanged, bar_, &TrainBar::setTool);
}

// --- theme ------------------------------------------------------------------------------------------------------

void MainWindow::setTheme(const Theme& theme) {
    if (theme == theme_ && theme_.window.isValid()) return;
    theme_ = theme;
    applyTheme(*qApp, theme);
    classes_->setTheme(theme);
    bar_->setTheme(theme);
    panel_->setTheme(theme);
    plane_->setTheme(theme);
    comparison_->setTheme(theme);
    loss_->setTheme(theme);
    side_->setTheme(theme);
    report_->setTheme(theme);
    status_->setTheme(theme);
}

void MainWindow::applyChosenTheme() {
    const ThemeChoice choice = settings_.theme();
    if (choice == ThemeChoice::system) {
        setTheme(platform_is_dark() ? dark_theme() : light_theme());
        // the portal knows better than the palette, and answers a little later
        ask_portal_for_dark(this, [this](bool dark) {
            if (settings_.theme() == ThemeChoice::system) setTheme(dark ? dark_theme() : light_theme());
        });
        return;
    }
    setTheme(choice == ThemeChoice::dark ? dark_theme() : light_theme());
}

void MainWindow::chooseTheme(ThemeChoice choice) {
    settings_.setTheme(choice);
    applyChosenTheme();
}

void MainWindow::updateTitle() {
    const QString path = session_->path();
    const QString name = path.isEmpty() ? tr("Untitled movies") : QFileInfo(path).fileName();
    setWindowTitle(tr("%1[*] – Separatrix").arg(name));
    setWindowModified(session_->isModified());
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    showRightColumn();
}

void MainWindow::showRightColumn() {
    // on a low screen the loss and the network need the height; the accuracy is in the status line too
    const bool low = height() < lowest_with_loss;
    side_->setColumnLow(low);
    report_->setVisible(!side_->isEnlarged() && height() >= lowest_with_report);
    loss_->setVisible(!side_->isEnlarged());
    // there the loss comes and goes with the tabs: under them, so that they stay where they are
    if (const int place = low ? 0 : 1; dividers_.rows->indexOf(side_) != place)
        dividers_.rows->insertWidget(place, side_);
}

// --- events -----------------------------------------------------------------------------------------------------

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayDiscard()) {
        event->ignore();
        return;
    }
    session_->setTraining(false);
    if (journal_) journal_->finish();
    settings_.setGeometry(saveGeometry());
    settings_.setColumns(dividers_.columns->saveState());
    if (dividers_.rows->indexOf(side_) == 1) settings_.setRows(dividers_.rows->saveState());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (urls.size() != 1) return;
    event->acceptProposedAction();
    openPath(urls.front().toLocalFile());
}

}  // namespace separatrix
