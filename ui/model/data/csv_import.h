// A table on its way into the document: how it is read, what that gives, and the reading itself on a thread of its own.
#pragma once

#include <QObject>
#include <QString>
#include <memory>

#include "core/data/csv_preview.h"
#include "core/threads/job.h"
#include "ui/model/session/session.h"

namespace separatrix {

/// The column's name in the file, or its number.
QString column_name(const CsvPreview& preview, std::size_t column);

class CsvImport : public QObject {
    Q_OBJECT
public:
    explicit CsvImport(Session* session, QObject* parent = nullptr);

    /// Whether a table that was refused for this reason may be read after all with other options.
    static bool mayHelp(ErrorCode code);

    /// Reads the file and looks at its beginning. False: `problem` says why.
    bool openFile(const QString& path);
    QString path() const { return path_; }

    // --- what the person says; each change looks at the rows anew
    TextEncoding encoding() const { return encoding_; }
    void setEncoding(TextEncoding encoding);
    const CsvOptions& options() const { return options_; }
    void setSeparator(std::optional<char> separator);
    void setDecimalComma(bool decimal_comma);
    void setHeader(bool has_header);
    void setColumns(const CsvColumns& columns);
    /// So many rows at most; nothing: all.
    void setSample(std::optional<long> rows);
    /// What a label of the file is called in the document.
    void setClassName(std::size_t label, const QString& name);
    QString className(std::size_t label) const;
    enum class Target { replace, append };
    void setTarget(Target target);
    Target target() const { return target_; }

    // --- what is to be seen
    const CsvPreview& preview() const { return preview_; }
    /// Why it cannot be imported like this, in one sentence; empty if it can.
    QString problem() const { return problem_; }
    /// The same as the reader told it, where it is about the rows looked at.
    const std::optional<Error>& rowProblem() const { return row_problem_; }
    /// Rough number of rows of the whole file.
    long estimatedRows() const;

    // --- the reading
    void start();
    void cancel();
    bool isReading() const { return reading_.is_running(); }

signals:
    void previewChanged();
    void progressed(double share);
    void imported(long rows, long rows_in_file);
    void failed(const QString& sentence);  ///< empty if it was cancelled

private:
    void look(bool forget_columns);
    void decode();
    void takeReport();
    void finish(Expected<CsvData> data);
    QString problemOfPreview();

    Session* session_;
    QString path_;
    std::string file_;
    std::shared_ptr<const std::string> bytes_;
    std::shared_ptr<const std::string> text_;  ///< decoded
    TextEncoding encoding_ = TextEncoding::utf8;
    CsvOptions options_;
    std::vector<std::pair<std::string, std::string>> class_names_;  ///< label, name
    Target target_ = Target::replace;
    CsvPreview preview_;
    std::optional<Error> decoding_;  ///< what is wrong with the bytes
    QString problem_;
    std::optional<Error> row_problem_;
    Job<Expected<CsvData>> reading_;  ///< last: joins first
};

}  // namespace separatrix
