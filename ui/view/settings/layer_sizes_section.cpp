#include "ui/view/settings/layer_sizes_section.h"

#include "ui/model/session/session.h"

namespace separatrix {

LayerSizesSection::LayerSizesSection(Session* session, QWidget* parent) : SettingSection(session, {}, parent) {
    for (std::size_t l = 0; l < sizes_.size(); ++l) {
        const int number = static_cast<int>(l) + 1;
        const QString title = tr("Size of hidden layer %1").arg(number);
        sizes_[l] = addSlider(
            QStringLiteral("layerSize%1").arg(number), title, title, SliderScale::integers(1, limits::max_hidden_size),
            tr("Neurons of hidden layer %1. Those that stay keep their weights, new ones start random.").arg(number));
        connect(sizes_[l], &ValueSlider::valueEdited, this, [this, l, number](double value, int gesture) {
            write(
                tr("Change the size of hidden layer %1").arg(number),
                [l, size = static_cast<int>(value)](Settings& s) {
                    if (l < s.model.hidden.size()) s.model.hidden[l] = size;
                },
                gesture);
        });
    }
}

void LayerSizesSection::showDocument(const Document& document) {
    const auto& hidden = document.settings.model.hidden;
    const Rule rule = rule_of(SettingControl::hidden_size, document.settings);
    for (std::size_t l = 0; l < sizes_.size(); ++l) {
        sizes_[l]->setVisible(l < hidden.size());
        if (l < hidden.size()) sizes_[l]->setValue(hidden[l]);
        sizes_[l]->setRule(rule);
    }
    setVisible(!hidden.empty());
}

}  // namespace separatrix
