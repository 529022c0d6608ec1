// Every script that once found a fault, shrunk to the steps that it needs.
#include "tests/ui/model/session/random_sessions/session_script.h"

namespace separatrix::tests {

const std::vector<Kept>& kept_scripts() {
    static const std::vector<Kept> scripts{
        {"a model chosen while it trains, then the hidden size: the weights are gone",
         {{Action::start, 1u}, {Action::model, 3u}, {Action::wait, 5u}, {Action::drag_hidden_size, 7u}}},
        {"a step, then another pass: the weights were taken for a start",
         {{Action::step_batch, 13383299681636207401u}, {Action::move_point, 8655101739284372949u}}},
        {"a step, another order, a class more: the curve of what opens was another",
         {{Action::step_batch, 13139026639158556697u},
          {Action::order, 10264843369235332295u},
          {Action::add_class, 10147510282872497086u}}},
        {"the curve began anew with every edit within the first epoch",
         {{Action::step_batch, 8622690989498799370u},
          {Action::move_point, 11158364847821070792u},
          {Action::start, 9798521137335631250u},
          {Action::drag_weight, 8954658406120102292u},
          {Action::add_point, 351996275754729054u},
          {Action::pause, 5117249136900441340u}}},
        {"single precision: a typed weight had digits that training does not hold",
         {{Action::precision, 4931047183446637055u},
          {Action::start, 9798521137335631250u},
          {Action::drag_weight, 8954658406120102292u}}},
        {"an edit, a reset, both taken back: since when the conditions hold was forgotten",
         {{Action::start, 13639418617578144543u},
          {Action::pause, 4477657038743130891u},
          {Action::drag_point, 13312222910002772565u},
          {Action::reset, 3287658753077159959u},
          {Action::undo, 18336578651526097990u},
          {Action::undo, 14078027849209217587u}}},
    };
    return scripts;
}

}  // namespace separatrix::tests
