// A rounded frame with a title line: every panel sits in one.
#pragma once

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace separatrix {

class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    QString title() const { return title_->text(); }
    /// An empty title leaves no title line unless something was put into header().
    void setTitle(const QString& title);
    /// Right of the title.
    QHBoxLayout* header() { return header_; }
    QVBoxLayout* body() { return body_; }

private:
    QLabel* title_;
    QHBoxLayout* header_;
    QVBoxLayout* body_;
};

/// A thin line between two groups of a panel.
QFrame* horizontalRule(QWidget* parent = nullptr);
QFrame* verticalRule(QWidget* parent = nullptr);

}  // namespace separatrix
