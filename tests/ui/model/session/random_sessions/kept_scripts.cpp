// Every script that once found a fault, shrunk to the steps that it needs.
#include "tests/ui/model/session/random_sessions/session_script.h"

namespace separatrix::tests {

const std::vector<Kept>& kept_scripts() {
    static const std::vector<Kept> scripts{
        {"a model chosen while it trains, then the hidden size: the weights are gone",
         {{Action::start, 1u}, {Action::model, 3u}, {Action::wait, 5u}, {Action::drag_hidden_size, 7u}}},
    };
    return scripts;
}

}  // namespace separatrix::tests
