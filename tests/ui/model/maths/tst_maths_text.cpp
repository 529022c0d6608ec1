// The lines of the Maths view: the lecture's numbers, LaTeX that is whole, the movie that a step used.
#include <QtTest>

#include "core/training/trainer.h"
#include "ui/model/maths/maths_moment.h"
#include "ui/model/maths/maths_notation.h"
#include "ui/model/maths/maths_text.h"

using namespace separatrix;

namespace {

Derivation worked() {
    Settings settings;
    settings.model.scale = ScaleKind::none;
    settings.training.loss = LossKind::squared;
    settings.training.learning_rate = 0.1;
    Matrix W(1, 2);
    W << 0.5, -0.25;
    Checkpoint checkpoint;
    checkpoint.predictor.architecture = architecture_of(settings.model, 2);
    checkpoint.predictor.loss = LossKind::squared;
    checkpoint.predictor.network.layers = {{W, Vector::Constant(1, 0.1), Activation::sigmoid}};
    return derive(checkpoint, settings, {4, 1}, 1);
}

Derivation drawn(const Settings& settings, int classes, int label) {
    Checkpoint checkpoint;
    checkpoint.predictor.architecture = architecture_of(settings.model, classes);
    checkpoint.predictor.loss = settings.training.loss;
    checkpoint.predictor.scale = {settings.model.scale, {2.5, 2.5}, {0.4, 0.4}};
    checkpoint.predictor.network = initial_network(checkpoint.predictor.architecture, Initializer::uniform, 5);
    return derive(checkpoint, settings, {4, 1}, label);
}

Settings mlp(const std::vector<int>& hidden) {
    Settings settings;
    settings.model.model = ModelKind::mlp;
    settings.model.hidden = hidden;
    return settings;
}

/// Braces, \left-free environments and dollars in pairs, and nothing left that LaTeX cannot set.
QString broken(const QString& latex) {
    int depth = 0;
    for (qsizetype i = 0; i < latex.size(); ++i) {
        if (i > 0 && latex[i - 1] == '\\') continue;
        depth += latex[i] == '{' ? 1 : latex[i] == '}' ? -1 : 0;
        if (depth < 0) return "closed too often: " + latex.left(i + 1).right(40);
    }
    if (depth != 0) return "open braces";
    if (latex.count('$') % 2 != 0) return "odd dollars";
    for (const char* environment : {"align*", "bmatrix"})
        if (latex.count(QString("\\begin{%1}").arg(environment)) != latex.count(QString("\\end{%1}").arg(environment)))
            return environment;
    for (const QString& line : latex.split('\n'))
        if (!line.startsWith('%'))
            for (const QChar c : line)
                if (c.unicode() > 0x7e) return QString("'%1' in %2").arg(c).arg(line);
    return {};
}

}  // namespace

class MathsTextTest : public QObject {
    Q_OBJECT

private slots:
    void theLecturesNumbers() {
        const QString text = maths_as_text(maths_text(worked()), "Star Wars I", true);
        for (const char* line : {"z = w₁x₁ + w₂x₂ + b = 0.500·4.0 − 0.250·1.0 + 0.100 = 1.85\n", "h = g(z)",
                                 "= 0.8641271029909058\n", "J = (h − y)² = (0.864 − 1)² = 0.018461444141643923",
                                 "∂J/∂h = 2(h − y) = 2·(0.864 − 1) = −0.27174579401818844",
                                 "∂J/∂z = ∂J/∂h · h(1 − h) = −0.272·0.864·0.136 = −0.0319060684862943",
                                 "∂J/∂w₁ = ∂J/∂z · x₁", "= −0.127624273945177", "   [numeric −0.1276",
                                 "w₁ ← w₁ − α·∂J/∂w₁ = 0.5000 − 0.100·(−0.1276) = 0.51276242739451",
                                 "= −0.24680939315137", "= 0.1031906068486294", "α = 0.100"})
            QVERIFY2(text.contains(line), qPrintable(QString(line) + " is not in\n" + text));
        QVERIFY(!text.contains("WRONG"));
    }

    void latexOfTheLecture() {
        const QString latex = maths_as_latex(maths_text(worked()), "Star Wars I");
        QCOMPARE(broken(latex), QString());
        for (const char* part : {"\\frac{\\partial J}{\\partial w_1} &= ", "\\frac{1}{1 + e^{-1.850}}", "0.8641",
                                 "-0.03191", " &\\leftarrow w_1 - ", "0.5128", "(h - y)^2"})
            QVERIFY2(latex.contains(part), qPrintable(QString(part) + " is not in\n" + latex));
    }

