#include "ui/model/export/gif_writer.h"

#include <cgif.h>
#include <libimagequant.h>

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace separatrix {

namespace {

struct GifWriterWords {
    Q_DECLARE_TR_FUNCTIONS(GifWriter)
};

constexpr int most_colors = 255;  // one is left for "as in the frame before"
constexpr int quick = 7;          // libimagequant's speed: twice as fast as its usual 4, no difference to be seen

int append(void* bytes, const std::uint8_t* data, std::size_t size) {
    static_cast<QByteArray*>(bytes)->append(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    return 0;
}

struct FreeAttributes {
    void operator()(liq_attr* attributes) const { liq_attr_destroy(attributes); }
};
struct FreeImage {
    void operator()(liq_image* image) const { liq_image_destroy(image); }
};
struct FreeResult {
    void operator()(liq_result* result) const { liq_result_destroy(result); }
};

/// A picture in at most 255 colours.
struct Reduced {
    std::vector<std::uint8_t> pixels;
    std::array<std::uint8_t, 3 * 256> palette{};
    std::uint16_t colors = 0;
};

std::optional<Reduced> reduced(const QImage& picture) {
    const QImage image = picture.convertToFormat(QImage::Format_RGBA8888);
    const std::unique_ptr<liq_attr, FreeAttributes> attributes(liq_attr_create());
    if (!attributes) return std::nullopt;
    liq_set_max_colors(attributes.get(), most_colors);
    liq_set_speed(attributes.get(), quick);
    std::vector<void*> rows;
    rows.reserve(static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y) rows.push_back(const_cast<uchar*>(image.constScanLine(y)));
    const std::unique_ptr<liq_image, FreeImage> source(
        liq_image_create_rgba_rows(attributes.get(), rows.data(), image.width(), image.height(), 0));
    if (!source) return std::nullopt;
    liq_result* made = nullptr;
    if (liq_image_quantize(source.get(), attributes.get(), &made) != LIQ_OK) return std::nullopt;
    const std::unique_ptr<liq_result, FreeResult> result(made);
    liq_set_dithering_level(result.get(), 0);  // dots that dance from frame to frame

    Reduced picture_in_colors;
    picture_in_colors.pixels.resize(static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height()));
    if (liq_write_remapped_image(result.get(), source.get(), picture_in_colors.pixels.data(),
                                 picture_in_colors.pixels.size()) != LIQ_OK)
        return std::nullopt;
    const liq_palette* palette = liq_get_palette(result.get());
    picture_in_colors.colors = static_cast<std::uint16_t>(palette->count);
    for (unsigned i = 0; i < palette->count; ++i) {
        picture_in_colors.palette[3 * i] = palette->entries[i].r;
        picture_in_colors.palette[3 * i + 1] = palette->entries[i].g;
        picture_in_colors.palette[3 * i + 2] = palette->entries[i].b;
    }
    return picture_in_colors;
}

class GifWriter : public FrameWriter {
public:
    GifWriter(QSize size, int frames_per_second)
        : size_(size), delay_(static_cast<std::uint16_t>(std::clamp(100 / std::max(frames_per_second, 1), 2, 100))) {
        CGIF_Config config{};
        config.attrFlags = CGIF_ATTR_IS_ANIMATED | CGIF_ATTR_NO_GLOBAL_TABLE;
        config.width = static_cast<std::uint16_t>(size.width());
        config.height = static_cast<std::uint16_t>(size.height());
        config.numLoops = CGIF_INFINITE_LOOP;
        config.pWriteFn = append;
        config.pContext = &bytes_;
        gif_ = cgif_newgif(&config);
    }
    ~GifWriter() override {
        if (gif_) cgif_close(gif_);
    }
    GifWriter(const GifWriter&) = delete;
    GifWriter& operator=(const GifWriter&) = delete;

    tl::expected<void, QString> add(const QImage& frame) override {
        Q_ASSERT(frame.size() == size_);
        auto colors = reduced(frame);
        if (!gif_ || !colors) return failed();
        CGIF_FrameConfig config{};
        config.pLocalPalette = colors->palette.data();
        config.numLocalPaletteEntries = colors->colors;
        config.pImageData = colors->pixels.data();
        config.attrFlags = CGIF_FRAME_ATTR_USE_LOCAL_TABLE;
        config.genFlags = CGIF_FRAME_GEN_USE_TRANSPARENCY | CGIF_FRAME_GEN_USE_DIFF_WINDOW;
        config.delay = delay_;
        if (cgif_addframe(gif_, &config) != CGIF_OK) return failed();
        return {};
    }

    tl::expected<QByteArray, QString> finish() override {
        // adding only hands over: what went wrong while writing is told here
        if (!gif_ || cgif_close(std::exchange(gif_, nullptr)) != CGIF_OK) return failed();
        return bytes_;
    }

private:
    static MovieFailure failed() {
        return MovieFailure(GifWriterWords::tr("The GIF could not be made: not enough memory."));
    }

    QSize size_;
    std::uint16_t delay_;  ///< hundredths of a second
    QByteArray bytes_;
    CGIF* gif_ = nullptr;
};

}  // namespace

std::unique_ptr<FrameWriter> gif_writer(QSize size, int frames_per_second) {
    return std::make_unique<GifWriter>(size, frames_per_second);
}

}  // namespace separatrix
