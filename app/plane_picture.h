// The plane as the window would draw it, into a file, without a window.
#pragma once

#include <string>

#include "app/outcome.h"
#include "core/document/document.h"

namespace separatrix {

/// Ends in .png, .svg or .pdf.
bool is_picture_name(const std::string& file);

/// Needs no screen: brings up Qt's offscreen platform if there is no application yet.
Outcome<void> write_plane_picture(const Document& document, const Checkpoint& checkpoint, const std::string& file);

}  // namespace separatrix