    void everyModelWritesWholeLines() {
        for (const ModelKind model : all_model_kinds)
            for (const LossKind loss : {LossKind::squared, LossKind::cross_entropy})
                for (const OutputKind output : {OutputKind::linear, OutputKind::sigmoid})
                    for (const ScaleKind scale : {ScaleKind::none, ScaleKind::range})
                        for (const OptimizerKind optimizer : {OptimizerKind::sgd, OptimizerKind::adam}) {
                            const int classes = model == ModelKind::neuron ? 2 : 3;
                            Settings settings = mlp({4, 2});
                            settings.model.model = model;
                            settings.model.output = output;
                            settings.model.scale = scale;
                            settings.training.loss = loss;
                            settings.training.optimizer.kind = optimizer;
                            settings.training.penalty.l2 = 0.1;
                            if (validate(settings, classes)) continue;
                            const Derivation d = drawn(settings, classes, 1);
                            const MathsText text = maths_text(d);
                            QCOMPARE(text.size(), 3);
                            for (const MathsSection& section : text)
                                for (const MathsRow& row : section.rows) {
                                    QVERIFY(!to_text(row.symbol).isEmpty() && !to_text(row.formula).isEmpty());
                                    QVERIFY(!to_text(row.value).isEmpty());
                                    QVERIFY(!row.has_check || row.state == CheckState::agrees);
                                }
                            QCOMPARE(text[0].rows[0].symbol == text[1].rows[0].symbol, false);
                            const QString latex = maths_as_latex(text, "x");
                            QVERIFY2(broken(latex).isEmpty(), qPrintable(broken(latex) + '\n' + latex));
                        }
    }

    void theBackwardPassIsInTheLecturesOrder() {
        Settings settings = mlp({4});
        settings.model.output = OutputKind::sigmoid;
        QStringList order;
        const MathsText text = maths_text(drawn(settings, 3, 2));
        for (const MathsRow& row : text[1].rows) order << to_text(row.symbol);
        QCOMPARE(order.join(' '), QString("∂L/∂ŷₛ ∂L/∂ŷ ∂L/∂W₂ ∂L/∂b₂ ∂L/∂a₁ ∂L/∂z₁ ∂L/∂W₁ ∂L/∂b₁"));
        order.clear();
        for (const MathsRow& row : text[0].rows) order << to_text(row.symbol);
        QCOMPARE(order.join(' '), QString("x̃₁ x̃₂ z₁ a₁ ŷ ŷₛ p L"));
    }

