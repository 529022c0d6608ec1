#include "ui/model/session/selection_edits.h"

#include "core/document/edits.h"
#include "ui/model/session/rows_text.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/sentences.h"

namespace separatrix {

namespace {

constexpr double beside = 1.0 / 50;  ///< of the axes' range, from the original to its copy

std::vector<std::uint64_t> ids_from(std::uint64_t first, std::uint64_t end) {
    std::vector<std::uint64_t> ids;
    for (std::uint64_t id = first; id < end; ++id) ids.push_back(id);
    return ids;
}

}  // namespace

void select_all(Session& session) {
    std::vector<std::uint64_t> ids;
    ids.reserve(session.document().points.size());
    for (const Point& point : session.document().points) ids.push_back(point.id);
    session.selection()->set(ids);
}

void delete_selected(Session& session) {
    const auto ids = session.selection()->ids();  // a copy: who is deleted is chosen no longer
    delete_movies(session, ids);
}

void delete_movies(Session& session, std::span<const std::uint64_t> ids) {
    const auto count = static_cast<std::int64_t>(ids.size());
    session.apply(counted(Session::tr("Delete %1 movie(s)", nullptr, plural(count)), count),
                  [&ids](Document document) { return remove_points(std::move(document), ids); });
}

void duplicate_selected(Session& session) {
    const auto ids = session.selection()->ids();
    const auto first = session.document().next_id;
    const auto count = static_cast<std::int64_t>(ids.size());
    session.apply(counted(Session::tr("Duplicate %1 movie(s)", nullptr, plural(count)), count),
                  [&ids](Document document) {
                      const double dx = beside * (document.axes[0].high - document.axes[0].low);
                      const double dy = -beside * (document.axes[1].high - document.axes[1].low);
                      return duplicate_points(std::move(document), ids, dx, dy);
                  });
    if (session.document().next_id > first) session.selection()->set(ids_from(first, session.document().next_id));
}

void relabel_selected(Session& session, int label) {
    const auto ids = session.selection()->ids();
    const auto count = static_cast<std::int64_t>(ids.size());
    session.apply(counted(Session::tr("Relabel %1 movie(s)", nullptr, plural(count)), count),
                  [&ids, label](Document document) { return relabel_points(std::move(document), ids, label); });
}

void jitter_selected(Session& session, double percent) {
    const auto ids = session.selection()->ids();
    const auto seed = session.document().settings.seed + static_cast<std::uint64_t>(session.undoStack()->index());
    const auto count = static_cast<std::int64_t>(ids.size());
    session.apply(counted(Session::tr("Jitter %1 movie(s)", nullptr, plural(count)), count),
                  [&](Document document) { return jitter_points(std::move(document), ids, percent / 100, seed); });
}

QString selected_rows(const Session& session) { return rows_text(session.document(), session.selection()->ids()); }

QString paste_into_selection(Session& session, const QString& text) {
    const auto pasted = paste_rows(session, text);
    if (!pasted) return sentence(pasted.error());
    session.selection()->set(*pasted);
    return {};
}

}  // namespace separatrix
