// What was wanted instead of what was given, in words.
#pragma once

#include <QString>

#include "core/data/error.h"

namespace separatrix {

/// "0 to 1", "more than 0, at most 10", "up to 6 sizes, each 1 to 64, separated by commas"; names and choices as they
/// are. Empty if nothing was said.
QString expectation_words(const Expectation& expected);
/// What was given, where it is better said than repeated ("12 bytes", "an empty curve").
QString given_words(const Error& error);

}  // namespace separatrix
