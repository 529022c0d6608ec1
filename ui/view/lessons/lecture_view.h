// "Where is this?": the lecture's sections and rows, each a button that leads to the thing.
#pragma once

#include <QWidget>

#include "ui/model/lessons/lecture_map.h"

namespace separatrix {

class LectureView : public QWidget {
    Q_OBJECT
public:
    explicit LectureView(QWidget* parent = nullptr);

signals:
    void entryChosen(const separatrix::LectureEntry& entry);
};

}  // namespace separatrix
