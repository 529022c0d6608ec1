// Runs the real program and keeps what it said.
#pragma once

#include <QtTest/QtTest>

namespace separatrix {

struct CommandRun {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

inline CommandRun run_program(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    process.closeWriteChannel();
    CommandRun run;
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
        return run;
    }
    run.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

inline CommandRun separatrix_run(const QStringList& arguments) {
    return run_program(QStringLiteral(SEPARATRIX_EXECUTABLE), arguments);
}
/// A bash command line in which $0 is the program.
inline CommandRun shell_run(const QString& command) {
    return run_program(QStringLiteral("bash"), {QStringLiteral("-c"), command, QStringLiteral(SEPARATRIX_EXECUTABLE)});
}

inline QByteArray bytes_of(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
inline void write_bytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A refusal: the exit code, nothing on standard output, one sentence on one line.
#define COMPARE_REFUSAL(run, wanted_code)                                                                              \
    do {                                                                                                               \
        const CommandRun& refused = (run);                                                                             \
        QVERIFY2(refused.code == (wanted_code), (QByteArray::number(refused.code) + ": " + refused.err).constData());  \
        QCOMPARE(refused.out, QByteArray());                                                                           \
        QVERIFY2(refused.err.count('\n') == 1 && refused.err.endsWith(".\n"), refused.err.constData());                \
    } while (false)

inline QJsonObject json_of(const CommandRun& run) {
    if (run.code != 0) qWarning() << run.code << run.err;
    return QJsonDocument::fromJson(run.out).object();
}

}  // namespace separatrix
