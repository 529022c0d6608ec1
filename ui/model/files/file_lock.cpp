#include "ui/model/files/file_lock.h"

namespace separatrix {

std::unique_ptr<QLockFile> held_lock(const QString& name) {
    auto lock = std::make_unique<QLockFile>(name);
    lock->setStaleLockTime(0);  // a program may run for days
    if (lock->tryLock(0)) return lock;
    // QLockFile compares process numbers, which are given again (in a container every program may have the same);
    // this asks the system, which knows whether somebody still holds the file
    if (lock->error() == QLockFile::LockFailedError && lock->removeStaleLockFile() && lock->tryLock(0)) return lock;
    return nullptr;
}

}  // namespace separatrix