    void brokenOnPurpose() {
        Checkpoint checkpoint;
        const Derivation right = worked();
        checkpoint.predictor.architecture = architecture_of(right.settings.model, 2);
        checkpoint.predictor.loss = LossKind::squared;
        checkpoint.predictor.network = right.network;
        const auto text_of = [&](const BackpropFaults& faults, bool latex = false) {
            Settings settings = right.settings;
            settings.training.faults = faults;
            const MathsText text = maths_text(derive(checkpoint, settings, {4, 1}, 1));
            return latex ? maths_as_latex(text, "x") : maths_as_text(text, "x");
        };
        const QString sign = text_of({true, false, false});
        QVERIFY2(sign.contains("∂J/∂h = 2(y − h) = 2·(1 − 0.864) = 0.2717   [WRONG: numeric −0.2717"),
                 qPrintable(sign));
        QCOMPARE(sign.count("WRONG"), 5);                          // every row after it too
        QVERIFY(sign.contains("0.5000 − 0.100·0.1276 = 0.4872"));  // and training takes it
        const QString slope = text_of({false, true, false});
        QVERIFY2(slope.contains("∂J/∂z = ∂J/∂h[· h(1 − h) forgotten] = −0.272 = −0.2717   [WRONG"), qPrintable(slope));
        QCOMPARE(slope.count("WRONG"), 4);
        const QString bias = text_of({false, false, true});
        QVERIFY2(bias.contains("∂J/∂b = [∂J/∂z forgotten]  0 = 0   [WRONG"), qPrintable(bias));
        QCOMPARE(bias.count("WRONG"), 1);
        QCOMPARE(broken(text_of({true, true, true}, true)), QString());
        for (const auto& hidden : {std::vector<int>{3}, {3, 2}, {9, 9}}) {
            Settings settings = mlp(hidden);
            settings.training.faults = {true, true, true};
            const QString text = maths_as_text(maths_text(drawn(settings, 3, 1)), "x");
            QVERIFY2(text.contains("= y − p"), qPrintable(text));
            QVERIFY(text.contains("⊙ forgotten]"));
            QVERIFY(!text.contains("= ="));
        }
    }
    void whatIsFrozenSaysSo() {
        Derivation d = worked();
        Checkpoint checkpoint;
        checkpoint.predictor.architecture = architecture_of(d.settings.model, 2);
        checkpoint.predictor.loss = LossKind::squared;
        checkpoint.predictor.network = d.network;
        checkpoint.epoch = 20;
        d.settings.training.frozen = {{FrozenParameter::output_layer, 0, 0}};
        d.settings.training.schedule = {ScheduleKind::step, 10, 0.5};
        const QString text = maths_as_text(maths_text(derive(checkpoint, d.settings, {4, 1}, 1)), "x");
        QVERIFY2(text.contains("w₁ ← w₁ = frozen: it stays = 0.5000"), qPrintable(text));
        QVERIFY2(text.contains("−0.2500 − 0.0250·(−0.03191)"), qPrintable(text));
        QVERIFY(text.contains("α = 0.0250 by the schedule"));
        Settings settings = mlp({3});
        settings.training.frozen = {{FrozenParameter::output_layer, 0, 0}, {0, 1, 1}, {0, 2, 0}};
        const QString matrices = maths_as_text(maths_text(drawn(settings, 2, 1)), "x");
        QVERIFY2(matrices.contains("(2 of 6 frozen)") && matrices.contains("(1 of 6 frozen)"), qPrintable(matrices));
    }
    void aWrongNumberIsCalledWrong() {
        Derivation d = worked();
        d.layers[0].dW.value(1) *= -1;
        check_numerically(d);
        const MathsText text = maths_text(d);
        QCOMPARE(text[1].rows[2].state, CheckState::agrees);
        QCOMPARE(text[1].rows[3].state, CheckState::differs);
        QVERIFY(maths_as_text(text, "x").contains("WRONG: numeric −0.03191"));
    }

    void largeMatricesAreSummarised() {
        Matrix M = Matrix::Zero(16, 2);
        M(2, 0) = -0.5;
        QCOMPARE(notation::matrix_summary(M), QString("16×2, norm 0.500, largest −0.500 at (3, 1)"));
        const MathsText text = maths_text(drawn(mlp({16}), 3, 0));
        QVERIFY(to_text(text[0].rows.last().value).startsWith("0.") || to_text(text[0].rows.last().value).size() > 2);
        const QString all = maths_as_text(text, "x");
        QVERIFY2(all.contains("16×2, norm"), qPrintable(all));
        QVERIFY(all.contains("numeric 32 of 32 places"));
    }

    void words_in_latex_are_escaped() {
        QCOMPARE(to_latex(words("50 % of a_b")), QString("\\text{50 \\% of a\\_b}"));
        QCOMPARE(to_latex(number("−2.5e-5")), QString("-2.5 \\cdot 10^{-5}"));
        QCOMPARE(to_latex(with_index(symbol("w"), "12")), QString("w_{12}"));
        QCOMPARE(to_text(with_exponent(symbol("W"), upright("T"))), QString("Wᵀ"));
    }

    void aStepBringsItsMovieAndItsWeights() {
        Document document = sample_document();
        document.settings.training.batch_size = 1;
        TrainingJob job;
        job.dataset = dataset_of(document);
        job.settings = document.settings;
        Trainer trainer(job);
        const auto frame = [&] {
            auto made = std::make_shared<TrainingFrame>();
            made->epoch = trainer.epoch();
            made->position = trainer.position();
            made->checkpoint = std::make_shared<const Checkpoint>(trainer.checkpoint());
            made->stepped_ids = trainer.last_batch_ids();
            return made;
        };
        MathsMovie maths;
        QVERIFY(!maths.moment(document));
        maths.take(frame());
        QCOMPARE(maths.movie(document)->id, document.points.front().id);
        maths.choose(document.points[3].id);
        QCOMPARE(maths.moment(document)->movie, document.points[3].id);
        QVERIFY(!maths.moment(document)->step_made);

        const Network before = trainer.checkpoint().predictor.network;
        trainer.step_batch();
        const auto stepped = frame();
        maths.take(stepped);
        const auto moment = maths.moment(document);
        QCOMPARE(moment->movie, trainer.last_batch_ids().front());
        QVERIFY(moment->step_made);
        QVERIFY(moment->derivation.network == before);
        QVERIFY(moment->derivation.after == trainer.checkpoint().predictor.network);

        // another movie, or another rate since: these weights, and what a step would do
        maths.choose(document.points[3].id == moment->movie ? document.points[4].id : document.points[3].id);
        QVERIFY(!maths.moment(document)->step_made);
        maths.choose(moment->movie);
        document.settings.training.learning_rate *= 2;
        QVERIFY(!maths.moment(document)->step_made);
    }

