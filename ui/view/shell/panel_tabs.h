// A card of tabs made from a list of descriptions, and the room that they take: where the column is low, or when the
// person asks, the panel in front gets all of it.
#pragma once

#include <QKeySequence>
#include <functional>
#include <vector>

#include "ui/model/look/theme.h"
#include "ui/view/look/card.h"

class QTabWidget;
class QToolButton;

namespace separatrix {

/// One panel beside the plane. To add one is to add its description to SidePanel's list.
struct PanelDescription {
    QString id;      ///< for show(), and in documents: "network"
    QString title;   ///< on its tab
    QString action;  ///< of the View menu, with its letter: "&Network"
    QString tooltip;
    QKeySequence shortcut;
    std::function<QWidget*()> factory;
    bool needs_room = true;  ///< false: it only gets smaller where the column is low, and is looked at beside the loss
    bool comes_and_goes = false;  ///< its tab is there only while it is used, and no document remembers it
};

class PanelTabs : public Card {
    Q_OBJECT
public:
    explicit PanelTabs(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);

    const std::vector<PanelDescription>& panels() const { return panels_; }
    using Card::show;
    /// In front, with its tab if that was not there. An id that there is not is the first panel's.
    void show(const QString& id);
    /// For a panel that comes and goes: takes its tab away, or shows it.
    void setShown(const QString& id, bool shown);
    bool isShown(const QString& id) const;
    /// The id in front as a document remembers it: for a panel that comes and goes it is the first one's.
    QString remembered() const;

    bool isEnlarged() const { return enlarged_; }
    /// Where the column is low every panel that needs room takes all of it by itself, unless the person has shrunk it.
    void setColumnLow(bool low);

public slots:
    /// Asks for the whole right column: long derivations and large networks are easier to read there.
    void setEnlarged(bool enlarged);

signals:
    void enlargedChanged(bool enlarged);
    /// The tab of a panel that comes and goes came or went.
    void shownChanged(const QString& id, bool shown);
    void panelChanged();

protected:
    /// `spoken`: what the tabs are, for the screen reader.
    void setPanels(std::vector<PanelDescription> panels, const QString& spoken);

private:
    /// Its place in the list; 0 for an id that there is not.
    std::size_t placeOf(const QString& id) const;
    const PanelDescription* inFront() const;
    void addTab(std::size_t place);
    void updateEnlarged();
    void showEnlarged();

    Theme theme_;
    QTabWidget* tabs_;
    QToolButton* enlarge_;
    std::vector<PanelDescription> panels_;
    std::vector<QWidget*> widgets_;  ///< of each panel
    bool enlarged_ = false;
    bool is_low_ = false;
    bool asked_ = false;     ///< the person enlarged the panel
    bool declined_ = false;  ///< ... or shrank it where it had grown by itself
};

}  // namespace separatrix
