// The Model menu: the models of the lecture, classes, and the comparison of the wrong way with the right one.
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

#include "ui/model/comparison/comparison.h"
#include "ui/model/movies/class_changes.h"
#include "ui/model/settings/setting_rules.h"
#include "ui/model/words/setting_names.h"
#include "ui/view/comparison/comparison_view.h"
#include "ui/view/movies/class_commands.h"
#include "ui/view/shell/main_window.h"

namespace separatrix {

void MainWindow::buildModelMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Model"));
    menu->setToolTipsVisible(true);
    auto* models = new QActionGroup(this);
    for (const ModelKind kind : all_model_kinds) {
        const QByteArray name = "actionModel_" + QByteArray::fromStdString(std::string(name_of(kind)));
        QAction* action = addAction(menu, name.constData(), title(kind), {});
        action->setCheckable(true);
        models->addAction(action);
        connect(action, &QAction::triggered, this, [this, kind] {
            session_->apply(tr("Choose the model"), [kind](Document document) {
                Settings settings = document.settings;
                settings.model.model = kind;
                return with_settings(std::move(document), settings);
            });
        });
    }
    menu->addSeparator();
    QAction* compare = actions_.compare = addAction(menu, "actionCompare", tr("Compare with &softmax"), {});
    compare->setCheckable(true);
    connect(compare, &QAction::triggered, comparison_, &ComparisonView::setComparing);
    connect(comparison_, &ComparisonView::comparingChanged, compare, &QAction::setChecked);
    menu->addSeparator();
    connect(addAction(menu, "actionClasses", tr("&Classes…"), {}), &QAction::triggered, classes_,
            &ClassCommands::showAll);
    QAction* add = addAction(menu, "actionAddClass", tr("&Add class…"), {});
    connect(add, &QAction::triggered, classes_, &ClassCommands::add);

    const auto update = [=, this] {
        const Document& document = session_->document();
        const auto take = [](QAction* action, const Rule& rule, const QString& tooltip) {
            action->setEnabled(rule.enabled);
            action->setToolTip(rule.enabled ? tooltip : rule.reason);
        };
        for (qsizetype i = 0; i < models->actions().size(); ++i) {
            const ModelKind kind = all_model_kinds[static_cast<std::size_t>(i)];
            take(models->actions()[i], rule_of(kind, document.settings, document.classes()), formula(kind));
            models->actions()[i]->setChecked(kind == document.settings.model.model);
        }
        take(compare, rule_of_comparison(document), tr("A second plane: K neurons + softmax on the same movies"));
        take(add, rule_of_adding(document), tr("A class more: a new output neuron starts random, the others stay"));
    };
    connect(session_.get(), &Session::documentChanged, menu, update);
    update();
}

}  // namespace separatrix
