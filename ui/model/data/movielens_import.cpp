#include "ui/model/data/movielens_import.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <numeric>

#include "core/document/row_edits.h"
#include "ui/model/session/waking.h"
#include "ui/model/words/file_name.h"
#include "ui/model/words/number_text.h"
#include "ui/model/words/sentences.h"

namespace separatrix {

// --- the lists --------------------------------------------------------------------------------------------------

void CriticsList::setUsers(std::shared_ptr<const Ratings> ratings, std::vector<std::uint32_t> counts,
                           const std::vector<std::size_t>& without) {
    ratings_ = std::move(ratings);
    counts_ = std::move(counts);
    without_ = without;
    fill();
}

void CriticsList::setFilter(const QString& digits) {
    if (digits == filter_) return;
    filter_ = digits;
    fill();
}

void CriticsList::fill() {
    beginResetModel();
    rows_.clear();
    const QString wanted = filter_.trimmed();
    for (std::size_t user = 0; user < counts_.size(); ++user) {
        if (std::find(without_.begin(), without_.end(), user) != without_.end()) continue;
        if (!wanted.isEmpty() && !QString::number(ratings_->id(user)).startsWith(wanted)) continue;
        rows_.push_back(static_cast<std::uint32_t>(user));
    }
    std::stable_sort(rows_.begin(), rows_.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return counts_[a] > counts_[b]; });
    endResetModel();
}

std::optional<std::size_t> CriticsList::userAt(int row) const {
    if (row < 0 || row >= rowCount()) return std::nullopt;
    return rows_[static_cast<std::size_t>(row)];
}

int CriticsList::rowOf(std::size_t user) const {
    const auto found = std::find(rows_.begin(), rows_.end(), static_cast<std::uint32_t>(user));
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

int CriticsList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int CriticsList::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 2; }

QVariant CriticsList::data(const QModelIndex& index, int role) const {
    const auto user = userAt(index.row());
    if (!user) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return separatrix::counted(tr("User %2 rated %1 movie(s)", nullptr, plural(ratings_->count(*user))),
                                   ratings_->count(*user))
            .replace(QStringLiteral("%2"), QString::number(ratings_->id(*user)));
    if (role != Qt::DisplayRole) return {};
    if (index.column() == 0) return tr("User %1").arg(ratings_->id(*user));
    return grouped_number(counts_[*user]);
}

QVariant CriticsList::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole) return section == 0 ? tr("User") : tr("In common");
    if (role == Qt::ToolTipRole && section == 1) return tr("Movies that this user and the other chosen ones rated");
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

// --- loading ----------------------------------------------------------------------------------------------------

MovieLensImport::MovieLensImport(Session* session, QObject* parent)
    : QObject(parent),
      session_(session),
      counter_(
          waking(this, &MovieLensImport::takeCounts),
          [](const CountsRequest& request, const auto&, const auto& deliver) {
              deliver(std::make_shared<const CountsAnswer>(counted(request)));
          },
          [](const CountsRequest&, const CountsRequest&) { return false; }),
      loading_(waking(this, &MovieLensImport::takeReport)) {}

QString MovieLensImport::moviesBeside(const QString& ratings) {
    const QString path = QFileInfo(ratings).absolutePath() + QStringLiteral("/movies.csv");
    return QFileInfo(path).isFile() && path != QFileInfo(ratings).absoluteFilePath() ? path : QString();
}

void MovieLensImport::load(const QString& ratings, const QString& movies) {
    movies_path_ = movies.isEmpty() ? moviesBeside(ratings) : movies;
    ratings_file_ = bytes_of_file_name(ratings);
    loading_.start([ratings_file = ratings_file_, movies_file = bytes_of_file_name(movies_path_)](
                       const WorkProgress& progress) { return read(ratings_file, movies_file, progress); });
}

Expected<MovieLensImport::Loaded> MovieLensImport::read(const std::string& ratings_file, const std::string& movies_file,
                                                        const WorkProgress& progress) {
    MovieTitles titles;
    if (!movies_file.empty()) {
        auto read = read_movie_titles(movies_file);
        if (!read) return fail(read.error());
        titles = std::move(*read);
    }
    auto read = read_ratings(ratings_file, progress);
    if (!read) return fail(read.error());
    Loaded result;
    result.ratings = std::make_shared<const Ratings>(std::move(*read));
    result.titles = std::make_shared<const MovieTitles>(std::move(titles));
    result.suggested = suggested_choice(*result.ratings);
    return result;
}

void MovieLensImport::takeReport() {
    const auto report = loading_.take();
    if (!report) return;
    emit progressed(report->done);
    if (!report->answer) return;
    if (!*report->answer)
        take(fail({.code = ErrorCode::read_failed, .file = ratings_file_, .detail = report->answer->error()}));
    else
        take(**report->answer);
}

