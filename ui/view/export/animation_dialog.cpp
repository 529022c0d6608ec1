#include "ui/view/export/animation_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "ui/model/files/document_files.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/sentences.h"
#include "ui/view/controls/save_question.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

QSpinBox* spin_box(const char* name, const QString& accessible, const QString& tip, int low, int high, int value) {
    auto* box = new QSpinBox;
    box->setObjectName(QString::fromLatin1(name));
    box->setAccessibleName(accessible);
    box->setToolTip(tip);
    box->setRange(low, high);
    box->setValue(value);
    box->setGroupSeparatorShown(false);
    return box;
}

}  // namespace

AnimationDialog::AnimationDialog(const ExportSource& source, const Theme& theme, const QString& folder, QWidget* parent)
    : QDialog(parent), theme_(theme), folder_(folder) {
    setObjectName(QStringLiteral("animationDialog"));
    setWindowTitle(tr("Animation of the training"));
    story_ = story_of(source.document, source.first ? &*source.first : nullptr, source.trained);
    auto refusal = validate(source.document.settings, source.document.classes());
    if (dataset_of(source.document)->train.empty()) refusal = Error{.code = ErrorCode::no_training_points};
    if (refusal) refusal_ = sentence(*refusal);

    auto* words =
        new QLabel(tr("Trains the document once more from its start and films the plane: the same frames on "
                      "every machine, however fast. The program's tests make one twice and compare all bytes."));
    words->setObjectName(QStringLiteral("animationWords"));
    words->setWordWrap(true);
    length_ = new QLabel;
    length_->setObjectName(QStringLiteral("animationLength"));
    setRole(length_, "muted");
    progress_ = new QProgressBar;
    progress_->setObjectName(QStringLiteral("animationProgress"));
    progress_->setAccessibleName(tr("Frames made"));
    progress_->setTextVisible(false);
    QSizePolicy keeps_room = progress_->sizePolicy();
    keeps_room.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(keeps_room);
    progress_->hide();
    state_ = new QLabel;
    state_->setObjectName(QStringLiteral("animationState"));
    state_->setWordWrap(true);
    state_->setMinimumHeight(2 * fontMetrics().height());
    state_->setAlignment(Qt::AlignTop);

    auto* buttons = new QDialogButtonBox;
    make_ = buttons->addButton(tr("&Make…"), QDialogButtonBox::ActionRole);
    make_->setObjectName(QStringLiteral("animationMake"));
    make_->setAccessibleName(tr("Choose a file and make the animation"));
    make_->setToolTip(tr("Choose a file and make the animation"));
    make_->setDefault(true);
    close_ = buttons->addButton(QDialogButtonBox::Close);
    close_->setObjectName(QStringLiteral("animationClose"));
    connect(make_, &QPushButton::clicked, this, &AnimationDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &AnimationDialog::reject);

    settings_ = buildSettings();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(12);
    layout->addWidget(words);
    layout->addWidget(settings_);
    layout->addWidget(length_);
    layout->addWidget(progress_);
    layout->addWidget(state_, 1);
    layout->addWidget(buttons);
    resize(460, 430);
    setRunning(false);
    updatePlan();
    if (!refusal_.isEmpty()) say(refusal_, "error");
}

