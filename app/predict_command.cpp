// separatrix predict MODEL FILE.csv
#include "app/commands.h"
#include "app/model_file.h"
#include "app/terminal.h"
#include "core/data/csv.h"
#include "core/data/numbers.h"
#include "core/document/text_file.h"

namespace separatrix {

namespace {

constexpr std::size_t rows_at_once = 8192;  // bounds the memory of the forward pass

std::string header_of(const WeightsFile& model, bool with_titles) {
    std::string header = with_titles ? "x1,x2,title" : "x1,x2";
    for (const auto& name : model.class_names) header += ',' + csv_field("p_" + name);
    return header + ",predicted\n";
}

std::string rows_of(const WeightsFile& model, const CsvData& data, std::size_t begin, std::size_t end) {
    Matrix X(2, static_cast<Index>(end - begin));
    for (std::size_t i = begin; i < end; ++i)
        X.col(static_cast<Index>(i - begin)) << data.points[i].x1, data.points[i].x2;
    const Prediction prediction = predict(model.predictor, X);
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        const auto column = static_cast<Index>(i - begin);
        const Point& point = data.points[i];
        text += number_text(point.x1) + ',' + number_text(point.x2);
        if (data.has_titles) text += ',' + csv_field(point.title);
        for (Index k = 0; k < prediction.P.rows(); ++k) text += ',' + number_text(prediction.P(k, column));
        const auto label = static_cast<std::size_t>(prediction.predicted[column]);
        text += ',' + csv_field(model.class_names[label]) + '\n';
    }
    return text;
}

Outcome<void> run_predict(const Arguments& arguments) {
    const auto model = read_model(arguments.positional[0]);
    if (!model) return Failed(model.error());
    const std::string& file = arguments.positional[1];
    const auto text = read_file(file);
    if (!text) return data_failure(text.error(), file);
    CsvOptions options;
    options.labels_required = false;
    const auto data = read_csv(*text, file, options);
    if (!data) return data_failure(data.error(), file);

    if (auto written = write_output(header_of(*model, data->has_titles)); !written) return written;
    for (std::size_t begin = 0; begin < data->points.size(); begin += rows_at_once) {
        const std::size_t end = std::min(begin + rows_at_once, data->points.size());
        if (auto written = write_output(rows_of(*model, *data, begin, end)); !written) return written;
    }
    return {};
}

}  // namespace

Command predict_command() {
    Command command;
    command.name = "predict";
    command.arguments = "MODEL.sepx|WEIGHTS.json FILE.csv";
    command.summary = "the probability of each class for every row of a CSV file";
    command.description =
        "Prints a CSV row per row of the file: x1, x2, title (if the file has titles), p_ and the name of each class, "
        "predicted. Probabilities are written so that they read back exactly. The file needs no labels.\n"
        "A document that was not trained yet predicts with its starting weights, and says so.";
    command.least_positional = command.most_positional = 2;
    command.run = run_predict;
    return command;
}

}  // namespace separatrix
