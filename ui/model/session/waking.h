// How another thread tells an object of the window's thread that something waits for it.
#pragma once

#include <QObject>
#include <functional>

namespace separatrix {

class Waker : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

signals:
    void woken();
};

/// A function for other threads: each call has `slot` called on the owner's thread, soon. It must not be called once
/// the owner's members are gone. A signal and not a posted functor: Qt's object for the latter is deleted by whichever
/// thread lets go of it last, behind locks that ThreadSanitizer does not see.
template <class Owner>
std::function<void()> waking(Owner* owner, void (Owner::*slot)()) {
    auto* waker = new Waker(owner);
    QObject::connect(waker, &Waker::woken, owner, slot, Qt::QueuedConnection);
    return [waker] { emit waker->woken(); };
}

}  // namespace separatrix
