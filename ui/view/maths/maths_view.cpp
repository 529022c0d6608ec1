#include "ui/view/maths/maths_view.h"

#include <QAbstractListModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <unordered_map>

#include "ui/model/session/session.h"
#include "ui/view/look/class_glyph.h"
#include "ui/view/look/style.h"
#include "ui/view/maths/fault_box.h"
#include "ui/view/maths/maths_sheet.h"

namespace separatrix {

namespace {

constexpr int refresh_interval = 100;  // ms
constexpr int wide_header = 900;       ///< from here on everything of the header is on one line
constexpr int whole_words = 396;       ///< from here on the buttons' captions fit
constexpr int narrow = 520;            ///< below it the movie's marks have a line of their own

}  // namespace

/// The movies of the document, read where they are: a hundred thousand cost nothing.
class MathsView::Movies : public QAbstractListModel {
public:
    Movies(Session* session, QObject* parent) : QAbstractListModel(parent), session_(session) {}

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(points_.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid() || index.row() >= rowCount()) return {};
        const Point& point = points_[static_cast<std::size_t>(index.row())];
        if (role == Qt::DisplayRole) return movie_title(point);
        if (role == Qt::ToolTipRole) return movie_details(session_->document(), point);
        if (role == Qt::DecorationRole) return icon(point.label);
        return {};
    }
    /// True if anything changed.
    bool take() {
        if (points_ == session_->document().points) return false;
        beginResetModel();
        points_ = session_->document().points;
        endResetModel();
        return true;
    }
    void setTheme(const Theme& theme) {
        theme_ = theme;
        icons_.clear();
    }
    int rowOf(std::uint64_t id) const {
        const auto found = points_.index_of(id);
        return found ? static_cast<int>(*found) : -1;
    }
    const Point& at(int row) const { return points_[static_cast<std::size_t>(row)]; }

private:
    QIcon icon(int label) const {
        const auto found = icons_.find(label);
        return found != icons_.end() ? found->second : icons_.emplace(label, class_icon(label, theme_)).first->second;
    }

    Session* session_;
    Points points_;
    Theme theme_ = light_theme();
    mutable std::unordered_map<int, QIcon> icons_;
};

MathsView::MathsView(Session* session, QWidget* parent) : QWidget(parent), session_(session), theme_(light_theme()) {
    setObjectName("mathsView");
    setAccessibleName(tr("Maths"));

    movies_ = new Movies(session, this);
    choice_ = new QComboBox(this);
    choice_->setObjectName("mathsMovie");
    choice_->setAccessibleName(tr("Movie"));
    choice_->setToolTip(
        tr("The movie whose forward and backward pass is shown; a single step shows the movie it used"));
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice_->setMinimumContentsLength(13);
    choice_->setModel(movies_);
    details_ = new QLabel(this);
    details_->setTextFormat(Qt::PlainText);
    details_->setWordWrap(true);
    details_->setObjectName("mathsDetails");
    details_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setRole(details_, "muted");

    movie_line_ = new QBoxLayout(QBoxLayout::LeftToRight);
    movie_line_->setSpacing(8);
    movie_line_->addWidget(choice_);
    movie_line_->addWidget(details_, 1);
    buttons_ = new QHBoxLayout;
    buttons_->setSpacing(8);
    step_ =
        addButton("mathsStep", tr("Step sample  S"), tr("Train on one sample or batch and show the movie it used (S)"));
    copy_latex_ = addButton("mathsCopyLatex", tr("Copy as LaTeX"), tr("Copy all formulas and numbers as LaTeX"));
    copy_text_ = addButton("mathsCopyText", tr("Copy as text"), tr("Copy all formulas and numbers as plain text"));
    buttons_->addStretch(1);
    header_ = new QBoxLayout(QBoxLayout::TopToBottom);
    header_->setSpacing(8);
    header_->addLayout(movie_line_, 1);
    header_->addLayout(buttons_);

    pages_ = new QStackedWidget(this);
    nothing_ = new QLabel;
    nothing_->setObjectName("mathsNothing");
    nothing_->setWordWrap(true);
    nothing_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setRole(nothing_, "muted");
    sheet_ = new MathsSheet;
    sheet_->setCorner(new FaultBox(session));
    scroll_ = new QScrollArea;
    scroll_->setObjectName("mathsScroll");
    scroll_->setProperty("plain", true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // its coming and going would move the columns
    scroll_->setWidget(sheet_);
    scroll_->setFocusPolicy(Qt::StrongFocus);
    scroll_->setAccessibleName(tr("Forward and backward pass"));

    auto* column = new QVBoxLayout(this);
    column->setSizeConstraint(QLayout::SetNoConstraint);  // minimumSizeHint() says it
    column->setContentsMargins(14, 10, 6, 8);
    column->setSpacing(8);
    column->addLayout(header_);
    pages_->addWidget(nothing_);
    pages_->addWidget(scroll_);
    column->addWidget(pages_, 1);

    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &MathsView::refresh);
    connect(choice_, &QComboBox::activated, this, [this](int row) { setMovie(movies_->at(row).id); });
    connect(step_, &QPushButton::clicked, session, &Session::stepBatch);
    connect(copy_latex_, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(latex()); });
    connect(copy_text_, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(maths_as_text(text_, heading_, true)); });
    connect(session, &Session::shownChanged, this, &MathsView::takeFrame);
    connect(session, &Session::documentChanged, this, &MathsView::refreshLater);
    setTheme(theme_);
    maths_.take(session_->shown());
    refresh();
}

