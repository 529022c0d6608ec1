// Keeps the neurons' maps fresh while somebody looks at them.
#pragma once

#include <QObject>

#include "core/analysis/neuron_maps.h"
#include "ui/model/session.h"

namespace separatrix {

using NeuronMapsPointer = std::shared_ptr<const NeuronMapsAnswer>;

class NeuronMapFeed : public QObject {
    Q_OBJECT
public:
    explicit NeuronMapFeed(Session* session, QObject* parent = nullptr);

    /// Nothing is computed while nobody looks.
    void setActive(bool active);
    NeuronMapsPointer answer() const { return answer_; }

signals:
    void mapsChanged();

private:
    void request();
    void take();

    Session* session_;
    bool active_ = false;
    std::shared_ptr<const Checkpoint> requested_;
    PlaneRect requested_rect_;
    NeuronMapsPointer answer_;
    NeuronMapsWorker worker_;  ///< last: joins first
};

}  // namespace separatrix
