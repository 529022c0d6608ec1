// A picture of the plane carries its document: a PNG has room for text.
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <string_view>

namespace separatrix {

/// Keyword of the text chunk.
QString document_key();

bool is_png(std::string_view bytes);
/// The document's text from a PNG's tEXt, zTXt or iTXt chunk with that keyword; nothing if there is none. Reads the
/// chunks only, so that the size of a document is not bounded by a picture library's limits. Never looks beyond
/// `bytes`, whatever lengths they claim.
std::optional<std::string> document_in_png(std::string_view bytes);

}  // namespace separatrix
