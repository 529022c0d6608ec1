#include "ui/model/shell/app_settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

#include "ui/model/data/generate_form.h"

namespace separatrix {

namespace {

constexpr int most_recent_files = 10;

std::unique_ptr<QSettings> opened() {
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("separatrix"),
                                       QStringLiteral("separatrix"));
}

}  // namespace

AppSettings::AppSettings() : settings_(opened()) {
    // a damaged file reads as fine and can never be saved again: begin anew beside it
    settings_->sync();
    settings_->allKeys();  // sections are read when they are needed, and only then found damaged
    if (settings_->status() == QSettings::FormatError) {
        const QString file = settings_->fileName();
        settings_.reset();
        QFile::remove(file + QStringLiteral(".damaged"));
        QFile::rename(file, file + QStringLiteral(".damaged"));
        settings_ = opened();
    }
}

ThemeChoice AppSettings::theme() const {
    const QString name = settings_->value(QStringLiteral("theme")).toString();
    if (name == QLatin1String("light")) return ThemeChoice::light;
    return name == QLatin1String("dark") ? ThemeChoice::dark : ThemeChoice::system;
}

void AppSettings::setTheme(ThemeChoice choice) {
    const char* name = choice == ThemeChoice::light ? "light" : choice == ThemeChoice::dark ? "dark" : "system";
    settings_->setValue(QStringLiteral("theme"), QString::fromLatin1(name));
}

bool AppSettings::isLossLogarithmic() const {
    return settings_->value(QStringLiteral("loss/logarithmic"), true).toBool();
}
void AppSettings::setLossLogarithmic(bool logarithmic) {
    settings_->setValue(QStringLiteral("loss/logarithmic"), logarithmic);
}

QByteArray AppSettings::geometry() const { return settings_->value(QStringLiteral("window/geometry")).toByteArray(); }
void AppSettings::setGeometry(const QByteArray& geometry) {
    settings_->setValue(QStringLiteral("window/geometry"), geometry);
}
QByteArray AppSettings::columns() const { return settings_->value(QStringLiteral("window/columns")).toByteArray(); }
void AppSettings::setColumns(const QByteArray& state) { settings_->setValue(QStringLiteral("window/columns"), state); }
QByteArray AppSettings::rows() const { return settings_->value(QStringLiteral("window/rows")).toByteArray(); }
void AppSettings::setRows(const QByteArray& state) { settings_->setValue(QStringLiteral("window/rows"), state); }

QStringList AppSettings::recentFiles() const {
    QStringList files = settings_->value(QStringLiteral("recentFiles")).toStringList();
    files.removeIf([](const QString& file) { return !QFileInfo(file).isFile(); });
    return files.mid(0, most_recent_files);
}

void AppSettings::addRecentFile(const QString& path) {
    const QString file = QFileInfo(path).absoluteFilePath();
    // also those that are not there now: a memory stick comes back
    QStringList files = settings_->value(QStringLiteral("recentFiles")).toStringList();
    files.removeAll(file);
    files.prepend(file);
    settings_->setValue(QStringLiteral("recentFiles"), QStringList(files.mid(0, most_recent_files)));
    settings_->setValue(QStringLiteral("lastFolder"), QFileInfo(file).absolutePath());
}

void AppSettings::clearRecentFiles() { settings_->remove(QStringLiteral("recentFiles")); }

QString AppSettings::lastFolder() const {
    const QString folder = settings_->value(QStringLiteral("lastFolder")).toString();
    return QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

GeneratorSettings AppSettings::generator() const {
    GenerateForm form = form_of(GeneratorSettings{});
    const QString name = settings_->value(QStringLiteral("generate/kind")).toString();
    for (const GeneratorKind kind : all_generators)
        if (name.toStdString() == name_of(kind)) form.kind = kind;
    form.count = settings_->value(QStringLiteral("generate/count"), form.count).toString();
    form.noise = settings_->value(QStringLiteral("generate/noise"), form.noise).toString();
    form.seed = settings_->value(QStringLiteral("generate/seed"), form.seed).toString();
    form.classes = settings_->value(QStringLiteral("generate/classes"), form.classes).toInt();
    auto settings = settings_of(form).value_or(GeneratorSettings{});
    settings.classes = std::clamp(form.classes, 2, 10);  // also while a kind without classes was the last one
    return settings;
}

void AppSettings::setGenerator(const GeneratorSettings& settings) {
    const GenerateForm form = form_of(settings);
    settings_->setValue(QStringLiteral("generate/kind"), QString::fromStdString(std::string(name_of(form.kind))));
    settings_->setValue(QStringLiteral("generate/count"), form.count);
    settings_->setValue(QStringLiteral("generate/noise"), form.noise);
    settings_->setValue(QStringLiteral("generate/seed"), form.seed);
    if (takes_classes(form.kind)) settings_->setValue(QStringLiteral("generate/classes"), form.classes);
}

}  // namespace separatrix
