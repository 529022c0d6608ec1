#include "app/plane_picture.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QStringList>
#include <memory>
#include <optional>

#include "core/document/text_file.h"
#include "ui/model/words/language.h"
#include "ui/view/export/picture_export.h"
#include "ui/view/look/style.h"
#include "ui/view/plane/plane_view.h"

namespace separatrix {

namespace {

constexpr QSize picture_size(800, 800);
constexpr int longest_training_ms = 60'000;

/// Widgets need an application; this one needs no screen.
class OffscreenApplication {
public:
    OffscreenApplication() {
        if (QCoreApplication::instance()) return;
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
        application_.emplace(argument_count_, arguments_);
        install_language(&*application_, QLocale::c());  // the command line speaks English
        applyTheme(*application_, light_theme());
    }

private:
    int argument_count_ = 1;
    char name_[11] = "separatrix";
    char* arguments_[2] = {name_, nullptr};
    std::optional<QApplication> application_;
};

QString ending_of(const std::string& file) { return QFileInfo(QString::fromStdString(file)).suffix().toLower(); }

/// Until the field of the trained network is there in full.
bool wait_for_field(const Session& session) {
    const QDeadlineTimer deadline(longest_training_ms);
    while (!session.field() || session.field()->coarse) {
        if (deadline.hasExpired()) return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    }
    QCoreApplication::processEvents();
    return true;
}

}  // namespace

bool is_picture_name(const std::string& file) {
    return QStringList{QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf")}.contains(ending_of(file));
}

Outcome<void> write_plane_picture(const Document& document, const Checkpoint& checkpoint, const std::string& file) {
    const OffscreenApplication application;
    Session session;
    session.open({document, checkpoint, LossHistory()}, QString());
    PlaneView view(&session);
    view.setHintShown(false);
    view.setTheme(light_theme());
    view.resize(picture_size);
    view.show();
    if (!wait_for_field(session)) return data_failure(file + ": the picture could not be drawn in time.");
    const QString ending = ending_of(file);
    // one unit, one pixel: the text of a scaled PNG would be too large for its room
    const auto picture = ending == QLatin1String("png") ? plot_png(view, QSize(), 1.0)
                                                        : plot_picture(view, ending, QStringLiteral("Separatrix"));
    if (!picture) return data_failure(file + ": " + picture.error().toStdString());
    if (const auto written = write_file(file, picture->toStdString()); !written)
        return data_failure(written.error(), file);
    return {};
}

}  // namespace separatrix
