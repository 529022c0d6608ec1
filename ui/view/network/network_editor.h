// The small field in which a weight is typed.
#pragma once

#include <QFrame>
#include <functional>

#include <tl/expected.hpp>

class QLabel;
class QLineEdit;

namespace separatrix {

class NetworkEditor : public QFrame {
    Q_OBJECT
public:
    /// Takes a typed text, or says in one sentence what is wanted.
    using Commit = std::function<tl::expected<void, QString>(const QString&)>;
    explicit NetworkEditor(QWidget* parent);

    /// Opens beside `place` with `text` selected.
    void open(QPointF place, const QString& name, const QString& text, Commit commit);
    QString error() const;

signals:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void commit();
    void close_editor();
    void fit();

    QLabel* name_;
    QLineEdit* field_;
    QLabel* error_;
    QPointF place_;
    Commit commit_;
};

}  // namespace separatrix
