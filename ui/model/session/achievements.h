// What was achieved with a document: not undone, but saved with it.
#pragma once

#include <QObject>
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "core/training/settings.h"

namespace separatrix {

class Achievements : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// A model that was written to a file.
    struct Export {
        QString format;  ///< "pytorch", ...
        QString path;
        Settings settings;  ///< as they were then
        bool operator==(const Export&) const = default;
    };

    const std::vector<std::string>& solvedTasks() const { return solved_; }
    bool isSolved(const std::string& task) const;
    void markSolved(const std::string& task);
    const std::optional<Export>& lastExport() const { return last_export_; }
    void noteExport(Export made);
    /// Those of another document; its owner tells.
    void replace(std::vector<std::string> solved);

signals:
    void changed();

private:
    std::vector<std::string> solved_;  ///< in the order in which they were solved
    std::optional<Export> last_export_;
};

}  // namespace separatrix
