// The Maths view: one movie's forward and backward pass with this moment's numbers, each derivative checked.
#pragma once

#include <QBoxLayout>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <optional>

#include "ui/model/look/theme.h"
#include "ui/model/maths/maths_moment.h"
#include "ui/model/maths/maths_text.h"

namespace separatrix {

class MathsSheet;
class Session;

class MathsView : public QWidget {
    Q_OBJECT
public:
    explicit MathsView(Session* session, QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// A movie chosen elsewhere; nothing: the one of the last single step, else the first.
    void setMovie(std::optional<std::uint64_t> movie);
    /// What is shown now.
    std::optional<std::uint64_t> movie() const;
    const MathsText& text() const { return text_; }
    QString plainText() const;
    QString latex() const;
    /// Narrower than its buttons' whole words.
    QSize minimumSizeHint() const override { return {280, 160}; }

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Movies;

    QPushButton* addButton(const char* name, const QString& text, const QString& tooltip);
    void nameButtons(bool whole_words);
    void takeFrame();
    /// Soon: at most ten times a second, and only while somebody looks.
    void refreshLater();
    void refresh();
    void showMovie();

    Session* session_;
    MathsMovie maths_;
    MathsText text_;
    QString heading_;
    Theme theme_;
    QBoxLayout* header_;
    QBoxLayout* movie_line_;
    QBoxLayout* buttons_;
    QPushButton* step_;
    QPushButton* copy_latex_;
    QPushButton* copy_text_;
    Movies* movies_;
    QComboBox* choice_;
    QLabel* details_;
    QLabel* nothing_;
    QStackedWidget* pages_;
    QScrollArea* scroll_;
    MathsSheet* sheet_;
    QTimer timer_;
    QElapsedTimer last_refresh_;
};

}  // namespace separatrix
