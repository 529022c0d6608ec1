// Keeps it known which movies a run's network gets wrong at this moment.
#pragma once

#include <QObject>
#include <QTimer>
#include <vector>

#include "ui/model/canvas/verdict_worker.h"
#include "ui/model/session/session.h"

namespace separatrix {

class VerdictFeed : public QObject {
    Q_OBJECT
public:
    /// The movies are the session's, the network is that of the feed's moment.
    VerdictFeed(const Session* session, const FieldFeed* feed, QObject* parent = nullptr);

    /// The feed's moment is another now.
    void takeNetwork();

signals:
    /// One flag for each movie of the document as it is now.
    void judged(const std::vector<bool>& wrong);

private:
    void takeDocument();
    void request();
    void take();

    const Session* session_;
    const FieldFeed* feed_;
    std::shared_ptr<const Checkpoint> judged_;  ///< the network of the last request
    std::uint64_t points_version_ = 1;          ///< rises with every change of the document
    std::uint64_t judged_version_ = 0;          ///< of the points of the last request
    QTimer pause_;
    VerdictWorker worker_;  ///< last: joins first
};

}  // namespace separatrix