QWidget* AnimationDialog::buildSettings() {
    kind_ = new QComboBox;
    kind_->setObjectName(QStringLiteral("animationKind"));
    kind_->setAccessibleName(tr("File format"));
    kind_->addItem(tr("GIF: plays everywhere"));
    kind_->addItem(tr("MP4: smaller, all colours"));
    const QString refusal = movie_refusal(MovieKind::mp4);
    if (!refusal.isEmpty()) {
        auto* items = qobject_cast<QStandardItemModel*>(kind_->model());
        items->item(1)->setEnabled(false);
        items->item(1)->setToolTip(refusal);
    }
    kind_->setToolTip(refusal.isEmpty() ? tr("File format") : refusal);

    const int epochs = static_cast<int>(std::min<std::int64_t>(story_.epochs, 1'000'000));
    epochs_ =
        spin_box("animationEpochs", tr("Epochs"), tr("How many epochs to train from the start"), 1, 1'000'000, epochs);
    every_ = spin_box("animationEvery", tr("Epochs from frame to frame"), tr("A frame every so many epochs"), 1,
                      100'000, std::max(1, epochs / 200));
    speed_ = spin_box("animationSpeed", tr("Frames per second"), tr("Frames per second"), 1, 50, 20);
    side_ = new QComboBox;
    side_->setObjectName(QStringLiteral("animationSide"));
    side_->setAccessibleName(tr("Width and height in pixels"));
    side_->setToolTip(tr("Width and height in pixels"));
    for (const int side : {320, 480, 640, 800, 1080}) side_->addItem(tr("%1 × %1 pixels").arg(side), side);
    side_->setCurrentIndex(1);
    for (QSpinBox* box : {epochs_, every_, speed_})
        connect(box, &QSpinBox::valueChanged, this, &AnimationDialog::updatePlan);
    connect(side_, &QComboBox::currentIndexChanged, this, &AnimationDialog::updatePlan);

    auto* panel = new QWidget;
    auto* form = new QFormLayout(panel);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(18);
    form->setVerticalSpacing(8);
    form->addRow(tr("&Format"), kind_);
    form->addRow(tr("&Epochs"), epochs_);
    form->addRow(tr("A frame every … e&pochs"), every_);
    form->addRow(tr("&Size"), side_);
    form->addRow(tr("F&rames per second"), speed_);
    return panel;
}

AnimationPlan AnimationDialog::plan() const {
    AnimationPlan plan;
    plan.kind = kind_->currentIndex() == 1 ? MovieKind::mp4 : MovieKind::gif;
    plan.side = side_->currentData().toInt();
    plan.every = every_->value();
    plan.frames_per_second = speed_->value();
    plan.neuron_lines = neuron_lines_;
    return plan;
}

void AnimationDialog::updatePlan() {
    const int frames = frame_count(epochs_->value(), every_->value());
    const double seconds = static_cast<double>(frames) / speed_->value();
    const bool too_many = frames > most_frames;
    length_->setText(too_many ? tr("%1 frame(s): %2 is the most; take a frame less often.", nullptr, plural(frames))
                                    .arg(grouped_number(frames), grouped_number(most_frames))
                              : tr("%1 frame(s), %2 seconds", nullptr, plural(frames))
                                    .arg(grouped_number(frames), significant(seconds, 3)));
    setRole(length_, too_many ? "error" : "muted");
    make_->setEnabled(refusal_.isEmpty() && !too_many && !isRunning());
}

void AnimationDialog::chooseFile() {
    const bool mp4 = plan().kind == MovieKind::mp4;
    const QString suffix = mp4 ? QStringLiteral("mp4") : QStringLiteral("gif");
    const QString path =
        ask_where_to_save(this, {tr("Animation of the training"), folder_ + "/training." + suffix,
                                 mp4 ? tr("MP4 films (*.mp4)") : tr("GIF animations (*.gif)"), suffix});
    if (!path.isEmpty()) makeFile(path);
}

void AnimationDialog::makeFile(const QString& path) {
    if (isRunning() || !refusal_.isEmpty()) return;
    path_ = path;
    story_.epochs = epochs_->value();
    maker_ = std::make_unique<AnimationMaker>();
    progress_->setRange(0, frame_count(story_.epochs, every_->value()));
    progress_->setValue(0);
    connect(maker_.get(), &AnimationMaker::progressed, progress_, &QProgressBar::setValue);
    // queued: stop() deletes the maker
    const auto fail = [this](const QString& problem) {
        stop();
        say(problem, "error");
    };
    const auto save = [this](const QByteArray& bytes, qint64 diverged_after) {
        stop();
        const auto saved = save_file(path_, bytes);
        if (!saved) return say(sentence(saved.error()), "error");
        folder_ = QFileInfo(path_).absolutePath();
        const QString name = QFileInfo(path_).fileName();
        say(diverged_after < 0 ? tr("Saved: %1").arg(name)
                               : tr("Saved: %1. The training diverged after epoch %2; the film ends there.")
                                     .arg(name, grouped_number(diverged_after)),
            "muted");
    };
    connect(maker_.get(), &AnimationMaker::failed, this, fail, Qt::QueuedConnection);
    connect(maker_.get(), &AnimationMaker::finished, this, save, Qt::QueuedConnection);
    setRunning(true);
    maker_->start(story_, plan(), font(), theme_);
}

void AnimationDialog::stop() {
    maker_.reset();
    setRunning(false);
}

void AnimationDialog::setRunning(bool running) {
    settings_->setEnabled(!running);
    progress_->setVisible(running);
    close_->setText(running ? tr("Cancel") : tr("Close"));
    close_->setAccessibleName(running ? tr("Cancel the animation") : tr("Close"));
    close_->setToolTip(running ? tr("Cancel: nothing is written (Esc)") : tr("Close (Esc)"));
    if (running) say(tr("Training and filming…"), "muted");
    updatePlan();
}

void AnimationDialog::say(const QString& sentence, const char* role) {
    setRole(state_, role);
    state_->setText(sentence);
}

void AnimationDialog::reject() {
    if (!isRunning()) return QDialog::reject();
    stop();
    say(tr("Cancelled: nothing was written."), "muted");
}

}  // namespace separatrix
