// The few things a program remembers between starts. A damaged settings file is put aside, never kept and never fatal.
#pragma once

#include <QSettings>
#include <QStringList>
#include <memory>

#include "core/data/generators.h"
#include "ui/model/look/theme.h"

namespace separatrix {

class AppSettings {
public:
    AppSettings();

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    bool isLossLogarithmic() const;
    void setLossLogarithmic(bool logarithmic);
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    /// How the person divided the window: plane and right column, loss and tabs.
    QByteArray columns() const;
    void setColumns(const QByteArray& state);
    QByteArray rows() const;
    void setRows(const QByteArray& state);
    /// Newest first, at most ten, without those that are not there now.
    QStringList recentFiles() const;
    void addRecentFile(const QString& path);
    void clearRecentFiles();
    QString lastFolder() const;
    /// The values that Data > Generate was last used with.
    GeneratorSettings generator() const;
    void setGenerator(const GeneratorSettings& settings);

private:
    std::unique_ptr<QSettings> settings_;
};

}  // namespace separatrix
