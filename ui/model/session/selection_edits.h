// What Edit does with the chosen movies. One undo step each.
#pragma once

#include <QString>
#include <cstdint>
#include <span>

#include "ui/model/session/session.h"

namespace separatrix {

void select_all(Session& session);
void delete_selected(Session& session);
void delete_movies(Session& session, std::span<const std::uint64_t> ids);
/// Copies a little beside the originals; the copies are chosen afterwards.
void duplicate_selected(Session& session);
void relabel_selected(Session& session, int label);
/// Normal noise of `percent` of the axes' ranges; another one each time, and the same again for the same history.
void jitter_selected(Session& session, double percent);
inline constexpr double default_jitter = 1;  ///< percent
/// As rows_text(): what Copy puts on the clipboard.
QString selected_rows(const Session& session);
/// Rows from the clipboard; the new movies are chosen afterwards. A sentence if they cannot be read, else empty.
QString paste_into_selection(Session& session, const QString& text);

}  // namespace separatrix
