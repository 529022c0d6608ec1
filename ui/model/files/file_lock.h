// A lock that tells other programs of ours that something is in use.
#pragma once

#include <QLockFile>
#include <QString>
#include <memory>

namespace separatrix {

/// The lock with this file name, held; null if a program that still runs holds it, or it cannot be had.
std::unique_ptr<QLockFile> held_lock(const QString& name);

}  // namespace separatrix
