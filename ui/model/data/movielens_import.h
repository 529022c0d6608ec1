// Two critics and a judge chosen from MovieLens' files: the lists to choose from, and what the choice gives.
#pragma once

#include <QAbstractTableModel>
#include <QObject>
#include <memory>
#include <optional>

#include "core/data/movielens.h"
#include "core/threads/job.h"
#include "core/threads/latest_worker.h"
#include "ui/model/session/session.h"

namespace separatrix {

/// Users with the number of movies that they share with the other two chosen ones, most first.
class CriticsList : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setUsers(std::shared_ptr<const Ratings> ratings, std::vector<std::uint32_t> counts,
                  const std::vector<std::size_t>& without);
    /// Only users whose id begins like this.
    void setFilter(const QString& digits);
    std::optional<std::size_t> userAt(int row) const;
    int rowOf(std::size_t user) const;  ///< -1: not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void fill();

    std::shared_ptr<const Ratings> ratings_;
    std::vector<std::uint32_t> counts_;
    std::vector<std::size_t> without_;
    QString filter_;
    std::vector<std::uint32_t> rows_;
};

class MovieLensImport : public QObject {
    Q_OBJECT
public:
    enum Part { judge, first_critic, second_critic };

    explicit MovieLensImport(Session* session, QObject* parent = nullptr);

    /// Reads on a thread of its own; a movies.csv beside the ratings is taken if none is named.
    void load(const QString& ratings, const QString& movies);
    void cancel();
    bool isLoading() const { return loading_.is_running(); }
    bool isLoaded() const { return ratings_ != nullptr; }
    QString moviesPath() const { return movies_path_; }
    /// movies.csv in the same folder, if it is there.
    static QString moviesBeside(const QString& ratings);

    CriticsList* list(Part part) { return &lists_[part]; }
    std::optional<std::size_t> chosen(Part part) const { return chosen_[part]; }
    void choose(Part part, std::size_t user);
    double likeFrom() const { return like_from_; }
    void setLikeFrom(double mark);

    /// What OK would bring; nothing while somebody is missing.
    std::optional<CsvData> result() const;
    /// "128 movies: 80 liked, 48 disliked", or what is still missing.
    QString summary() const;
    /// Whether there is something to import that can be trained on.
    bool canImport() const;
    /// One undo step: the movies, both axes from 0 to 5 if the marks are, and the critics' names on them.
    void import();

signals:
    void progressed(double share);
    void loaded();
    void failed(const QString& sentence);  ///< empty if it was cancelled
    void choiceChanged();

private:
    struct Loaded {
        std::shared_ptr<const Ratings> ratings;
        std::shared_ptr<const MovieTitles> titles;
        std::optional<MovieLensChoice> suggested;
    };
    struct CountsRequest {
        std::shared_ptr<const Ratings> ratings;
        std::array<std::optional<std::size_t>, 3> chosen;
    };
    struct CountsAnswer {
        std::shared_ptr<const Ratings> ratings;
        std::array<std::optional<std::size_t>, 3> chosen;
        std::array<std::vector<std::uint32_t>, 3> counts;
    };
    static CountsAnswer counted(const CountsRequest& request);
    static Expected<Loaded> read(const std::string& ratings_file, const std::string& movies_file,
                                 const WorkProgress& progress);
    void takeReport();
    void take(const Expected<Loaded>& result);
    void takeCounts();
    void count();

    Session* session_;
    QString movies_path_;
    std::shared_ptr<const Ratings> ratings_;
    std::shared_ptr<const MovieTitles> titles_;
    std::array<std::optional<std::size_t>, 3> chosen_;
    std::array<CriticsList, 3> lists_;
    double like_from_ = MovieLensChoice{}.like_from;
    std::string ratings_file_;  ///< the one that is loaded, or was
    LatestWorker<CountsRequest, CountsAnswer> counter_;
    Job<Expected<Loaded>> loading_;  ///< last: joins first
};

}  // namespace separatrix
