#include "ui/model/session/rows_text.h"

#include <algorithm>

#include "core/data/id_set.h"
#include "core/data/numbers.h"
#include "core/document/row_edits.h"
#include "ui/model/session/session.h"
#include "ui/model/words/number_text.h"

namespace separatrix {

namespace {

constexpr char tab = '\t';

/// A header that would be taken for another column is left to the letters of the lecture.
std::string mark_header(const Axis& axis, const char* otherwise) {
    const QString name = QString::fromStdString(axis.name).trimmed().toLower();
    const bool misleading = name.isEmpty() || name == QLatin1String("label") || name == QLatin1String("title");
    return csv_field(misleading ? otherwise : axis.name, tab);
}

bool knows(const Document& document, const CsvData& data) {
    // an empty document of the same classes takes the rows exactly if it knows all their labels
    Document probe;
    probe.class_names = document.class_names;
    CsvData names;
    names.class_names = data.class_names;
    return with_rows_added(std::move(probe), names).has_value();
}

}  // namespace

QString rows_text(const Document& document, const std::vector<std::uint64_t>& ids) {
    const IdSet wanted(ids);
    std::string rows;
    bool titles = false;
    for (const auto& point : document.points) titles = titles || (!point.title.empty() && wanted.contains(point.id));
    for (const auto& point : document.points) {
        if (!wanted.contains(point.id)) continue;
        if (titles) rows += csv_field(point.title, tab) + tab;
        rows += number_text(point.x1) + tab + number_text(point.x2) + tab;
        rows += csv_field(document.class_names[static_cast<std::size_t>(point.label)], tab) + '\n';
    }
    if (rows.empty()) return {};
    const std::string header = (titles ? std::string("title\t") : std::string()) + mark_header(document.axes[0], "x1") +
                               tab + mark_header(document.axes[1], "x2") + "\tlabel\n";
    return QString::fromStdString(header + rows);
}

bool looks_like_rows(const QString& text) {
    // two columns and a digit somewhere in the first lines
    const QString head = text.left(1000);
    const bool columns =
        head.contains(QLatin1Char('\t')) || head.contains(QLatin1Char(',')) || head.contains(QLatin1Char(';'));
    return columns && std::any_of(head.begin(), head.end(), [](QChar c) { return c.isDigit(); });
}

Expected<CsvData> rows_from_text(const QString& text, const Document& document) {
    const std::string bytes = text.toStdString();
    CsvOptions options;
    options.one_class_allowed = true;
    auto labelled = read_csv(bytes, {}, options);
    const bool is_label = labelled && (labelled->has_header || knows(document, *labelled));
    if (is_label) return labelled;
    options.labels_required = false;
    auto bare = read_csv(bytes, {}, options);
    // what is wrong with the rows themselves is wrong both ways
    if (!bare && !labelled) return labelled;
    return bare;
}

Expected<std::vector<std::uint64_t>> paste_rows(Session& session, const QString& text) {
    const auto data = rows_from_text(text, session.document());
    if (!data) return fail(data.error());
    AddedRows options;
    options.label_without = session.currentLabel();
    options.new_classes = data->has_header;
    const std::uint64_t first_id = session.document().next_id;
    auto added = with_rows_added(session.document(), *data, options);
    if (!added) return fail(added.error());
    std::vector<std::uint64_t> ids;
    for (std::uint64_t id = first_id; id < added->next_id; ++id) ids.push_back(id);
    session.apply(Session::tr("Paste %n movie(s)", nullptr, plural(static_cast<std::int64_t>(ids.size()))),
                  [&added](const Document&) { return std::move(*added); });
    return ids;
}

}  // namespace separatrix
