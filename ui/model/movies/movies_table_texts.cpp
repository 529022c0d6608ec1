// What the table's cells, heads and count say.
#include <algorithm>
#include <cmath>

#include "ui/model/movies/movies_table.h"
#include "ui/model/plane/plane_readout.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

QString from_utf8(const std::string& text) { return QString::fromStdString(text); }

/// A fixed number of digits, so that the column is a column; enough to tell a hundredth of the axis apart.
QString mark_text(double mark, const Axis& axis) {
    const double span = axis.high - axis.low;
    const int digits = span > 0 ? std::clamp(static_cast<int>(std::ceil(-std::log10(span / 500) - 1e-9)), 0, 9) : 2;
    if (std::abs(mark) >= 1e7 || digits > 7) return significant(mark, 5);
    QString text = QString::number(mark, 'f', digits);
    if (text.startsWith(QLatin1Char('-'))) text.replace(0, 1, QChar(0x2212));
    return text;
}

}  // namespace

QString MoviesTable::cellText(int row, MovieColumn column, bool exact) const {
    const Point& point = *pointAt(row);
    const auto place = static_cast<Index>((*shown_->rows)[static_cast<std::size_t>(row)]);
    const Document& document = *shown_->document;
    const PointAnswers& answers = shown_->answers;
    const auto word = [&document](int label) {
        const auto k = static_cast<std::size_t>(label);
        return k < document.class_names.size() ? class_word(from_utf8(document.class_names[k])) : QString();
    };
    const QString nothing = QStringLiteral("–");
    switch (column) {
        case MovieColumn::title: return from_utf8(point.title);
        case MovieColumn::first_mark: return exact ? exact_text(point.x1) : mark_text(point.x1, document.axes[0]);
        case MovieColumn::second_mark: return exact ? exact_text(point.x2) : mark_text(point.x2, document.axes[1]);
        case MovieColumn::label: return word(point.label);
        case MovieColumn::split: return shown_->is_test[static_cast<std::size_t>(place)] ? tr("test") : tr("train");
        case MovieColumn::prediction: return answers.empty() ? nothing : word(answers.predicted(place));
        case MovieColumn::p: return answers.empty() ? nothing : QString::number(answers.p(place), 'f', 2);
        case MovieColumn::loss: return answers.empty() ? nothing : significant(answers.loss(place), 3);
    }
    return {};
}

QString MoviesTable::cellTip(int row, MovieColumn column) const {
    const Point& point = *pointAt(row);
    switch (column) {
        case MovieColumn::title: return from_utf8(point.title);
        case MovieColumn::first_mark: return from_utf8(shown_->document->axes[0].name) + " = " + exact_text(point.x1);
        case MovieColumn::second_mark: return from_utf8(shown_->document->axes[1].name) + " = " + exact_text(point.x2);
        case MovieColumn::prediction:
        case MovieColumn::p: {
            const auto frame = session_->shown();
            if (!frame || !frame->checkpoint || shown_->answers.empty()) return {};
            const Predictor& predictor = frame->checkpoint->predictor;
            if (predictor.architecture.classes != shown_->document->classes()) return {};
            return probability_text(*shown_->document, probabilities_at(predictor, point.x1, point.x2));
        }
        case MovieColumn::label: return cellText(row, column, false);
        case MovieColumn::split:
        case MovieColumn::loss: return {};
    }
    return {};
}

QString MoviesTable::heading(MovieColumn column, bool narrow) const {
    const Document& document = session_->document();
    switch (column) {
        case MovieColumn::title: return tr("Title");
        case MovieColumn::first_mark: return short_axis_name(document.axes[0]);
        case MovieColumn::second_mark: return short_axis_name(document.axes[1]);
        case MovieColumn::label: return tr("Label");
        case MovieColumn::split: return tr("Set");
        case MovieColumn::prediction: return narrow ? tr("Pred.") : tr("Predicted");
        case MovieColumn::p: return tr("p");
        case MovieColumn::loss: return tr("Loss");
    }
    return {};
}

QString MoviesTable::countText() const {
    const auto all = static_cast<qint64>(shown_ ? shown_->document->points.size() : 0);
    const qint64 here = rowCount();
    QString text = counted(tr("%1 movie(s)", nullptr, plural(all)), all);
    if (here != all) text = tr("%1 of %2").arg(grouped_number(here), text);
    if (shown_ && !shown_->answers.empty())
        text += QStringLiteral(" · ") + counted(tr("%1 wrong", nullptr, plural(static_cast<qint64>(shown_->wrong))),
                                                static_cast<qint64>(shown_->wrong));
    return text;
}

QString MoviesTable::emptyText() const {
    if (rowCount() > 0) return {};
    if (!shown_ || shown_->document->points.empty())
        return tr("There is no movie yet: click on the plane, or paste rows here.");
    if (query_.wrong_only && query_.label < 0 && query_.text.isEmpty() && shown_->wrong == 0 &&
        !shown_->answers.empty())
        return tr("The network answers every movie right.");
    return tr("No movie fits the filter.");
}

QString MoviesTable::columnTip(MovieColumn column) const {
    const Document& document = session_->document();
    switch (column) {
        case MovieColumn::title: return tr("The movie's title");
        case MovieColumn::first_mark: return tr("x₁: %1").arg(from_utf8(document.axes[0].name));
        case MovieColumn::second_mark: return tr("x₂: %1").arg(from_utf8(document.axes[1].name));
        case MovieColumn::label: return tr("y: the true class");
        case MovieColumn::split: return tr("Trained on, or kept for testing");
        case MovieColumn::prediction: return tr("The class that the network answers");
        case MovieColumn::p: return tr("Probability that the network gives to its answer");
        case MovieColumn::loss: return tr("Loss of this movie alone, without penalty");
    }
    return {};
}

}  // namespace separatrix
