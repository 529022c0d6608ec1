// Keeps the neurons' maps fresh while somebody looks at them.
#pragma once

#include <QObject>

#include "core/analysis/neuron_maps.h"
#include "ui/model/session/session.h"

namespace separatrix {

using NeuronMapsPointer = std::shared_ptr<const NeuronMapsAnswer>;

class NeuronMapFeed : public QObject {
    Q_OBJECT
public:
    explicit NeuronMapFeed(Session* session, QObject* parent = nullptr);

    /// Nothing is computed while nobody looks.
    void setActive(bool active);
    /// Fine enough for the big plane, and kept fresh even while the network itself is not looked at.
    void setDetailed(bool detailed);
    NeuronMapsPointer answer() const { return answer_; }

signals:
    void mapsChanged();

private:
    void request();
    void take();

    Session* session_;
    bool active_ = false;
    bool detailed_ = false;
    std::shared_ptr<const Checkpoint> requested_;
    PlaneRect requested_rect_;
    NeuronMapsPointer answer_;
    NeuronMapsWorker worker_;  ///< last: joins first
};

}  // namespace separatrix
