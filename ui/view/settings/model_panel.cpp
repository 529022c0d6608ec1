#include "ui/view/settings/model_panel.h"

#include <QScrollArea>
#include <QScrollBar>

#include "ui/model/session/session.h"
#include "ui/view/settings/learning_section.h"
#include "ui/view/settings/model_section.h"
#include "ui/view/settings/more_section.h"
#include "ui/view/settings/start_section.h"

namespace separatrix {

ModelPanel::ModelPanel(Session* session, QWidget* parent) : Card({}, parent), session_(session) {
    setObjectName("modelPanel");
    setAccessibleName(tr("Model and learning"));
    setFixedWidth(panel_width);
    body()->setContentsMargins(1, 4, 1, 4);

    area_ = new QScrollArea(this);
    area_->setProperty("plain", true);
    area_->setFrameShape(QFrame::NoFrame);
    area_->setWidgetResizable(true);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    // the right margin holds the scroll bar, so that nothing moves when it appears
    column->setContentsMargins(14, 8, 14, 8);
    column->setSpacing(9);
    sections_ = {new ModelSection(session, content), new LearningSection(session, content),
                 new StartSection(session, content), new MoreSection(session, content)};
    for (SettingSection* section : sections_) {
        const bool framed = section != sections_.front() && section != sections_.back();
        if (framed) column->addWidget(horizontalRule(content));
        column->addWidget(section);
    }
    column->addStretch(1);
    area_->setWidget(content);
    body()->addWidget(area_, 1);

    connect(session, &Session::documentChanged, this, &ModelPanel::showDocument);
    setTheme(light_theme());
    showDocument();
}

void ModelPanel::showDocument() {
    for (SettingSection* section : sections_) section->showDocument(session_->document());
}

void ModelPanel::showControl(QWidget* control) {
    if (isAncestorOf(control)) area_->ensureWidgetVisible(control);
}

void ModelPanel::setTheme(const Theme& theme) {
    for (SettingSection* section : sections_) section->setTheme(theme);
}

}  // namespace separatrix
