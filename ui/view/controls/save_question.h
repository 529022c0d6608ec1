// Where to save: the file dialog, with the ending that belongs to it, and never over a file without asking.
#pragma once

#include <QString>

class QWidget;

namespace separatrix {

struct SaveQuestion {
    QString title;
    QString start;   ///< proposed, with its folder
    QString filter;  ///< as QFileDialog takes it
    QString suffix;  ///< given to a name that has none
};

/// The file to write; empty if the person thought better of it.
QString ask_where_to_save(QWidget* parent, const SaveQuestion& question);

/// Whether the file may be written over; true if there is none.
bool may_replace(QWidget* parent, const QString& title, const QString& path);

}  // namespace separatrix
