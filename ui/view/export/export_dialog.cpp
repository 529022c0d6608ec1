#include "ui/view/export/export_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/model/files/document_files.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/sentences.h"
#include "ui/view/controls/save_question.h"
#include "ui/view/look/style.h"

namespace separatrix {

namespace {

constexpr int list_row_height = 30;
constexpr std::size_t longest_preview = 200'000;  // bytes: more than anybody reads, less than stalls a text field

QString preview_of(const std::string& bytes) {
    if (bytes.size() <= longest_preview) return QString::fromStdString(bytes);
    const auto end = bytes.rfind('\n', longest_preview);
    return QString::fromStdString(bytes.substr(0, end)) + QStringLiteral("\n…");
}

}  // namespace

ExportDialog::ExportDialog(const ExportSource& source, ExportKind kind, const QString& folder, QWidget* parent)
    : QDialog(parent), source_(source), kind_(kind), folder_(folder) {
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    resize(QSize(860, 620).boundedTo(parent ? parent->size() - QSize(40, 40) : QSize(860, 620)));

    kinds_ = new QListWidget;
    kinds_->setObjectName(QStringLiteral("exportKinds"));
    kinds_->setAccessibleName(tr("What to export"));
    kinds_->setToolTip(tr("What to export (arrow keys)"));
    kinds_->setFixedWidth(150);
    kinds_->setFrameShape(QFrame::NoFrame);
    kinds_->setProperty("sideList", true);
    for (const ExportKind each : all_export_kinds) {
        kinds_->addItem(export_words(each).title);
        kinds_->item(kinds_->count() - 1)->setSizeHint(QSize(0, list_row_height));
    }

    description_ = new QLabel;
    description_->setObjectName(QStringLiteral("exportDescription"));
    description_->setWordWrap(true);
    preview_ = new QPlainTextEdit;
    preview_->setObjectName(QStringLiteral("exportPreview"));
    preview_->setAccessibleName(tr("Preview"));
    preview_->setReadOnly(true);
    preview_->setLineWrapMode(QPlainTextEdit::NoWrap);
    preview_->setTabChangesFocus(true);
    preview_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    verified_ = new QLabel;
    verified_->setObjectName(QStringLiteral("exportVerified"));
    verified_->setWordWrap(true);
    setRole(verified_, "small");
    state_ = new QLabel;
    state_->setObjectName(QStringLiteral("exportState"));
    state_->setWordWrap(true);

    auto* buttons = new QDialogButtonBox;
    copy_ = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy_->setObjectName(QStringLiteral("exportCopy"));
    copy_->setAccessibleName(tr("Copy to the clipboard"));
    save_ = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    save_->setObjectName(QStringLiteral("exportSave"));
    save_->setAccessibleName(tr("Save to a file"));
    save_->setToolTip(tr("Save to a file"));
    auto* close = buttons->addButton(QDialogButtonBox::Close);
    close->setObjectName(QStringLiteral("exportClose"));
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close (Esc)"));

    auto* right = new QVBoxLayout;
    right->setSpacing(10);
    right->addWidget(description_);
    right->addWidget(preview_, 1);
    right->addWidget(verified_);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(14);
    columns->addWidget(kinds_);
    columns->addLayout(right, 1);
    auto* foot = new QHBoxLayout;
    foot->addWidget(state_, 1);
    foot->addWidget(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 14);
    layout->setSpacing(12);
    layout->addLayout(columns, 1);
    layout->addLayout(foot);
    copy_->setAutoDefault(false);
    close->setAutoDefault(false);
    save_->setDefault(true);  // only a button in the dialog can be its default one

    connect(kinds_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0) return;
        kind_ = all_export_kinds[static_cast<std::size_t>(row)];
        showChosen();
    });
    connect(copy_, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(save_, &QPushButton::clicked, this, &ExportDialog::saveDialog);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    choose(kind);
    kinds_->setFocus();
}

void ExportDialog::choose(ExportKind kind) {
    for (std::size_t i = 0; i < all_export_kinds.size(); ++i)
        if (all_export_kinds[i] == kind) kinds_->setCurrentRow(static_cast<int>(i));
}

const Expected<std::string>& ExportDialog::bytes() {
    auto& made = made_[static_cast<std::size_t>(kinds_->currentRow())];
    if (!made) made = exported(kind_, source_);
    return *made;
}

void ExportDialog::showChosen() {
    const ExportWords words = export_words(kind_);
    const auto& made = bytes();
    description_->setText(export_description(kind_, source_));
    verified_->setText(words.verified);
    state_->clear();
    if (!made)
        preview_->clear();
    else
        preview_->setPlainText(
            words.is_text ? preview_of(*made)
                          : tr("A binary file of %1 bytes.").arg(grouped_number(static_cast<qint64>(made->size()))));
    copy_->setEnabled(made && words.is_text);
    copy_->setToolTip(words.is_text ? tr("Copy the whole text to the clipboard")
                                    : tr("A binary file can only be saved"));
    save_->setEnabled(made.has_value());
    if (!made) {
        setRole(state_, "error");
        state_->setText(sentence(made.error()));
    }
}

bool ExportDialog::saveTo(const QString& path) {
    const auto& made = bytes();
    if (!made) return false;
    const auto saved = save_file(path, QByteArray::fromStdString(*made));
    setRole(state_, saved ? "muted" : "error");
    state_->setText(saved ? tr("Saved: %1").arg(QFileInfo(path).fileName()) : sentence(saved.error()));
    if (saved) {
        folder_ = QFileInfo(path).absolutePath();
        emit fileWritten(kind_, path);
    }
    return saved.has_value();
}

void ExportDialog::saveDialog() {
    const ExportWords words = export_words(kind_);
    const auto suffix_view = suffix_of(kind_);
    const QString suffix = QString::fromLatin1(suffix_view.data(), static_cast<qsizetype>(suffix_view.size()));
    const QString path = ask_where_to_save(this, {words.title, folder_ + '/' + words.file_name,
                                                  QStringLiteral("%1 (*.%2)").arg(words.file_kind, suffix), suffix});
    if (!path.isEmpty()) saveTo(path);
}

void ExportDialog::copy() {
    const auto& made = bytes();
    if (!made) return;
    QApplication::clipboard()->setText(QString::fromStdString(*made));
    setRole(state_, "muted");
    state_->setText(tr("Copied to the clipboard."));
}

}  // namespace separatrix
