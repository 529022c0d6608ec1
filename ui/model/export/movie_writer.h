// Frames in, an animated GIF or an MP4 film out.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <memory>
#include <optional>
#include <tl/expected.hpp>

namespace separatrix {

enum class MovieKind { gif, mp4 };

/// A sentence that says what went wrong.
using MovieFailure = tl::unexpected<QString>;

/// Used by one thread at a time. All frames have the size of the first one.
class MovieWriter {
public:
    virtual ~MovieWriter() = default;
    virtual tl::expected<void, QString> add(const QImage& frame) = 0;
    /// The file's bytes; nothing can be added afterwards. Destroyed without it, everything is thrown away.
    virtual tl::expected<QByteArray, QString> finish() = 0;
};

/// `size` in pixels, even in both directions for MP4; 1 to 50 frames a second (a GIF counts in hundredths of a second).
std::unique_ptr<MovieWriter> movie_writer(MovieKind kind, QSize size, int frames_per_second);

/// Why this kind cannot be made here; empty if it can. MP4 needs the program ffmpeg.
QString movie_refusal(MovieKind kind);

}  // namespace separatrix
