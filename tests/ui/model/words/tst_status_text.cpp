#include <QtTest>

#include "core/document/edits.h"
#include "ui/model/words/status_text.h"

using namespace separatrix;

class StatusTextTest : public QObject {
    Q_OBJECT
private slots:
    void movies() {
        Document document = sample_document();
        QCOMPARE(movies_text(document), QString("24 movies"));
        Settings settings = document.settings;
        settings.training.test_fraction = 0.25;
        QCOMPARE(movies_text(with_settings(document, settings)), QString("24 movies · 18 train · 6 test"));
        document.points = {document.points.front()};
        QCOMPARE(movies_text(document), QString("1 movie"));
    }
    void progressAndSpeed() {
        TrainingFrame frame;
        frame.metrics.train.accuracy = 0.96875;
        frame.gradient_norm = 0.0121;
        QCOMPARE(progress_text(frame), QString("accuracy 0.969 · |∇J| 0.0121"));
        frame.gradient_norm = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(progress_text(frame), QString("accuracy 0.969"));
        QCOMPARE(speed_text(frame), QString("paused"));
        frame.run_state = RunState::running;
        frame.samples_per_second = 412345;
        frame.epochs_per_second = 6460.4;
        QCOMPARE(speed_text(frame), QString("412\u202f000 samples/s · 6\u202f460 epochs/s"));
    }
    void whyARunEnded() {
        TrainingFrame frame;
        TrainingSettings training;
        QCOMPARE(run_text(frame, training), QString("paused"));
        frame.run_state = RunState::finished;
        frame.stop_reason = StopReason::epochs;
        training.stop_epochs = 1500;
        QCOMPARE(run_text(frame, training), QString("stopped after 1\u202f500 epochs"));
        training.stop_epochs = 1;
        QCOMPARE(run_text(frame, training), QString("stopped after 1 epoch"));
        frame.stop_reason = StopReason::loss;
        training.stop_loss = 0.05;
        QCOMPARE(run_text(frame, training), QString("stopped: the loss fell below 0.05"));
    }
    void theRateOfTheMoment() {
        TrainingFrame frame;
        TrainingSettings training;
        frame.learning_rate = training.learning_rate;
        QCOMPARE(rate_text(frame, training), QString());
        training.schedule = {ScheduleKind::step, 10, 0.5};
        QCOMPARE(rate_text(frame, training), QString());  // not moved yet
        frame.learning_rate = 0.0125;
        QCOMPARE(rate_text(frame, training), QString("α 0.0125"));
    }
    void reportOfTwoClasses() {
        const Document document = sample_document();
        TrainingFrame frame;
        frame.metrics.test.count = 13;
        frame.metrics.test.accuracy = 12.0 / 13;
        frame.metrics.test.confusion.resize(2, 2);
        frame.metrics.test.confusion << 6, 0, 1, 6;
        const Report report = report_of(document, &frame);
        QCOMPARE(report.title, QString("Confusion on 13 test movies"));
        QCOMPARE(report.accuracy, QString("92\u202f%"));
        QCOMPARE(report.rows, (QStringList{"likes → likes 6 · dislikes 1", "dislikes → dislikes 6 · likes 0"}));
    }
    void reportWithoutASplitIsOnAllMovies() {
        TrainingFrame frame;
        frame.metrics.train.count = 24;
        frame.metrics.train.accuracy = 1;
        frame.metrics.train.confusion = Eigen::MatrixXi::Identity(2, 2) * 12;
        QCOMPARE(report_of(sample_document(), &frame).title, QString("Confusion on 24 movies"));
    }
    void aFrameOfOtherClassesShowsNoTable() {
        TrainingFrame frame;
        frame.metrics.train.count = 24;
        frame.metrics.train.confusion = Eigen::MatrixXi::Identity(3, 3);
        const Report report = report_of(sample_document(), &frame);
        QVERIFY(report.confusion.isEmpty() && report.rows.isEmpty());
        QVERIFY(report_of(sample_document(), nullptr).rows.isEmpty());
    }
};

QTEST_GUILESS_MAIN(StatusTextTest)
#include "tst_status_text.moc"
