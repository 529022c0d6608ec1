#include "ui/model/look/theme.h"

#include <algorithm>
#include <array>

namespace separatrix {

namespace {

constexpr int class_count = 10;

QColor mixed(const QColor& from, const QColor& to, double share) {
    const auto channel = [share](int a, int b) { return static_cast<int>(a + (b - a) * share + 0.5); };
    return {channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

}  // namespace

QColor Theme::class_color(int label) const {
    // Okabe, Ito, "Color Universal Design", 2008; the last ones keep their distance, also for red-green blind eyes
    static const std::array<QColor, class_count> on_light{
        QColor(0xd5, 0x5e, 0x00), QColor(0x00, 0x72, 0xb2), QColor(0x00, 0x9e, 0x73), QColor(0xcc, 0x79, 0xa7),
        QColor(0xe6, 0x9f, 0x00), QColor(0x56, 0xb4, 0xe9), QColor(0x8c, 0x80, 0x00), QColor(0x46, 0x23, 0x7a),
        QColor(0x7f, 0x4f, 0x24), QColor(0x55, 0x55, 0x55)};
    static const std::array<QColor, class_count> on_dark{
        QColor(0xf0, 0x8a, 0x24), QColor(0x56, 0xb4, 0xe9), QColor(0x2c, 0xc4, 0x98), QColor(0xe0, 0x9a, 0xc4),
        QColor(0xf0, 0xe4, 0x42), QColor(0x3d, 0x63, 0xf0), QColor(0x86, 0xd9, 0x4a), QColor(0xa8, 0x50, 0xdc),
        QColor(0xa8, 0x67, 0x2f), QColor(0xf0, 0xf0, 0xf0)};
    const auto index = static_cast<std::size_t>(std::clamp(label, 0, class_count - 1));
    return dark ? on_dark[index] : on_light[index];
}

QColor Theme::field_color(int label, double confidence) const {
    return mixed(paper, class_color(label), field_strength * std::clamp(confidence, 0.0, 1.0));
}

Theme light_theme() {
    Theme theme;
    theme.window = QColor(244, 244, 241);
    theme.card = QColor(255, 255, 255);
    theme.card_border = QColor(222, 222, 216);
    theme.text = QColor(29, 29, 27);
    theme.muted = QColor(100, 100, 95);
    theme.control = QColor(239, 239, 235);
    theme.control_hover = QColor(228, 228, 222);
    theme.groove = QColor(222, 222, 216);
    theme.strong = QColor(29, 29, 27);
    theme.on_strong = QColor(255, 255, 255);
    theme.accent = QColor(0, 114, 178);
    theme.grid = QColor(237, 237, 234);
    theme.paper = QColor(250, 250, 248);
    theme.border_line = QColor(24, 24, 22);
    theme.halo = QColor(255, 255, 255);
    theme.error = QColor(179, 38, 30);
    theme.good = QColor(0, 122, 86);
    theme.field_strength = 0.45;
    return theme;
}

Theme dark_theme() {
    Theme theme;
    theme.dark = true;
    theme.window = QColor(23, 24, 27);
    theme.card = QColor(31, 32, 36);
    theme.card_border = QColor(52, 54, 61);
    theme.text = QColor(240, 240, 236);
    theme.muted = QColor(160, 161, 166);
    theme.control = QColor(42, 44, 49);
    theme.control_hover = QColor(54, 56, 63);
    theme.groove = QColor(58, 60, 67);
    theme.strong = QColor(240, 240, 236);
    theme.on_strong = QColor(23, 24, 27);
    theme.accent = QColor(86, 180, 233);
    theme.grid = QColor(42, 44, 50);
    theme.paper = QColor(31, 32, 36);
    theme.border_line = QColor(248, 248, 245);
    theme.halo = QColor(23, 24, 27);
    theme.error = QColor(255, 138, 128);
    theme.good = QColor(88, 204, 160);
    theme.field_strength = 0.46;
    return theme;
}

ClassShape class_shape(int label) { return static_cast<ClassShape>(std::clamp(label, 0, class_count - 1)); }

}  // namespace separatrix
