// Random sessions: what a person can do in the window, as a script made from a seed and played without a window.
#pragma once

#include <QString>
#include <QTemporaryDir>
#include <memory>
#include <optional>
#include <vector>

#include "core/math/random.h"
#include "ui/model/comparison/companion.h"
#include "ui/model/files/recovery_journal.h"
#include "ui/model/session/session.h"

namespace separatrix::tests {

enum class Action {
    add_point,
    move_point,
    remove_points,
    relabel,
    add_rows,
    new_table,
    generate,
    drag_point,
    drag_hidden_size,
    model,
    hidden_size,
    hidden_layers,
    activation,
    output,
    loss,
    initializer,
    scale,
    seed,
    precision,
    optimizer,
    momentum,
    learning_rate,
    schedule,
    batch_size,
    order,
    penalty,
    test_fraction,
    stop,
    freeze,
    break_backprop,
    add_class,
    remove_class,
    rename_class,
    probe,
    pin,
    answer,
    solve,
    type_weight,
    drag_weight,
    start,
    wait,
    pause,
    step_epoch,
    step_batch,
    speed,
    smaller_rate,
    reset,
    new_seed,
    undo,
    redo,
    compare,
    save,
    save_as,
    full_disk,
    open_again,
    new_document,
    kill
};
inline constexpr int action_count = static_cast<int>(Action::kill) + 1;
const char* name_of(Action action);

/// What is done, and the seed of all that is chosen while doing it: a step means the same wherever others are left out.
struct Step {
    Action action = Action::start;
    std::uint64_t seed = 0;
};
using Script = std::vector<Step>;

/// Frequent things are frequent: training, stepping, undo.
Script script_from(std::uint64_t seed, int length);
QString text_of(const Script& script);

/// A script that once found a fault.
struct Kept {
    const char* was;  ///< what did not hold
    Script script;
};
const std::vector<Kept>& kept_scripts();

/// Plays a script on a session of its own and checks after each step what must hold.
class Player {
public:
    /// `folder` for the files that it saves.
    explicit Player(const QString& folder);
    ~Player();

    /// The first thing that did not hold, with the step; nothing if all is well.
    std::optional<QString> play(const Script& script);

private:
    struct Undoable {  // one undo step
        std::string before;
        bool changes_weights = false;
        std::int64_t trained = 0;
    };
    void makeSession();
    void act(const Step& step);
    void edit(Rng& rng, Action action);
    void setting(Rng& rng, Action action, Settings& settings);
    void train(Rng& rng, Action action);
    void file(Action action);
    void kill();
    void undo();
    void redo();
    void settleAll();
    /// As the file would be, but for how it is looked at.
    std::string work();
    void check();
    void checkOpened(const std::string& text);
    void checkUndo(const std::string& text);
    void checkFrames();
    void expect(bool holds, const QString& what);

    QString folder_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<Session> other_ = std::make_unique<Session>();  ///< opens what is saved
    std::unique_ptr<Companion> companion_;
    std::unique_ptr<RecoveryJournal> journal_;
    std::vector<Undoable> steps_;
    std::string saved_;          ///< work() as its file, or what was opened, has it
    bool saved_at_rest_ = true;  ///< the file has the weights of its settings
    bool recovered_ = false;     ///< no file has it
    std::int64_t trained_ = 0;   ///< counts what was told to train
    std::int64_t last_epoch_ = 0;
    bool epoch_may_fall_ = true;
    std::optional<QString> broken_;
};

}  // namespace separatrix::tests
