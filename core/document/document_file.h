// Saving a document: atomic, and never over one that a newer Separatrix wrote.
#pragma once

#include <string>

#include "core/data/error.h"

namespace separatrix {

/// Why a document must not be saved at `path`: newer_file_kept if there is one of a newer version. To be asked before
/// long work whose result goes there.
Expected<void> check_document_target(const std::string& path);

/// write_file(), but a document of a newer version is kept: this program could not read it, and what it holds would be
/// lost. Errors: what check_document_target() and write_file() say.
Expected<void> write_document_file(const std::string& path, const std::string& text);

}  // namespace separatrix
