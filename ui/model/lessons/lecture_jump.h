// From an entry of the lecture to the movies, the model and the weights that it talks about.
#pragma once

#include "ui/model/lessons/lecture_map.h"

namespace separatrix {

class Session;

/// Untrained, with the slide's weights.
bool shows_moment(const Session& session, const LectureMoment& moment);

/// Sets up what the entry needs, as one undo step; the moment's movie is chosen. False: all of it was there already,
/// and nothing has changed.
bool set_up_lecture(Session& session, const LectureEntry& entry);

}  // namespace separatrix
