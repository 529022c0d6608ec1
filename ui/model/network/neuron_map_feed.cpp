#include "ui/model/network/neuron_map_feed.h"

#include "ui/model/canvas/plane_mapping.h"
#include "ui/model/session/waking.h"

namespace separatrix {

namespace {

constexpr int tile_nodes = 36;     ///< on a side: tiles are at most some 60 pixels
constexpr int detail_nodes = 160;  ///< drawn smoothly over the whole plane

}  // namespace

NeuronMapFeed::NeuronMapFeed(Session* session, QObject* parent)
    : QObject(parent), session_(session), worker_(waking(this, &NeuronMapFeed::take)) {
    connect(session, &Session::shownChanged, this, &NeuronMapFeed::request);
    connect(session, &Session::documentChanged, this, &NeuronMapFeed::request);
}

void NeuronMapFeed::setActive(bool active) {
    active_ = active;
    request();
}

void NeuronMapFeed::setDetailed(bool detailed) {
    if (detailed == detailed_) return;
    detailed_ = detailed;
    requested_.reset();
    request();
}

void NeuronMapFeed::request() {
    const MomentPointer frame = session_->shown();
    if (!(active_ || detailed_) || !frame || !frame->checkpoint) return;
    const PlaneRect rect = rect_of(session_->document().axes);
    if (frame->checkpoint == requested_ && rect == requested_rect_) return;
    requested_ = frame->checkpoint;
    requested_rect_ = rect;
    // one and the same generation: maps are cheap, and one that is begun is always finished, so that a dragged weight
    // is followed too
    const int nodes = detailed_ ? detail_nodes : tile_nodes;
    worker_.request({0, frame->epoch, frame->checkpoint, rect, nodes, nodes});
}

void NeuronMapFeed::take() {
    auto answer = worker_.take();
    if (!answer) return;
    answer_ = std::move(answer);
    emit mapsChanged();
}

}  // namespace separatrix
