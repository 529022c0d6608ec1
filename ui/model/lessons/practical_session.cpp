#include "ui/model/lessons/practical_session.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "core/document/edits.h"
#include "ui/model/words/generator_names.h"

namespace separatrix {

namespace {

struct PracticalSessionWords {
    Q_DECLARE_TR_FUNCTIONS(PracticalSession)
};

GeneratorKind data_of(PracticePart part) {
    switch (part) {
        case PracticePart::linear:
        case PracticePart::pytorch: return GeneratorKind::linear;
        case PracticePart::neuron_on_bar:
        case PracticePart::layers_on_bar: return GeneratorKind::bar;
        case PracticePart::neuron_on_donut:
        case PracticePart::layers_on_donut:
        case PracticePart::batch:
        case PracticePart::momentum:
        case PracticePart::overlay: return GeneratorKind::donut;
        case PracticePart::rings: return GeneratorKind::rings;
    }
    return GeneratorKind::linear;
}

void set_neuron(Settings& settings) {
    settings.model.model = ModelKind::neuron;
    settings.model.activation = Activation::sigmoid;
    settings.training.loss = LossKind::cross_entropy;
}

void set_layers(Settings& settings) {
    settings.model.model = ModelKind::mlp;
    settings.model.hidden = {8, 8};
    settings.model.activation = Activation::tanh;
}

}  // namespace

std::string name_of(PracticePart part) {
    switch (part) {
        case PracticePart::linear: return "linear";
        case PracticePart::neuron_on_bar: return "neuron-on-bar";
        case PracticePart::neuron_on_donut: return "neuron-on-donut";
        case PracticePart::layers_on_bar: return "layers-on-bar";
        case PracticePart::layers_on_donut: return "layers-on-donut";
        case PracticePart::batch: return "batch";
        case PracticePart::momentum: return "momentum";
        case PracticePart::overlay: return "overlay";
        case PracticePart::rings: return "rings";
        case PracticePart::pytorch: return "pytorch";
    }
    return {};
}

QString title(PracticePart part) {
    return part == PracticePart::pytorch ? PracticalSessionWords::tr("PyTorch script") : title(data_of(part));
}

std::vector<PracticeTask> practice_tasks() {
    return {
        {"linear",
         PracticalSessionWords::tr("A neuron on a straight border"),
         PracticalSessionWords::tr(
             "Set up the movies: the border is x₁ + x₂ = 1 of the unit square. The model is one neuron: sigmoid and "
             "binary "
             "cross-entropy, learning rate 0.01, batch 1. Press Space: it stops after 10 epochs."),
         PracticalSessionWords::tr("Where does the line lie in the end, and what did the loss do on the way?"),
         {PracticePart::linear}},
        {"fail",
         PracticalSessionWords::tr("See it fail"),
         PracticalSessionWords::tr(
             "Set up the bar and train the same neuron for 10 epochs (Space). Then do the same with the donut. Look at "
             "the "
             "border, at the loss and at the accuracy on the test movies."),
         PracticalSessionWords::tr("Why can one neuron not solve these two?"),
         {PracticePart::neuron_on_bar, PracticePart::neuron_on_donut}},
        {"layers",
         PracticalSessionWords::tr("Three linear layers with tanh between"),
         PracticalSessionWords::tr("Choose the model MLP with two hidden layers of 8 neurons – three linear layers – "
                                   "and the activation Tanh. "
                                   "Train it on the bar, then on the donut."),
         PracticalSessionWords::tr(
             "What does the first hidden layer do? Look at its lines on the plane and at its maps in the network."),
         {PracticePart::layers_on_bar, PracticePart::layers_on_donut}},
        {"batch",
         PracticalSessionWords::tr("Batch 16 instead of 1"),
         PracticalSessionWords::tr(
             "Set up and train the 20 epochs with batch 1, then pin the curve (P). Set the batch size to 16, reset (R) "
             "and "
             "train 20 epochs again."),
         PracticalSessionWords::tr(
             "Each epoch shows the same movies: why does the loss fall more slowly with batch 16, and why is it "
             "smoother?"),
         {PracticePart::batch}},
        {"momentum",
         PracticalSessionWords::tr("Momentum"),
         PracticalSessionWords::tr(
             "Pin the curve of batch 16 if it is not pinned yet (P). Choose the optimizer SGD + momentum with momentum "
             "0.9 "
             "and batch 16, reset (R) and train 20 epochs."),
         PracticalSessionWords::tr("What does v ← μv + dw do when many steps point the same way?"),
         {PracticePart::momentum}},
        {"overlay",
         PracticalSessionWords::tr("The three curves over each other"),
         PracticalSessionWords::tr(
             "Pin the runs with batch 1, with batch 16, and with batch 16 and momentum (P), 20 epochs each, nothing "
             "else "
             "changed. Look at them on the logarithmic and on the linear axis, and at the accuracy."),
         PracticalSessionWords::tr("Which is best after 20 epochs, which per step? Why?"),
         {PracticePart::overlay}},
        {"rings",
         PracticalSessionWords::tr("Rings with four classes"),
         PracticalSessionWords::tr(
             "Set up the rings. Choose an MLP with tanh, SGD + momentum and batch 16, and train until 90 % of the test "
             "movies are right. More hidden neurons help."),
         PracticalSessionWords::tr(
             "What had to change in the network and in the loss for four classes instead of two?"),
         {PracticePart::rings}},
        {"pytorch",
         PracticalSessionWords::tr("The same in PyTorch"),
         PracticalSessionWords::tr(
             "Write the model as a PyTorch script: File ▸ Export ▸ PyTorch script. Open it and find the model, the "
             "loss, "
             "the optimizer and the training loop. For the same weights choose Order: In order before you train: the "
             "shuffled order of a long run is not in the script, and PyTorch draws its own."),
         PracticalSessionWords::tr("Which lines of the script compute the forward pass, and which the backward pass?"),
         {PracticePart::pytorch}},
    };
}

bool has_set_up(PracticePart part) { return part != PracticePart::pytorch; }

Document with_set_up(Document document, PracticePart part) {
    if (!has_set_up(part)) return document;
    GeneratorSettings generator;
    generator.kind = data_of(part);
    generator.count = practice_train_count + practice_test_count;
    generator.classes = part == PracticePart::rings ? 4 : 2;
    generator.seed = document.settings.seed;
    if (generator.classes == 2) document.class_names = Document{}.class_names;
    const auto points = generate(generator, document.axes);
    document = with_points(std::move(document), points, generator.classes);

    Settings settings = document.settings;
    TrainingSettings& training = settings.training;
    training.test_fraction = static_cast<double>(practice_test_count) / generator.count;
    training.learning_rate = practice_rate;
    training.order = BatchOrder::shuffle;
    training.penalty = {};
    training.schedule = {};
    training.frozen = {};
    training.faults = {};
    training.stop_loss = 0;
    training.stop_epochs = 0;
    if (part != PracticePart::rings) {
        training.optimizer.kind = OptimizerKind::sgd;
        training.batch_size = 1;
    }
    switch (part) {
        case PracticePart::linear:
        case PracticePart::neuron_on_bar:
        case PracticePart::neuron_on_donut:
            set_neuron(settings);
            training.stop_epochs = practice_epochs;
            break;
        case PracticePart::layers_on_bar:
        case PracticePart::layers_on_donut: training.loss = LossKind::cross_entropy; break;
        case PracticePart::batch:
        case PracticePart::overlay:
        case PracticePart::momentum:
            set_layers(settings);
            training.loss = LossKind::cross_entropy;
            training.stop_epochs = practice_compared_epochs;
            if (part == PracticePart::momentum) training.batch_size = 16;
            break;
        case PracticePart::rings: training.loss = LossKind::cross_entropy; break;
        case PracticePart::pytorch: break;
    }
    return with_settings(std::move(document), settings);
}

QString answers_as_text(const Document& document, const std::vector<std::string>& solved) {
    const auto is_solved = [&solved](PracticePart part) {
        return std::find(solved.begin(), solved.end(), name_of(part)) != solved.end();
    };
    QStringList lines{PracticalSessionWords::tr("Practical session"), QString()};
    int number = 0;
    for (const PracticeTask& task : practice_tasks()) {
        const bool done = std::all_of(task.parts.begin(), task.parts.end(), is_solved);
        lines << QStringLiteral("%1. %2 %3")
                     .arg(++number)
                     .arg(task.title,
                          done ? PracticalSessionWords::tr("(solved)") : PracticalSessionWords::tr("(not solved yet)"));
        lines << task.question;
        const auto answer = document.notebook.answers.find(task.id);
        lines << (answer == document.notebook.answers.end() ? QStringLiteral("–")
                                                            : QString::fromStdString(answer->second));
        lines << QString();
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace separatrix
