// File names are bytes; what is shown and edited is text.
#pragma once

#include <QString>
#include <string>

namespace separatrix {

/// The text of a file's name. Bytes that are not UTF-8 become lone surrogates (U+DC80 ... U+DCFF, as in Python), so
/// that every name comes back from bytes_of() as it was.
QString text_of_file_name(const std::string& bytes);
std::string bytes_of_file_name(const QString& text);

}  // namespace separatrix