QPushButton* MathsView::addButton(const char* name, const QString& text, const QString& tooltip) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(tooltip);
    button->setAutoDefault(false);
    button->setAccessibleName(text);
    buttons_->addWidget(button);
    return button;
}

void MathsView::setTheme(const Theme& theme) {
    theme_ = theme;
    movies_->setTheme(theme);
    sheet_->setTheme(theme);
    choice_->update();
}

void MathsView::setMovie(std::optional<std::uint64_t> movie) {
    maths_.choose(movie);
    refreshLater();
}

std::optional<std::uint64_t> MathsView::movie() const {
    const Point* point = maths_.movie(session_->document());
    return point ? std::optional(point->id) : std::nullopt;
}

QString MathsView::plainText() const { return maths_as_text(text_, heading_); }
QString MathsView::latex() const { return maths_as_latex(text_, heading_); }

void MathsView::nameButtons(bool whole) {
    step_->setText(whole ? tr("Step sample  S") : tr("Step  S"));
    copy_latex_->setText(whole ? tr("Copy as LaTeX") : tr("LaTeX"));
    copy_text_->setText(whole ? tr("Copy as text") : tr("Text"));
}

void MathsView::takeFrame() {
    maths_.take(session_->shown());
    refreshLater();
}

void MathsView::refreshLater() {
    if (!isVisible() || timer_.isActive()) return;
    const qint64 since = last_refresh_.isValid() ? last_refresh_.elapsed() : refresh_interval;
    timer_.start(static_cast<int>(std::max<qint64>(0, refresh_interval - since)));
}

void MathsView::refresh() {
    last_refresh_.start();
    timer_.stop();
    showMovie();
    const std::optional<MathsMoment> moment = maths_.moment(session_->document());
    text_ = moment ? maths_text(moment->derivation, moment->step_made) : MathsText{};
    sheet_->setText(text_);
    sheet_->setAccessibleName(plainText());
    pages_->setCurrentWidget(moment ? static_cast<QWidget*>(scroll_) : nothing_);
    nothing_->setText(session_->document().points.empty() ? tr("Place a movie to see what the network computes for it.")
                                                          : tr("Waiting for the network…"));
    copy_latex_->setEnabled(moment.has_value());
    copy_text_->setEnabled(moment.has_value());
}

void MathsView::showMovie() {
    const QSignalBlocker quiet(choice_);
    movies_->take();
    const Point* point = maths_.movie(session_->document());
    choice_->setEnabled(point != nullptr);
    choice_->setCurrentIndex(point ? movies_->rowOf(point->id) : -1);
    const QString details = point ? movie_details(session_->document(), *point) : QString();
    details_->setText(QString(details).replace(QLatin1String(" = "), QString(QStringLiteral("\u00a0=\u00a0"))));
    details_->setToolTip(details);
    heading_ = point ? movie_title(*point) + QStringLiteral(" · ") + details : QString();
}

void MathsView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void MathsView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    header_->setDirection(width() >= wide_header ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    nameButtons(width() >= whole_words);
    movie_line_->setDirection(width() < narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

}  // namespace separatrix
