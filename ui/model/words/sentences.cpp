#include "ui/model/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/model/words/expectation_words.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/setting_names.h"

namespace separatrix {

namespace {

struct SentencesWords {
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};
QString plain_text(const std::string& text) { return QString::fromStdString(text); }

/// Quotes what came from outside, shortened: a megabyte of garbage must not become a dialog.
QString quoted(QString result) {
    constexpr int longest = 60;
    if (result.size() > longest) result = result.left(longest - 1) + QChar(0x2026);
    for (QChar& c : result)
        if (!c.isPrint()) c = QChar(0xfffd);
    return QStringLiteral("“%1”").arg(result);
}
QString quoted(const std::string& text) {
    return quoted(QString::fromUtf8(text.c_str(), static_cast<qsizetype>(text.size())));
}

/// "movies.csv, line 3, column 2: "
QString place_of(const Error& error) {
    QString place = plain_text(error.file);
    const auto add = [&place](const QString& part) {
        place += (place.isEmpty() ? QString() : QStringLiteral(", ")) + part;
    };
    if (error.line > 0) add(SentencesWords::tr("line %1").arg(error.line));
    if (error.column > 0) add(SentencesWords::tr("column %1").arg(error.column));
    return place.isEmpty() ? place : place + QStringLiteral(": ");
}

QString subject_of(const Error& error) { return setting_title(error.subject); }

QString with_detail(const QString& sentence, const Error& error) {
    return error.detail.empty() ? sentence + '.'
                                : sentence + QStringLiteral(" (") + plain_text(error.detail) + QStringLiteral(").");
}

QString body(const Error& error) {
    const QString given = quoted(given_words(error));
    const QString expected = expectation_words(error.expected);
    const QString subject = subject_of(error);
    switch (error.code) {
        case ErrorCode::cannot_open: return with_detail(SentencesWords::tr("the file cannot be opened"), error);
        case ErrorCode::is_directory: return SentencesWords::tr("this is a folder, not a file.");
        case ErrorCode::read_failed:
            return with_detail(SentencesWords::tr("the file cannot be read to its end"), error);
        case ErrorCode::write_failed:
            return with_detail(SentencesWords::tr("the file could not be written; what was there before is unchanged"),
                               error);
        case ErrorCode::newer_file_kept:
            return SentencesWords::tr(
                       "a newer Separatrix wrote this file (format version %1; this one knows up to %2): it is not "
                       "overwritten, save under another name.")
                .arg(plain_text(error.given), expected);
        case ErrorCode::empty_file: return SentencesWords::tr("the file is empty.");
        case ErrorCode::binary_file: return SentencesWords::tr("this is not text: it looks like a binary file.");
        case ErrorCode::wrong_encoding:
            return SentencesWords::tr("the text is not UTF-8 (%1); save it as UTF-8 and try again.")
                .arg(plain_text(error.detail));
        case ErrorCode::ragged_row:
            return SentencesWords::tr("the row has %1 columns where the first one has %2.")
                .arg(plain_text(error.given), expected);
        case ErrorCode::unclosed_quote: return SentencesWords::tr("a quote is opened here and never closed.");
        case ErrorCode::too_few_columns:
            return SentencesWords::tr("two columns of numbers are needed: Alfred's mark and Bruce's mark.");
        case ErrorCode::missing_label_column:
            return SentencesWords::tr("there is no column with labels; name one “label”.");
        case ErrorCode::not_a_number:
            return error.subject.empty()
                       ? SentencesWords::tr("%1 is not a number.").arg(given)
                       : SentencesWords::tr("%1: %2 is not a number; it takes %3.")
                             .arg(subject, given, expected.isEmpty() ? SentencesWords::tr("a number") : expected);
        case ErrorCode::not_finite:
            return error.subject.empty() ? SentencesWords::tr("%1 is not a finite number.").arg(given)
                                         : SentencesWords::tr("%1: %2 is not a finite number.").arg(subject, given);
        case ErrorCode::bad_label:
            return SentencesWords::tr("the label %1 must be a whole number from 0 on, or a word.").arg(given);
        case ErrorCode::negative_label:
            return SentencesWords::tr("the label %1 is negative: labels are whole numbers from 0 on, or words.")
                .arg(given);
        case ErrorCode::one_class:
            return SentencesWords::tr("all rows have the label %1: at least two different labels are needed.")
                .arg(given);
        case ErrorCode::too_many_classes:
            return SentencesWords::tr("there are more than %1 different labels; is this the label column?")
                .arg(expected);
        case ErrorCode::too_many_rows:
            return SentencesWords::tr("the file has more than %1 rows, the most that fits.").arg(expected);
        case ErrorCode::no_rows: return SentencesWords::tr("there is no row of data.");
        case ErrorCode::missing_column: return SentencesWords::tr("there is no column %1.").arg(quoted(error.subject));
        case ErrorCode::cancelled: return SentencesWords::tr("stopped before the end.");
        case ErrorCode::no_such_critic: return SentencesWords::tr("nobody with the id %1 rated a movie.").arg(given);
        case ErrorCode::bad_id:
            return SentencesWords::tr("%1 is not an id: ids are whole numbers from %2.").arg(given, expected);
        case ErrorCode::no_movie_in_common: return SentencesWords::tr("there is no movie that all three rated.");
        case ErrorCode::not_json: return with_detail(SentencesWords::tr("this is not JSON"), error);
        case ErrorCode::wrong_format:
            return error.given.empty()
                       ? SentencesWords::tr("this is not a “%1” file.").arg(expected)
                       : SentencesWords::tr("this is a file of the format %1, not “%2”.").arg(given, expected);
        case ErrorCode::newer_version:
            return SentencesWords::tr(
                       "the file was written by a newer Separatrix (format version %1; this one reads up to %2).")
                .arg(plain_text(error.given), expected);
        case ErrorCode::missing_field: return SentencesWords::tr("the field %1 is missing.").arg(quoted(error.subject));
        case ErrorCode::wrong_type: return SentencesWords::tr("%1 should be %2.").arg(quoted(error.subject), expected);
        case ErrorCode::out_of_range:
            return SentencesWords::tr("%1: %2 is out of range; it takes %3.").arg(subject, given, expected);
        case ErrorCode::unknown_choice:
            return SentencesWords::tr("%1: %2 is not one of its choices: %3.").arg(subject, given, expected);
        case ErrorCode::wrong_shape:
            return SentencesWords::tr("%1 has the shape %2; %3 is needed.")
                .arg(quoted(error.subject), plain_text(error.given), expected);
        case ErrorCode::step_cannot_learn:
            return SentencesWords::tr(
                "The step function cannot be trained: its derivative is 0 everywhere, so gradient descent never moves "
                "a weight. That is why the lecture replaces it by the sigmoid.");
        case ErrorCode::needs_two_classes:
            return SentencesWords::tr(
                       "One neuron tells two classes apart; for %1 classes choose “K neurons + softmax” or the MLP.")
                .arg(plain_text(error.given));
        case ErrorCode::cross_entropy_needs_sigmoid:
            return SentencesWords::tr(
                "Cross-entropy of one neuron needs an output between 0 and 1: choose the sigmoid, or the squared "
                "loss.");
        case ErrorCode::regression_needs_squared:
            return SentencesWords::tr(
                "One number for K labels is compared with the label's number: its loss is the squared one.");
        case ErrorCode::no_points: return SentencesWords::tr("There is no movie on the plane yet: click to add some.");
        case ErrorCode::no_training_points:
            return SentencesWords::tr("There is no movie to train on yet: click on the plane to add some.");
        case ErrorCode::empty_name: return SentencesWords::tr("A class needs a name.");
        case ErrorCode::name_taken:
            return SentencesWords::tr("There is a class %1 already: names must differ.").arg(given);
        case ErrorCode::name_too_long:
            return SentencesWords::tr("A name may have at most %1 characters.").arg(expected);
    }
    return SentencesWords::tr("something is wrong.");
}

/// First letter of a sentence that stands alone.
QString capitalised(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

}  // namespace

QString setting_title(const std::string& option) {
    const Setting* const found = find_setting(option);
    return found ? title(found->id) : plain_text(option);
}

QString sentence(const Error& error) {
    const QString place = place_of(error);
    return place.isEmpty() ? capitalised(body(error)) : place + body(error);
}

QString sentence(const Divergence& divergence) {
    QString what;
    const auto layer = divergence.layer + 1;
    switch (divergence.quantity) {
        case DivergedQuantity::score: what = SentencesWords::tr("a score z of layer %1").arg(layer); break;
        case DivergedQuantity::loss: what = SentencesWords::tr("the loss"); break;
        case DivergedQuantity::gradient: what = SentencesWords::tr("a derivative of layer %1").arg(layer); break;
        case DivergedQuantity::weight: what = SentencesWords::tr("a weight of layer %1").arg(layer); break;
    }
    const QString where = divergence.batch > 0
                              ? SentencesWords::tr("epoch %1, batch %2").arg(divergence.epoch).arg(divergence.batch)
                              : SentencesWords::tr("epoch %1").arg(divergence.epoch);
    return SentencesWords::tr(
               "Training diverged: %1 was the first number to leave the finite ones (%2), at learning rate %3. "
               "The weights are back at the last good epoch.")
        .arg(what, where, exact_text(divergence.learning_rate));
}

QString sentence(const BackpropFaults& faults) {
    QStringList what;
    if (faults.wrong_sign) what << SentencesWords::tr("wrong sign");
    if (faults.forget_slope) what << SentencesWords::tr("σ′ forgotten");
    if (faults.forget_bias) what << SentencesWords::tr("bias forgotten");
    if (what.isEmpty()) return {};
    return SentencesWords::tr("Backprop is broken on purpose: %1.").arg(what.join(QStringLiteral(", ")));
}

}  // namespace separatrix
