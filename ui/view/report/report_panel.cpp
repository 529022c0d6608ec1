#include "ui/view/report/report_panel.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollArea>
#include <QVBoxLayout>
#include <cmath>

#include "ui/model/report/report_text.h"
#include "ui/model/words/number_text.h"
#include "ui/view/controls/number_label.h"
#include "ui/view/look/card.h"
#include "ui/view/look/style.h"
#include "ui/view/report/accuracy_bars.h"
#include "ui/view/report/confusion_grid.h"
#include "ui/view/report/weight_bars.h"

namespace separatrix {

namespace {

constexpr int report_interval = 100;  // ms

QLabel* section(const QString& title) {
    auto* label = new QLabel(title.toUpper());
    label->setAccessibleName(title);
    setRole(label, "section");
    return label;
}

QString accuracy_line(const Metrics& metrics) {
    const QString train = ReportPanel::tr("training %1").arg(percent_text(metrics.train.accuracy));
    if (metrics.test.count == 0) return train;
    return train + QStringLiteral(" · ") + ReportPanel::tr("test %1").arg(percent_text(metrics.test.accuracy));
}

}  // namespace

ReportPanel::ReportPanel(Session* session, ReportFeed* feed, QWidget* parent)
    : QWidget(parent), session_(session), feed_(feed), theme_(light_theme()) {
    setObjectName(QStringLiteral("reportPanel"));
    setAccessibleName(tr("Report"));
    build();
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &ReportPanel::refresh);
    connect(session_, &Session::shownChanged, this, &ReportPanel::refreshLater);
    connect(session_, &Session::documentChanged, this, &ReportPanel::refreshLater);
    connect(feed_, &ReportFeed::reportChanged, this, &ReportPanel::refreshLater);
    setTheme(theme_);
    refresh();
}

void ReportPanel::build() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(4, 10, 12, 8);
    column->setSpacing(8);
    column->addWidget(buildAnswers());
    column->addWidget(horizontalRule());
    column->addWidget(buildNetwork());
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("reportScroll"));
    scroll->setProperty("plain", true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // its coming and going would move the columns
    scroll->setFocusPolicy(Qt::StrongFocus);
    scroll->setAccessibleName(tr("Report"));
    scroll->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSizeConstraint(QLayout::SetNoConstraint);  // minimumSizeHint() says it
    whole->addWidget(scroll);
}

QWidget* ReportPanel::buildAnswers() {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    accuracy_ = new NumberLabel;
    accuracy_->setObjectName(QStringLiteral("reportAccuracies"));
    accuracy_->setToolTip(tr("Share of right answers"));
    setRole(accuracy_, "value");
    auto* copy = new QPushButton(tr("Copy"));
    copy->setObjectName(QStringLiteral("reportCopy"));
    copy->setAccessibleName(tr("Copy the report as text"));
    copy->setToolTip(tr("Copy the whole report as plain text"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(plainText()); });
    auto* head = new QHBoxLayout;
    head->addWidget(section(tr("Accuracy")));
    head->addStretch(1);
    head->addWidget(copy);
    column->addLayout(head);
    column->addWidget(accuracy_);
    bars_ = new AccuracyBars;
    column->addWidget(bars_);

    auto* sets = new QButtonGroup(this);
    const auto choice = [&](const char* name, const QString& text, const QString& tooltip) {
        auto* button = new QToolButton;
        button->setObjectName(QString::fromLatin1(name));
        button->setText(text);
        button->setToolTip(tooltip);
        button->setAccessibleName(tooltip);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        sets->addButton(button);
        return button;
    };
    train_ = choice("confusionTrain", tr("Training"), tr("Confusion matrix of the training movies"));
    test_ = choice("confusionTest", tr("Test"), tr("Confusion matrix of the movies kept for testing"));
    connect(train_, &QToolButton::clicked, this, [this] {
        on_test_ = false;
        refresh();
    });
    connect(test_, &QToolButton::clicked, this, [this] {
        on_test_ = true;
        refresh();
    });
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(section(tr("Confusion")));
    line->addStretch(1);
    line->addWidget(train_);
    line->addWidget(test_);
    column->addLayout(line);
    grid_ = new ConfusionGrid;
    grid_->setObjectName(QStringLiteral("reportConfusion"));
    column->addWidget(grid_);
    return part;
}

