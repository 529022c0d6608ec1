// "— train  ╌ test  — batch 16", drawn as the curves are; a pinned curve's entry has a menu to rename or remove it.
#pragma once

#include <QColor>
#include <QLabel>
#include <QToolButton>
#include <QVector>
#include <QWidget>

namespace separatrix {

/// The legend's fixed part: training solid, test dashed.
class CurveKey : public QWidget {
    Q_OBJECT
public:
    explicit CurveKey(QWidget* parent);
    void setCurves(bool with_test);
    /// Behind the words; empty: none.
    void setValues(const QString& train, const QString& test);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int widthOf(const QString& name, const QString& value) const;

    bool with_test_ = false;
    QString train_;
    QString test_;
};

class CurveLegend : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        int slot = 0;
        QString label;
        QString tooltip;
        QColor color;
        bool is_broken = false;
        bool operator==(const Entry&) const = default;
    };

    explicit CurveLegend(QWidget* parent = nullptr);
    void setCurves(bool with_test);
    /// This moment's values, where the card's head has no room for them; empty: none.
    void setValues(const QString& train, const QString& test);
    void setPins(const QVector<Entry>& entries);
    /// Why nothing can be pinned now; empty if it can.
    void setPinRefusal(const QString& reason);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(width, false); }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void pinRequested();
    void renameRequested(int slot, const QString& label);
    void removeRequested(int slot);
    void removeAllRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* entryButton(const Entry& entry);
    void showTexts();
    /// Puts the parts into lines; answers the height. `really`: moves them.
    int place(int width, bool really) const;

    CurveKey* key_;
    QToolButton* pin_;
    QVector<Entry> entries_;
    QVector<QToolButton*> buttons_;
};

}  // namespace separatrix
