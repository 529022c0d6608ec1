#include "ui/model/maths/maths_moment.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/model/maths/maths_notation.h"
#include "ui/model/plane/plane_readout.h"

namespace separatrix {

namespace {

struct MathsMomentWords {
    Q_DECLARE_TR_FUNCTIONS(MathsMoment)
};

/// The same step: training's kernels and the lecture's order of sums differ in the last digits.
bool same_step(const Network& derived, const Network& trained, Precision precision) {
    if (derived.layers.size() != trained.layers.size()) return false;
    const double tolerance = precision == Precision::double_ ? 1e-9 : 1e-4;
    const auto near = [&](const auto& a, const auto& b) {
        return a.rows() == b.rows() && a.cols() == b.cols() &&
               ((a - b).array().abs() <= tolerance * (1 + b.array().abs())).all();
    };
    for (std::size_t l = 0; l < derived.layers.size(); ++l)
        if (!near(derived.layers[l].W, trained.layers[l].W) || !near(derived.layers[l].b, trained.layers[l].b))
            return false;
    return true;
}

bool same_moment(const Moment& a, const Moment& b) {
    return a.generation == b.generation && a.epoch == b.epoch && a.position == b.position;
}

}  // namespace

void MathsMovie::choose(std::optional<std::uint64_t> movie) { movie_ = movie; }

void MathsMovie::take(const std::shared_ptr<const Moment>& frame) {
    if (frame == frame_) return;
    const bool stepped = frame && !frame->stepped_ids.empty();
    const bool same = frame && frame_ && same_moment(*frame, *frame_);
    if (!same || !stepped) {
        before_step_.reset();
        if (stepped) {
            movie_ = frame->stepped_ids.front();
            if (frame_ && frame_->generation == frame->generation) before_step_ = frame_->checkpoint;
        }
    }
    frame_ = frame;
}

const Point* MathsMovie::movie(const Document& document) const {
    if (document.points.empty()) return nullptr;
    const Point* found = movie_ ? document.points.find(*movie_) : nullptr;
    return found ? found : &document.points.front();
}

std::optional<MathsMoment> MathsMovie::moment(const Document& document) const {
    const Point* point = movie(document);
    if (!point || !frame_ || !frame_->checkpoint) return std::nullopt;
    const Checkpoint& now = *frame_->checkpoint;
    if (point->label >= now.predictor.architecture.classes) return std::nullopt;
    const std::array<double, 2> marks{point->x1, point->x2};
    constexpr Index places = 16;  // of each matrix: a network of 25,000 weights stays a matter of milliseconds
    if (before_step_ && frame_->stepped_ids.size() == 1 && frame_->stepped_ids.front() == point->id) {
        // only if this one step explains the weights
        Derivation step = analytic_derivation(*before_step_, document.settings, marks, point->label);
        if (same_step(step.after, now.predictor.network, document.settings.training.precision)) {
            step.after = now.predictor.network;
            check_numerically(step, places);
            return MathsMoment{std::move(step), point->id, true};
        }
    }
    Derivation derivation = analytic_derivation(now, document.settings, marks, point->label);
    check_numerically(derivation, places);
    return MathsMoment{std::move(derivation), point->id, false};
}

QString movie_title(const Point& movie) {
    const QString title = QString::fromStdString(movie.title).simplified();
    return title.isEmpty() ? MathsMomentWords::tr("Movie %1").arg(movie.id + 1) : title;
}

QString movie_details(const Document& document, const Point& movie) {
    QStringList parts;
    const std::array<double, 2> marks{movie.x1, movie.x2};
    for (std::size_t i = 0; i < 2; ++i) {
        const QString name = short_axis_name(document.axes[i]);
        parts << QStringLiteral("%1 %2").arg(name, notation::mark_number(marks[i]));
    }
    const auto label = static_cast<std::size_t>(movie.label);
    const QString name = label < document.class_names.size() ? QString::fromStdString(document.class_names[label])
                                                             : QString::number(movie.label);
    QString verdict = name;
    if (name == QLatin1String("likes")) verdict = MathsMomentWords::tr("James likes it");
    if (name == QLatin1String("dislikes")) verdict = MathsMomentWords::tr("James dislikes it");
    parts << MathsMomentWords::tr("%1 (y = %2)").arg(verdict).arg(movie.label);
    return parts.join(QStringLiteral(" · "));
}

}  // namespace separatrix