QWidget* ReportPanel::buildNetwork() {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(section(tr("Network")));
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    const int count = static_cast<int>(network_facts(session_->document().settings, nullptr, nullptr).size());
    for (int row = 0; row < count; ++row) {
        FactRow fact{new QLabel, new NumberLabel};
        fact.value->setObjectName(QStringLiteral("fact%1").arg(row));
        fact.value->setAlignment(Qt::AlignRight);
        grid->addWidget(fact.name, row, 0);
        grid->addWidget(fact.value, row, 1);
        facts_.push_back(fact);
    }
    column->addLayout(grid);

    layer_ = new QComboBox;
    layer_->setObjectName(QStringLiteral("reportLayer"));
    layer_->setAccessibleName(tr("Layer of the weights"));
    layer_->setToolTip(tr("Whose weights are counted; biases are not"));
    connect(layer_, &QComboBox::activated, this, &ReportPanel::refresh);
    auto* line = new QHBoxLayout;
    line->addWidget(section(tr("Weights")));
    line->addStretch(1);
    line->addWidget(layer_);
    column->addLayout(line);
    weights_ = new WeightBars;
    column->addWidget(weights_);
    spread_ = new NumberLabel;
    spread_->setObjectName(QStringLiteral("reportSpread"));
    setRole(spread_, "small");
    column->addWidget(spread_);
    return part;
}

void ReportPanel::setTheme(const Theme& theme) {
    theme_ = theme;
    grid_->setTheme(theme);
    bars_->setTheme(theme);
    weights_->setTheme(theme);
}

void ReportPanel::refreshLater() {
    if (isVisible() && !timer_.isActive()) timer_.start(report_interval);
}

void ReportPanel::refresh() {
    showAnswers();
    showNetwork();
}

void ReportPanel::showAnswers() {
    const MomentPointer frame = session_->shown();
    const bool has_test = frame && frame->metrics.test.count > 0;
    const bool on_test = on_test_ && has_test;
    accuracy_->setText(frame ? accuracy_line(frame->metrics) : QStringLiteral("–"));
    test_->setEnabled(has_test);
    test_->setToolTip(has_test ? tr("Confusion matrix of the movies kept for testing")
                               : tr("No movies are kept for testing: see Share for testing"));
    (on_test ? test_ : train_)->setChecked(true);
    bars_->setRows(class_rows(session_->document(), frame.get()));
    grid_->setReport(report_on(on_test, session_->document(), frame.get()));
}

void ReportPanel::showNetwork() {
    const MomentPointer frame = session_->shown();
    const NetworkReportPointer answer = feed_->answer();
    const NetworkReport* report = answer ? &answer->report : nullptr;
    const auto facts = network_facts(session_->document().settings, frame.get(), report);
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        const Fact& fact = facts[static_cast<qsizetype>(i)];
        facts_[i].name->setText(fact.name);
        facts_[i].value->setText(fact.value);
        const char* const role = fact.warns ? "warns" : "value";
        if (facts_[i].value->property("role").toString() != QLatin1String(role)) setRole(facts_[i].value, role);
        facts_[i].value->setAccessibleName(fact.name + QStringLiteral(": ") + fact.value);
        facts_[i].name->setToolTip(fact.meaning);
        facts_[i].value->setToolTip(fact.meaning);
    }
    const int layers = report ? static_cast<int>(report->layers.size()) : 0;
    if (layer_->count() != layers + 1 && layers > 0) {
        const int before = layer_->currentIndex();
        layer_->clear();
        for (int layer = -1; layer < layers; ++layer) layer_->addItem(layer_title(layer, layers));
        layer_->setCurrentIndex(before > 0 && before <= layers ? before : 0);
    }
    layer_->setEnabled(layers > 0);
    if (!report) return;
    const int chosen = layer_->currentIndex() - 1;
    const WeightHistogram& histogram =
        chosen >= 0 && chosen < layers ? report->layers[static_cast<std::size_t>(chosen)].weights : report->all;
    weights_->setHistogram(histogram);
    spread_->setText(histogram_text(histogram));
}

QString ReportPanel::plainText() const {
    const NetworkReportPointer answer = feed_->answer();
    return full_report_text(session_->document(), session_->shown().get(), answer ? &answer->report : nullptr);
}

void ReportPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    feed_->setWatched(this, true);
    refresh();
}

void ReportPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    feed_->setWatched(this, false);
}

}  // namespace separatrix
