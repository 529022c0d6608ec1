#include "ui/model/lessons/lecture_map.h"

#include <algorithm>

#include <QCoreApplication>

#include "core/data/generators.h"
#include "core/document/edits.h"

namespace separatrix {

namespace {

struct LectureMapWords {
    Q_DECLARE_TR_FUNCTIONS(LectureMap)
};

/// Whatever was tried before, the lecture begins with the settings of a new document; only the seed is the person's.
Document with_first_settings(Document document) {
    Settings settings = sample_document().settings;
    settings.seed = document.settings.seed;
    return with_settings(std::move(document), settings);
}

/// Movies that are there already stay, with their ids: an entry that is chosen again changes nothing.
Document with_movies(Document document, const Points& points, int classes) {
    const auto same = [](const Point& a, const Point& b) {
        return a.x1 == b.x1 && a.x2 == b.x2 && a.label == b.label && a.title == b.title;
    };
    const bool are_there = document.classes() == classes && document.points.size() == points.size() &&
                           std::equal(document.points.begin(), document.points.end(), points.begin(), same);
    return are_there ? document : with_points(std::move(document), points, classes);
}

/// The story's movies and one neuron.
Document story(Document document) {
    const Document sample = sample_document();
    document.axes = sample.axes;
    document.class_names = sample.class_names;
    return with_first_settings(with_movies(std::move(document), sample.points, sample.classes()));
}

Document generated(Document document, GeneratorKind kind, int classes, int count) {
    GeneratorSettings settings;
    settings.kind = kind;
    settings.classes = classes;
    settings.count = count;
    settings.seed = document.settings.seed;
    if (classes == 2) document.class_names = Document{}.class_names;
    const auto points = generate(settings, document.axes);
    return with_first_settings(with_movies(std::move(document), points, classes));
}

Document layers(Document document, std::vector<int> hidden, Activation activation) {
    Settings settings = document.settings;
    settings.model.model = ModelKind::mlp;
    settings.model.hidden = std::move(hidden);
    settings.model.activation = activation;
    settings.training.loss = LossKind::cross_entropy;
    return with_settings(std::move(document), settings);
}

}  // namespace

std::vector<LectureEntry> lecture_entries() {
    const QString story_section = LectureMapWords::tr("The story");
    const QString neuron_section = LectureMapWords::tr("1  One neuron, two classes");
    const QString labels_section = LectureMapWords::tr("2  More than two labels");
    const QString layers_section = LectureMapWords::tr("3  Non-linear decisions");
    const QString derivatives_section = LectureMapWords::tr("4  Derivatives");
    const QString practice_section = LectureMapWords::tr("5  The practical session");
    const QString next_section = LectureMapWords::tr("6  What comes next");
    return {
        {LectureTopic::recommendation, story_section, LectureMapWords::tr("Recommendation problem"),
         LectureMapWords::tr(
             "The movies on the plane: click to add one, point anywhere to ask whether James will like it."),
         LecturePlace::plane, 0},
        {LectureTopic::linear_decision, neuron_section, LectureMapWords::tr("Linear decision, sigmoid"),
         LectureMapWords::tr(
             "One neuron: its line and field on the plane, its formula with the numbers of this moment."),
         LecturePlace::maths, 0},
        {LectureTopic::step, neuron_section, LectureMapWords::tr("The ideal decision: the step"),
         LectureMapWords::tr(
             "The neuron with the step: a field without between, and the reason why it cannot be trained."),
         LecturePlace::activation, 0},
        {LectureTopic::descent, neuron_section, LectureMapWords::tr("Squared criterion, gradient descent, SGD"),
         LectureMapWords::tr("The slide's movie (4, 1) with its weights and every number of its step; S makes a step."),
         LecturePlace::maths, 0},
        {LectureTopic::learning_rate, neuron_section, LectureMapWords::tr("Learning rate"),
         LectureMapWords::tr("Move the slider while it trains: too small, good, too large."),
         LecturePlace::learning_rate, 0},
        {LectureTopic::regression, labels_section, LectureMapWords::tr("Multi-label by regression"),
         LectureMapWords::tr("Five labels as one number: the order that does not exist."), LecturePlace::compare, 0},
        {LectureTopic::softmax, labels_section, LectureMapWords::tr("Softmax, cross-entropy"),
         LectureMapWords::tr("One neuron per label; point at the plane to read probabilities that sum to 1."),
         LecturePlace::plane, 0},
        {LectureTopic::non_linear, layers_section, LectureMapWords::tr("Non-linear decision"),
         LectureMapWords::tr("Each hidden neuron has a line of its own and a map; move Hidden size while it trains."),
         LecturePlace::network, 0},
        {LectureTopic::chain_rule, layers_section, LectureMapWords::tr("Chain rule, forward and backward"),
         LectureMapWords::tr("The backward pass of one movie, step by step, each number beside a numeric derivative."),
         LecturePlace::maths, 0},
        {LectureTopic::derivatives, derivatives_section, LectureMapWords::tr("Derivatives"),
         LectureMapWords::tr("The numeric check at each line; all of them at once: separatrix gradcheck."),
         LecturePlace::maths, 0},
        {LectureTopic::from_scratch, derivatives_section, LectureMapWords::tr("Code from scratch"),
         LectureMapWords::tr("No machine-learning library: the network is core/nn, the formula above each line."),
         LecturePlace::about, 0},
        {LectureTopic::practice, practice_section, LectureMapWords::tr("Practical session"),
         LectureMapWords::tr("Linear, bar, donut, rings; batch and momentum; the loss curves over each other."),
         LecturePlace::practice, 0},
        {LectureTopic::pytorch, practice_section, LectureMapWords::tr("PyTorch"),
         LectureMapWords::tr("The model as a script: with Order “In order” it ends with the same weights."),
         LecturePlace::practice, 7},
        {LectureTopic::activations, next_section, LectureMapWords::tr("Activations, optimisation"),
         LectureMapWords::tr("Nine activations, six optimizers: change them while it trains."),
         LecturePlace::activation, 0},
        {LectureTopic::images, next_section, LectureMapWords::tr("Images"),
         LectureMapWords::tr("Later: not in this version of the program."), LecturePlace::nowhere, 0},
    };
}

std::optional<LectureMoment> moment_of(LectureTopic topic) {
    if (topic != LectureTopic::descent) return std::nullopt;
    return LectureMoment{{0.5, -0.25}, 0.1, {4, 1}};
}

Document with_topic(Document document, LectureTopic topic) {
    switch (topic) {
        case LectureTopic::recommendation:
            // the person's own movies are as good
            return document.points.empty() ? story(std::move(document)) : document;
        case LectureTopic::linear_decision: return story(std::move(document));
        case LectureTopic::step: {
            document = story(std::move(document));
            Settings settings = document.settings;
            settings.model.activation = Activation::step;
            return with_settings(std::move(document), settings);
        }
        case LectureTopic::descent:
        case LectureTopic::learning_rate: {
            document = story(std::move(document));
            Settings settings = document.settings;
            settings.training.loss = LossKind::squared;
            settings.training.optimizer.kind = OptimizerKind::sgd;
            settings.training.batch_size = 1;
            settings.training.learning_rate = 0.1;
            // the numbers on the slide are those of the marks themselves
            if (topic == LectureTopic::descent) settings.model.scale = ScaleKind::none;
            return with_settings(std::move(document), settings);
        }
        case LectureTopic::regression:
        case LectureTopic::softmax: {
            document = generated(std::move(document), GeneratorKind::gaussians, 5, 200);
            Settings settings = document.settings;
            settings.model.model = topic == LectureTopic::softmax ? ModelKind::softmax : ModelKind::regression;
            if (topic == LectureTopic::softmax) settings.training.loss = LossKind::cross_entropy;
            return with_settings(std::move(document), settings);
        }
        case LectureTopic::non_linear:
            return layers(generated(std::move(document), GeneratorKind::two_lines, 2, 200), {2}, Activation::sigmoid);
        case LectureTopic::chain_rule:
        case LectureTopic::derivatives: return layers(story(std::move(document)), {2}, Activation::sigmoid);
        case LectureTopic::activations:
            return layers(generated(std::move(document), GeneratorKind::moons, 2, 300), {8, 8}, Activation::tanh);
        case LectureTopic::from_scratch:
        case LectureTopic::practice:
        case LectureTopic::pytorch:
        case LectureTopic::images: return document;
    }
    return document;
}

}  // namespace separatrix
