// The sizes of the hidden layers one by one.
#pragma once

#include <array>

#include "ui/view/settings/setting_section.h"

namespace separatrix {

class LayerSizesSection : public SettingSection {
    Q_OBJECT
public:
    LayerSizesSection(Session* session, QWidget* parent);
    void showDocument(const Document& document) override;

private:
    std::array<ValueSlider*, limits::max_hidden_layers> sizes_{};
};

}  // namespace separatrix
