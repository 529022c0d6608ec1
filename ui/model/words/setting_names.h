// What settings and their choices are called on the screen, and the formula that explains each (LECTURE.md's notation).
#pragma once

#include <QString>

#include "core/training/settings_table.h"

namespace separatrix {

/// Of a setting itself: "Learning rate".
QString title(SettingId);

QString title(ModelKind);
QString title(Activation);
QString title(OutputKind);
QString title(LossKind);
QString title(OptimizerKind);
QString title(BatchOrder);
QString title(Initializer);
QString title(ScaleKind);
QString title(Precision);
QString title(ScheduleKind);

/// Where there is little room; the full title otherwise.
QString short_title(ModelKind);
QString short_title(OutputKind);
QString short_title(OptimizerKind);
QString short_title(BatchOrder);
QString short_title(ScaleKind);
template <class Choice>
QString short_title(Choice choice) {
    return title(choice);
}

QString formula(ModelKind);
QString formula(Activation);
QString formula(OutputKind);
QString formula(LossKind);
QString formula(OptimizerKind);
QString formula(BatchOrder);
QString formula(Initializer);
QString formula(ScaleKind);
QString formula(Precision);
QString formula(ScheduleKind);

/// A class as a person says it: "likes" -> "James likes"; other names as they are.
QString class_caption(const QString& name);
/// As it reads beside a number: "likes" stays, "3" becomes "class 3".
QString class_word(const QString& name);

}  // namespace separatrix
