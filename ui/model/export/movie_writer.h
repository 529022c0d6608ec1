// Frames in, an animated GIF or an MP4 film out.
#pragma once

#include <QSize>
#include <memory>

#include "ui/model/export/frame_writer.h"

namespace separatrix {

enum class MovieKind { gif, mp4 };

/// `size` in pixels, even in both directions for MP4; 1 to 50 frames a second (a GIF counts in hundredths of a second).
std::unique_ptr<FrameWriter> movie_writer(MovieKind kind, QSize size, int frames_per_second);

/// Why this kind cannot be made here; empty if it can. MP4 needs the program ffmpeg.
QString movie_refusal(MovieKind kind);

}  // namespace separatrix
