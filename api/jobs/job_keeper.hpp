#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "api/current_addresses.hpp"
#include "api/current_map.hpp"
#include "api/current_readings.hpp"
#include "api/jobs/job.hpp"
#include "api/recurring_task.hpp"
#include "importers/dossiers/dossier_run.hpp"
#include "registry/access/caller.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

struct JobLimits {
    std::uint64_t bytes_a_job = 268'435'456;
    std::uint64_t bytes_of_all = 4'294'967'296;            ///< of the files of all jobs that are kept
    std::size_t jobs_a_caller = 20;                        ///< kept at a time
    std::chrono::hours kept = std::chrono::hours(7 * 24);  ///< after their end, or without an upload's end
    std::string sent_by_nginx;  ///< where nginx finds the folder of jobs (X-Accel-Redirect); empty: it does not
};

/// A job, and what is known of it only while it runs.
struct JobView {
    Job job;
    std::uint64_t received = 0;   ///< bytes of its file
    std::int64_t rows_about = 0;  ///< that it will have; 0: unknown
    double rows_a_second = 0;
};

/// Jobs of geocoding, kept in a folder beside the registry (FILE.jobs, for its owner alone): they outlive the server,
/// and one that was broken off goes on where it stopped. Two run at a time, those of different owners in turn. A job is
/// seen by who opened it and by administrators; for everybody else there is none. Any thread may call.
///
/// Every call throws Refused for what is not possible, as the HTTP API answers it.
class JobKeeper {
  public:
    JobKeeper(const std::filesystem::path& registry, CurrentMap& map, CurrentAddresses& addresses,
              CurrentReadings& readings, registry::SingleWriter& writer, JobLimits limits);
    /// Runs stop after the rows in work, and go on with the next keeper.
    ~JobKeeper();
    JobKeeper(const JobKeeper&) = delete;
    JobKeeper& operator=(const JobKeeper&) = delete;

    [[nodiscard]] const JobLimits& limits() const { return limits_; }

    JobView open(const registry::Caller& caller, const JobWish& wish);
    [[nodiscard]] JobView read(const registry::Caller& caller, const std::string& id) const;
    /// Latest first.
    [[nodiscard]] std::vector<JobView> list(const registry::Caller& caller) const;
    /// The next bytes of its file; with the last one it is queued.
    JobView append(const registry::Caller& caller, const std::string& id, std::uint64_t offset,
                   const std::string& bytes);
    /// Ends it and removes all that is kept of it.
    void remove(const registry::Caller& caller, const std::string& id);
    /// The file with the answers. Refused as long as there is none.
    [[nodiscard]] std::filesystem::path result(const registry::Caller& caller, const std::string& id) const;

  private:
    struct Entry;
    using Entries = std::map<std::string, std::shared_ptr<Entry>>;

    void take_up();
    void check_room(const std::string& owner, std::uint64_t size) const;
    [[nodiscard]] std::shared_ptr<Entry> find(const registry::Caller& caller, const std::string& id) const;
    [[nodiscard]] JobView view(const Entry& entry) const;
    std::shared_ptr<Entry> next_in_turn();
    void run_jobs();
    void run(Entry& entry);
    bool answer_dossiers(Entry& entry);
    importers::RunSettings settings_of(Entry& entry);
    [[nodiscard]] int threads_for(const Entry& entry) const;
    void watch(Entry& entry, const std::vector<std::string>& codes);
    void end(Entry& entry, JobState state, const std::string& failure);
    void expire();

    std::filesystem::path registry_;
    std::filesystem::path folder_;
    CurrentMap& map_;
    CurrentAddresses& addresses_;
    CurrentReadings& readings_;
    registry::SingleWriter& writer_;
    JobLimits limits_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    Entries entries_;
    std::map<std::string, std::uint64_t> last_turn_;  ///< of each owner
    std::uint64_t turns_ = 0;
    std::vector<std::thread> threads_;
    std::optional<RecurringTask> expiring_;
};

}  // namespace diachi::api