    void everyModelsStepIsTheOneMade_data() {
        QTest::addColumn<ModelKind>("model");
        QTest::addColumn<Activation>("activation");
        QTest::addColumn<LossKind>("loss");
        QTest::addColumn<OptimizerKind>("optimizer");
        QTest::addColumn<Precision>("precision");
        for (const auto precision : {Precision::double_, Precision::float_}) {
            const auto row = [&](const char* name, ModelKind model, Activation activation, LossKind loss,
                                 OptimizerKind optimizer) {
                QTest::addRow("%s %s", name, precision == Precision::double_ ? "double" : "float")
                    << model << activation << loss << optimizer << precision;
            };
            row("neuron squared", ModelKind::neuron, Activation::sigmoid, LossKind::squared, OptimizerKind::sgd);
            row("neuron", ModelKind::neuron, Activation::sigmoid, LossKind::cross_entropy, OptimizerKind::sgd);
            row("mlp sigmoid", ModelKind::mlp, Activation::sigmoid, LossKind::cross_entropy, OptimizerKind::sgd);
            row("mlp tanh", ModelKind::mlp, Activation::tanh, LossKind::squared, OptimizerKind::momentum);
            row("mlp relu adam", ModelKind::mlp, Activation::relu, LossKind::cross_entropy, OptimizerKind::adam);
        }
    }
    /// Training runs in vector kernels, whose last digits differ from the lecture's order.
    void everyModelsStepIsTheOneMade() {
        QFETCH(ModelKind, model);
        QFETCH(Activation, activation);
        QFETCH(LossKind, loss);
        QFETCH(OptimizerKind, optimizer);
        QFETCH(Precision, precision);
        Document document = sample_document();
        document.settings.model.model = model;
        document.settings.model.hidden = {4, 3};
        document.settings.model.activation = activation;
        document.settings.training.loss = loss;
        document.settings.training.optimizer.kind = optimizer;
        document.settings.training.precision = precision;
        document.settings.training.batch_size = 1;
        TrainingJob job;
        job.dataset = dataset_of(document);
        job.settings = document.settings;
        Trainer trainer(job);
        MathsMovie maths;
        for (int step = 0; step < 10; ++step) {
            auto frame = std::make_shared<TrainingFrame>();
            frame->epoch = trainer.epoch();
            frame->position = trainer.position();
            frame->checkpoint = std::make_shared<const Checkpoint>(trainer.checkpoint());
            if (step > 0) frame->stepped_ids = trainer.last_batch_ids();
            maths.take(frame);
            if (step > 0) {
                const auto moment = maths.moment(document);
                QVERIFY2(moment->step_made, qPrintable(QString::number(step)));
                QVERIFY(moment->derivation.after == trainer.checkpoint().predictor.network);
            }
            trainer.step_batch();
        }
    }

    void theMoviesWords() {
        const Document document = sample_document();
        Point point{4, 1, 1, 6, ""};
        QCOMPARE(movie_title(point), QString("Movie 7"));
        QCOMPARE(movie_details(document, point), QString("Alfred 4.0 · Bruce 1.0 · James likes it (y = 1)"));
        point.title = "Gravity";
        QCOMPARE(movie_title(point), QString("Gravity"));
    }

    void withoutMoviesThereIsNothing() {
        Document document = sample_document();
        document.points.clear();
        MathsMovie maths;
        QVERIFY(!maths.movie(document));
        QVERIFY(!maths.moment(document));
    }
};

QTEST_GUILESS_MAIN(MathsTextTest)
#include "tst_maths_text.moc"
