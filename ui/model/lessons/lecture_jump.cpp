#include "ui/model/lessons/lecture_jump.h"

#include <QCoreApplication>

#include "ui/model/session/session.h"

namespace separatrix {

namespace {

struct LectureJumpWords {
    Q_DECLARE_TR_FUNCTIONS(LectureJump)
};

}  // namespace

bool shows_moment(const Session& session, const LectureMoment& moment) {
    // weights that were set are a start of their own, so "untouched" would not do
    const auto frame = session.shown();
    if (session.isTraining() || !session.frameIsCurrent() || !frame->checkpoint) return false;
    if (frame->epoch != 0 || frame->position != 0) return false;
    const Layer& layer = frame->checkpoint->predictor.network.layers.front();
    return layer.W.size() == 2 && layer.W(0) == moment.w[0] && layer.W(1) == moment.w[1] && layer.b(0) == moment.b;
}

bool set_up_lecture(Session& session, const LectureEntry& entry) {
    const auto moment = moment_of(entry.topic);
    const bool has_data = with_topic(session.document(), entry.topic) == session.document();
    if (has_data && (!moment || shows_moment(session, *moment))) return false;
    session.setTraining(false);
    const QString text = LectureJumpWords::tr("Lecture: %1").arg(entry.title);
    session.undoStack()->beginMacro(text);
    session.applyAnew(text,
                      [topic = entry.topic](Document document) { return with_topic(std::move(document), topic); });
    if (moment)
        session.editWeights(text, [&moment](Network& network) {
            network.layers[0].W << moment->w[0], moment->w[1];
            network.layers[0].b << moment->b;
        });
    session.undoStack()->endMacro();
    if (moment)
        for (const Point& point : session.document().points)
            if (point.x1 == moment->marks[0] && point.x2 == moment->marks[1]) session.selection()->set(point.id);
    return true;
}

}  // namespace separatrix
