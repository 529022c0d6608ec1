#include "ui/model/session/document_snapshot.h"

namespace separatrix {

namespace {

template <class T>
bool same_value(const std::shared_ptr<const T>& a, const std::shared_ptr<const T>& b) {
    return a == b || (a && b && *a == *b);
}

}  // namespace

bool same_work(const DocumentSnapshot& a, const DocumentSnapshot& b) {
    // what differs most often first: while it trains the epochs do
    if (!a.checkpoint != !b.checkpoint) return false;
    if (a.checkpoint &&
        (a.checkpoint->epoch != b.checkpoint->epoch || a.checkpoint->position != b.checkpoint->position))
        return false;
    return a.progress == b.progress && same_value(a.document, b.document) && same_value(a.checkpoint, b.checkpoint) &&
           same_value(a.origin, b.origin) && same_value(a.history, b.history);
}

}  // namespace separatrix
