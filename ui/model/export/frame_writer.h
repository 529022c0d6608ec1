// What takes the frames of a film, one after the other.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <tl/expected.hpp>

namespace separatrix {

/// A sentence that says what went wrong.
using MovieFailure = tl::unexpected<QString>;

/// Used by one thread at a time. All frames have the size of the first one.
class FrameWriter {
public:
    virtual ~FrameWriter() = default;
    virtual tl::expected<void, QString> add(const QImage& frame) = 0;
    /// The file's bytes; nothing can be added afterwards. Destroyed without it, everything is thrown away.
    virtual tl::expected<QByteArray, QString> finish() = 0;
};

}  // namespace separatrix
