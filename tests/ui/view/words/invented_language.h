// A language for tests: it has every text that lupdate finds in the sources, and says it so that it can be told apart
// from what was not translated, or in more room.
#pragma once

#include <QApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>

namespace separatrix {

class InventedLanguage : public QTranslator {
public:
    enum class Kind {
        wide_letters,  ///< "&Train %1" -> "&Ｔｒａｉｎ %1": a plain Latin letter on the screen was not translated
        longer,        ///< 40 % more letters
    };

    explicit InventedLanguage(Kind kind) : kind_(kind), english_(qApp->findChildren<QTranslator*>()) {
        read(extracted());
    }

    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* comment, int n) const override {
        const QString where = QString::fromUtf8(context);
        // Qt's own texts have translations of their own
        if (!where.startsWith('Q') || where == QLatin1String("QObject")) {
            if (!known_.contains(key(where, QString::fromUtf8(source)))) {
                missing_.insert(where + QStringLiteral(": ") + QString::fromUtf8(source));
                return {};
            }
        }
        QString text;
        for (const QTranslator* translator : english_)
            if (text.isEmpty()) text = translator->translate(context, source, comment, n);
        if (text.isEmpty()) text = QString::fromUtf8(source);
        return kind_ == Kind::wide_letters ? widened(text) : lengthened(text);
    }

    int size() const { return static_cast<int>(known_.size()); }
    /// Asked for, but not found by lupdate: another context, or not a literal.
    QStringList missing() const { return {missing_.begin(), missing_.end()}; }

private:
    static QString key(const QString& context, const QString& source) { return context + QChar(0) + source; }

    static QByteArray extracted() {
        QTemporaryDir folder;
        const QString path = folder.filePath("all.ts");
        const QString root = QStringLiteral(SEPARATRIX_SOURCE_DIR);
        QProcess::execute(SEPARATRIX_LUPDATE, {"-silent", root + "/ui", "-I", root, "-locations", "none", "-ts", path});
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void read(const QByteArray& file) {
        QXmlStreamReader xml(file);
        QString context;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == QLatin1String("name")) context = xml.readElementText();
            if (xml.name() == QLatin1String("source")) known_.insert(key(context, xml.readElementText()));
        }
    }

    /// Tags, entities, places for numbers and names stay as they are.
    static const QRegularExpression& kept() {
        static const QRegularExpression pattern(QStringLiteral("<[^>]*>|&[a-z]+;|%L?[0-9n]+"));
        return pattern;
    }

    static QString widened(const QString& text) {
        QString result;
        qsizetype end = 0;
        const auto widen = [&result](const QString& plain) {
            for (const QChar c : plain) result += (c.unicode() < 128 && c.isLetter()) ? QChar(c.unicode() + 0xfee0) : c;
        };
        for (auto found = kept().globalMatch(text); found.hasNext();) {
            const auto part = found.next();
            widen(text.mid(end, part.capturedStart() - end));
            result += part.captured();
            end = part.capturedEnd();
        }
        widen(text.mid(end));
        return result;
    }

    static QString lengthened(const QString& text) {
        QString letters = text;
        letters.remove(kept()).remove('&').remove('\n');
        const auto more = (letters.size() * 2 + 4) / 5;
        return letters.size() < 2 ? text : text + letters.right(more).trimmed();
    }

    Kind kind_;
    QList<QTranslator*> english_;
    QSet<QString> known_;
    mutable QSet<QString> missing_;
};

}  // namespace separatrix
