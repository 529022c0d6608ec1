#include "ui/model/canvas/verdict_feed.h"

#include "ui/model/canvas/point_verdicts.h"
#include "ui/model/session/waking.h"

namespace separatrix {

VerdictFeed::VerdictFeed(const Session* session, const FieldFeed* feed, QObject* parent)
    : QObject(parent), session_(session), feed_(feed), worker_(waking(this, &VerdictFeed::take)) {
    pause_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, &VerdictFeed::request);
    connect(session_, &Session::documentChanged, this, &VerdictFeed::takeDocument);
    pause_.start(0);
}

void VerdictFeed::takeDocument() {
    ++points_version_;
    if (!pause_.isActive()) pause_.start(0);
}

void VerdictFeed::takeNetwork() {
    if (!pause_.isActive()) pause_.start(0);
}

void VerdictFeed::request() {
    const auto network = feed_->moment().checkpoint;
    if (!network || (network == judged_ && judged_version_ == points_version_)) return;
    judged_ = network;
    judged_version_ = points_version_;
    const Document& document = session_->document();
    worker_.request({points_version_, document.points, document.classes(), judged_});
}

void VerdictFeed::take() {
    const auto verdict = worker_.take();
    if (!verdict) return;
    if (verdict->points_version == points_version_) emit judged(verdict->wrong);
    // asks again after the pause: whatever came meanwhile, the last frame too
    pause_.start(verdict_pause(session_->document().points.size()));
}

}  // namespace separatrix
