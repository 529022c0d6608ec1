#include "core/document/document.h"

namespace separatrix {

Document sample_document() {
    // James likes about what lies above 1.4 x1 + x2 = 5.75; three movies near that line went the other way, so that a
    // neuron gets close to all of them and never reaches it.
    static constexpr struct {
        const char* title;
        double x1, x2;
        int label;
    } movies[] = {
        {"Star Freight I", 4.0, 1.0, 1},  // the movie of the lecture's worked example
        {"The Lantern Clerk", 0.3, 0.5, 0},
        {"Salt Harbour Nine", 3.1, 3.6, 1},
        {"Midnight at Pump Four", 0.2, 1.5, 0},
        {"Quiet Thunderheads", 4.5, 1.7, 1},
        {"Two Umbrellas for Odile", 1.2, 1.0, 0},
        {"The Accordion Verdict", 0.2, 2.5, 0},
        {"Dust over Maravel", 4.2, 3.2, 1},
        {"A Spoon for the General", 2.8, 1.3, 1},  // below the line, liked
        {"Paper Submarines", 2.0, 0.3, 0},
        {"The Ninth Gardener", 3.1, 4.8, 1},
        {"Glasshouse Protocol", 1.0, 1.9, 0},
        {"Snow on Tram Twelve", 4.8, 2.5, 1},
        {"The Beekeeper's Alibi", 0.3, 3.7, 0},
        {"Captain Marmalade", 1.1, 3.0, 1},  // below the line, liked
        {"Return to Vellum Island", 4.4, 4.1, 1},
        {"Nobody Feeds the Comet", 1.9, 1.6, 0},
        {"The Violet Timetable", 1.5, 4.6, 1},
        {"Seven Borrowed Winters", 1.9, 3.6, 0},  // above the line, disliked
        {"Moth and Marble", 3.3, 0.2, 0},
        {"Operation Teaspoon", 4.7, 0.2, 1},
        {"The Postmistress of Orlan", 0.2, 4.8, 0},
        {"Hullabaloo on Deck C", 2.4, 2.5, 1},
        {"Star Freight II", 3.5, 2.1, 1},
    };
    Document document;
    for (const auto& movie : movies)
        document.points.push_back({movie.x1, movie.x2, movie.label, document.next_id++, movie.title});
    return document;
}

DataSource source_of(const Document& document) {
    return {document.points, document.axes, document.classes(), document.settings.training.test_fraction};
}

PlaneRect rect_of(const std::array<Axis, 2>& axes) { return {axes[0].low, axes[0].high, axes[1].low, axes[1].high}; }

bool same_but_notebook(const Document& a, const Document& b) {
    Document with_other_notebook = a;
    with_other_notebook.notebook = b.notebook;
    return with_other_notebook == b;
}

std::shared_ptr<const Dataset> dataset_of(const Document& document) {
    return std::make_shared<const Dataset>(make_dataset(source_of(document)));
}

}  // namespace separatrix
