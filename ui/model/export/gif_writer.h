#pragma once

#include <QSize>
#include <memory>

#include "ui/model/export/frame_writer.h"

namespace separatrix {

/// Each frame with the 256 colours that suit it best (libimagequant), only what changed is stored (libcgif).
std::unique_ptr<FrameWriter> gif_writer(QSize size, int frames_per_second);

}  // namespace separatrix
