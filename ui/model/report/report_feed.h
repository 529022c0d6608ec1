// Keeps the look inside the network fresh while somebody looks: at most ten times a second, off the window's thread.
#pragma once

#include <QObject>
#include <QSet>
#include <QTimer>

#include "core/analysis/network_report.h"
#include "ui/model/session/session.h"
#include "ui/model/words/network_names.h"

namespace separatrix {

using NetworkReportPointer = std::shared_ptr<const NetworkReportAnswer>;

class ReportFeed : public QObject {
    Q_OBJECT
public:
    explicit ReportFeed(Session* session, QObject* parent = nullptr);

    /// Nothing is computed while nobody looks.
    void setWatched(const void* watcher, bool watched);
    /// The newest there is; null before the first.
    NetworkReportPointer answer() const { return answer_; }
    /// What is known of a neuron (layer 1 ... as in NeuronId).
    NeuronState stateOf(const NeuronId& id) const;

    static constexpr int shortest_pause = 100;  ///< milliseconds

signals:
    void reportChanged();

private:
    void ask();
    void request();
    void take();

    Session* session_;
    QSet<const void*> watchers_;
    std::shared_ptr<const Checkpoint> requested_;
    std::shared_ptr<const Dataset> requested_dataset_;
    NetworkReportPointer answer_;
    bool running_ = false;
    QTimer pause_;
    NetworkReportWorker worker_;  ///< last: joins first
};

}  // namespace separatrix
