#include "ui/view/comparison/companion_plane.h"

#include "ui/model/comparison/companion.h"
#include "ui/model/plane/plane_gestures.h"

namespace separatrix {

namespace {

constexpr FieldDetail small_detail{2, 256};  ///< it is a small plane

}  // namespace

CompanionPlane::CompanionPlane(const Session* session, Companion* companion, const PlaneGestures* gestures,
                               QWidget* parent)
    : BoardPlot(session, companion->fieldFeed(), small_detail, parent), session_(session), gestures_(gestures) {
    setObjectName(QStringLiteral("companionPlane"));
    setAccessibleName(tr("Plane of the second model"));
    setFocusPolicy(Qt::NoFocus);
    connect(session_, &Session::documentChanged, this, &CompanionPlane::takeDocument);
    connect(companion, &Companion::frameChanged, this, &CompanionPlane::takeNetwork);
    connect(gestures_, &PlaneGestures::viewChanged, this, [this] { showView(gestures_->view()); });
    setTheme(light_theme());
    takeDocument();
}

void CompanionPlane::takeDocument() {
    showDocument(session_->document(), gestures_->testPoints());
    showView(gestures_->view());
}

}  // namespace separatrix
