// What the person authors: a value with ==, undoable as a whole.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/data/points.h"
#include "core/document/notebook.h"
#include "core/math/plane.h"
#include "core/training/job.h"
#include "core/training/settings.h"

namespace separatrix {

inline constexpr std::size_t max_probes = 50;

struct Document {
    std::array<Axis, 2> axes{Axis{"Alfred's mark", 0, 5}, Axis{"Bruce's mark", 0, 5}};
    std::vector<std::string> class_names{"dislikes", "likes"};  ///< 2 ... max_classes, none empty, all different
    Points points;                                              ///< ids all different and below next_id
    std::uint64_t next_id = 0;
    std::vector<Probe> probes;  ///< at most max_probes, ids all different
    Settings settings;
    Notebook notebook;

    int classes() const { return static_cast<int>(class_names.size()); }
    bool operator==(const Document&) const = default;
};

/// The lecture's story: 24 invented movies with titles, Alfred's and Bruce's marks, and what James said of them.
/// One neuron separates all but a few.
Document sample_document();

/// The whole plane of a document.
PlaneRect rect_of(const std::array<Axis, 2>& axes);

/// Whether the two differ in nothing that training or the plane reads: in the notebook at most.
bool same_but_notebook(const Document& a, const Document& b);

DataSource source_of(const Document& document);
/// The points as training reads them.
std::shared_ptr<const Dataset> dataset_of(const Document& document);

}  // namespace separatrix