void MovieLensImport::cancel() { loading_.cancel(); }

void MovieLensImport::take(const Expected<Loaded>& result) {
    if (!result) {
        emit failed(result.error().code == ErrorCode::cancelled ? QString() : sentence(result.error()));
        return;
    }
    ratings_ = result->ratings;
    titles_ = result->titles;
    chosen_ = {};
    if (result->suggested)
        chosen_ = {ratings_->user_with_id(result->suggested->judge),
                   ratings_->user_with_id(result->suggested->critics[0]),
                   ratings_->user_with_id(result->suggested->critics[1])};
    count();
    emit loaded();
    emit choiceChanged();
}

// --- choosing ---------------------------------------------------------------------------------------------------

MovieLensImport::CountsAnswer MovieLensImport::counted(const CountsRequest& request) {
    CountsAnswer answer;
    answer.ratings = request.ratings;
    answer.chosen = request.chosen;
    for (std::size_t part = 0; part < 3; ++part) {
        std::vector<std::size_t> others;
        for (std::size_t other = 0; other < 3; ++other)
            if (other != part && request.chosen[other]) others.push_back(*request.chosen[other]);
        answer.counts[part] = request.ratings->common_counts(others);
    }
    return answer;
}

void MovieLensImport::count() {
    if (ratings_) counter_.request({ratings_, chosen_});
}

void MovieLensImport::takeCounts() {
    const auto answer = counter_.take();
    if (!answer || answer->ratings != ratings_ || answer->chosen != chosen_) return;
    for (std::size_t part = 0; part < 3; ++part) {
        std::vector<std::size_t> others;
        for (std::size_t other = 0; other < 3; ++other)
            if (other != part && chosen_[other]) others.push_back(*chosen_[other]);
        lists_[part].setUsers(ratings_, answer->counts[part], others);
    }
    emit choiceChanged();
}

void MovieLensImport::choose(Part part, std::size_t user) {
    if (chosen_[part] == user) return;
    chosen_[part] = user;
    count();
    emit choiceChanged();
}

void MovieLensImport::setLikeFrom(double mark) {
    if (mark == like_from_) return;
    like_from_ = mark;
    emit choiceChanged();
}

std::optional<CsvData> MovieLensImport::result() const {
    if (!ratings_ || !chosen_[judge] || !chosen_[first_critic] || !chosen_[second_critic]) return std::nullopt;
    MovieLensChoice choice;
    choice.critics = {ratings_->id(*chosen_[first_critic]), ratings_->id(*chosen_[second_critic])};
    choice.judge = ratings_->id(*chosen_[judge]);
    choice.like_from = like_from_;
    auto data = movielens_data(*ratings_, *titles_, choice);
    return data ? std::optional(std::move(*data)) : std::nullopt;
}

namespace {

qint64 liked_in(const CsvData& data) {
    return std::count_if(data.points.begin(), data.points.end(), [](const Point& point) { return point.label == 1; });
}

}  // namespace

QString MovieLensImport::summary() const {
    if (!ratings_) return {};
    if (!chosen_[judge]) return tr("Choose a judge: the one whose likes are to be predicted.");
    if (!chosen_[first_critic] || !chosen_[second_critic]) return tr("Choose two critics: their marks are the axes.");
    const auto data = result();
    if (!data) return tr("There is no movie that all three rated: choose somebody with more in common.");
    const auto all = static_cast<qint64>(data->points.size());
    const qint64 liked = liked_in(*data);
    QString text = separatrix::counted(tr("%1 movie(s)", nullptr, plural(all)), all);
    text += QStringLiteral(": ") + tr("%1 liked, %2 disliked").arg(grouped_number(liked), grouped_number(all - liked));
    if (liked == 0 || liked == all)
        text +=
            QStringLiteral(". ") + tr("To learn from, some must be liked and some not: change the mark from which on "
                                      "a movie is liked.");
    return text;
}

bool MovieLensImport::canImport() const {
    const auto data = result();
    if (!data) return false;
    const qint64 liked = liked_in(*data);
    return liked > 0 && liked < static_cast<qint64>(data->points.size());
}

void MovieLensImport::import() {
    const auto data = result();
    if (!data) return;
    session_->apply(tr("Import from MovieLens"), [&data](Document document) {
        const Document standard;
        for (std::size_t a = 0; a < 2; ++a) {
            document.axes[a].low = standard.axes[a].low;
            document.axes[a].high = standard.axes[a].high;
        }
        return with_data(std::move(document), *data);
    });
}

}  // namespace separatrix
