#include "ui/model/session/field_feed.h"

#include "ui/model/session/waking.h"

namespace separatrix {

FieldFeed::FieldFeed(std::function<FieldMoment()> moment, QObject* parent)
    : QObject(parent), moment_(std::move(moment)), worker_(waking(this, &FieldFeed::take)) {}

void FieldFeed::setView(const PlaneRect& rect, int columns, int rows) {
    if (rect == rect_ && columns == columns_ && rows == rows_) return;
    rect_ = rect;
    columns_ = columns;
    rows_ = rows;
    request();
}

void FieldFeed::request() {
    const FieldMoment now = moment();
    if (!now.checkpoint || columns_ < 1 || rows_ < 1) return;
    worker_.request({now.generation, now.epoch, now.checkpoint, rect_, columns_, rows_, palette_});
}

void FieldFeed::take() {
    auto field = worker_.take();
    if (!field || field->generation != moment().generation) return;
    field_ = std::move(field);
    emit fieldChanged();
}

}  // namespace separatrix
