// What the window says about recovery.
#pragma once

#include <QString>

#include "ui/model/files/recovery_file.h"

namespace separatrix {

/// "Recovered: moons.sepx as it was today at 14:03, ...". `others`: how many more wait.
QString recovery_offer(const RecoveryFile& file, int others, const QDateTime& now);
/// The folder cannot be used.
QString no_recovery_sentence(const QString& folder);
/// A write failed.
QString recovery_failed_sentence(const Error& error);

}  // namespace separatrix
