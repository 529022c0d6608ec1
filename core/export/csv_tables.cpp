#include "core/export/csv_tables.h"

#include <algorithm>
#include <cmath>

#include "core/data/csv.h"
#include "core/data/numbers.h"

namespace separatrix {

namespace {

constexpr std::size_t movies_at_once = 8192;  // bounds the memory of the forward pass

std::string field(double value) { return std::isfinite(value) ? number_text(value) : std::string(); }

}  // namespace

std::string predictions_csv(const Document& document, const Predictor& predictor) {
    const auto& points = document.points;
    const bool titles = std::any_of(points.begin(), points.end(), [](const Point& p) { return !p.title.empty(); });
    std::string text = titles ? "x1,x2,label,title" : "x1,x2,label";
    for (const auto& name : document.class_names) text += ',' + csv_field("p_" + name);
    text += ",predicted\n";
    const auto name_of_class = [&](int label) {
        return csv_field(document.class_names[static_cast<std::size_t>(label)]);
    };
    for (std::size_t begin = 0; begin < points.size(); begin += movies_at_once) {
        const std::size_t end = std::min(begin + movies_at_once, points.size());
        Matrix X(2, static_cast<Index>(end - begin));
        for (std::size_t i = begin; i < end; ++i) X.col(static_cast<Index>(i - begin)) << points[i].x1, points[i].x2;
        const Prediction prediction = predict(predictor, X);
        for (std::size_t i = begin; i < end; ++i) {
            const auto column = static_cast<Index>(i - begin);
            const Point& point = points[i];
            text += number_text(point.x1) + ',' + number_text(point.x2) + ',' + name_of_class(point.label);
            if (titles) text += ',' + csv_field(point.title);
            for (Index k = 0; k < prediction.P.rows(); ++k) text += ',' + field(prediction.P(k, column));
            text += ',' + name_of_class(prediction.predicted[column]) + '\n';
        }
    }
    return text;
}

std::string metrics_header() { return "epoch,loss,accuracy,test_loss,test_accuracy\n"; }

std::string metrics_row(const EpochLoss& epoch) {
    return std::to_string(epoch.epoch) + ',' + field(epoch.loss) + ',' + field(epoch.accuracy) + ',' +
           field(epoch.test_loss) + ',' + field(epoch.test_accuracy) + '\n';
}

std::string history_csv(const LossHistory& history) {
    std::string text = metrics_header();
    for (const LossBucket& bucket : history.buckets())
        if (bucket.last_epoch > 0)
            text += metrics_row({bucket.last_epoch, bucket.loss.last, bucket.accuracy.last, bucket.test_loss.last,
                                 bucket.test_accuracy.last});
    return text;
}

}  // namespace separatrix
