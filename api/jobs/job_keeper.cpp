#include "api/jobs/job_keeper.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "api/jobs/job_entry.hpp"
#include "api/refused.hpp"
#include "registry/digest.hpp"

namespace diachi::api {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t bytes_of_id = 18;
constexpr std::uint64_t room_for_result = 4;  // times the file, on the disk

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

bool is_kept(const Job& job) {
    return job.state != JobState::expired;
}

void make_folder(const fs::path& folder, bool for_nginx) {
    fs::create_directory(folder);
    const auto group = for_nginx ? fs::perms::group_read | fs::perms::group_exec : fs::perms::none;
    fs::permissions(folder, fs::perms::owner_all | group);
}

void remove_files_of_run(const fs::path& folder) {
    const auto result = result_in(folder).string();
    for (const auto& file : {input_in(folder).string(), result, result + ".part", result + ".part.state"}) {
        fs::remove(file);
    }
}

std::string megabytes(std::uint64_t bytes) {
    return std::to_string(bytes / 1'048'576) + " MiB";
}

}  // namespace

JobKeeper::JobKeeper(const fs::path& registry, CurrentMap& map, CurrentAddresses& addresses, CurrentReadings& readings,
                     registry::SingleWriter& writer, JobLimits limits)
    : registry_(registry),
      folder_(registry.string() + ".jobs"),
      map_(map),
      addresses_(addresses),
      readings_(readings),
      writer_(writer),
      limits_(std::move(limits)) {
    take_up();
    constexpr int at_a_time = 2;
    for (int i = 0; i < at_a_time; ++i) threads_.emplace_back([this] { run_jobs(); });
    expiring_.emplace(std::chrono::hours(1), "jobs could not be expired", [this] { expire(); });
}

JobKeeper::~JobKeeper() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        for (const auto& [id, entry] : entries_) entry->cancelled = true;
    }
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
}

/// The jobs of before: what ran or waited waits again.
void JobKeeper::take_up() {
    if (!fs::exists(folder_)) return;
    for (const auto& file : fs::directory_iterator(folder_)) {
        auto job = load_job(file.path());
        if (!job || job->id != file.path().filename()) continue;
        auto entry = std::make_shared<Entry>();
        entry->folder = file.path();
        std::error_code none;
        entry->received =
            job->state == JobState::uploading ? fs::file_size(input_in(entry->folder), none) : job->wish.size;
        if (none) entry->received = 0;
        const bool whole = job->state == JobState::uploading && entry->received == job->wish.size;
        if (whole || job->state == JobState::running) job->state = JobState::queued;
        entry->job = std::move(*job);
        entries_.emplace(entry->job.id, entry);
    }
}

void JobKeeper::check_room(const std::string& owner, std::uint64_t size) const {
    std::size_t own = 0;
    std::uint64_t bytes = size;
    for (const auto& [id, entry] : entries_) {
        if (!is_kept(entry->job)) continue;
        own += entry->job.owner == owner ? 1 : 0;
        bytes += entry->job.wish.size;
    }
    if (own >= limits_.jobs_a_caller) {
        refuse("too-many-requests", "you have " + std::to_string(own) + " jobs, the most that are kept; delete those " +
                                        "whose results you have");
    }
    if (bytes > limits_.bytes_of_all ||
        fs::space(registry_.parent_path().empty() ? "." : registry_.parent_path()).available < size * room_for_result) {
        refuse("insufficient-storage", "there is no room for " + megabytes(size) + " more; try again when other jobs " +
                                           "are over, or send a smaller file");
    }
}

JobView JobKeeper::open(const registry::Caller& caller, const JobWish& wish) {
    if (wish.size > limits_.bytes_a_job) {
        refuse("payload-too-large", "a file has at most " + megabytes(limits_.bytes_a_job) +
                                        "; send it in several jobs, or use diachi geocode on the server");
    }
    const std::lock_guard lock(mutex_);
    check_room(caller.name, wish.size);
    auto entry = std::make_shared<Entry>();
    entry->job.id = registry::random_token(bytes_of_id);
    entry->job.owner = caller.name;
    entry->job.wish = wish;
    entry->job.opened_at = now();
    entry->folder = folder_ / entry->job.id;
    make_folder(folder_, !limits_.sent_by_nginx.empty());
    make_folder(entry->folder, !limits_.sent_by_nginx.empty());
    std::ofstream(input_in(entry->folder));
    fs::permissions(input_in(entry->folder), fs::perms::owner_read | fs::perms::owner_write);
    save(entry->job, entry->folder);
    entries_.emplace(entry->job.id, entry);
    return view(*entry);
}

std::shared_ptr<JobKeeper::Entry> JobKeeper::find(const registry::Caller& caller, const std::string& id) const {
    const auto found = entries_.find(id);
    const bool all = caller.roles.contains(registry::Role::administrator);
    if (found == entries_.end() || (!all && found->second->job.owner != caller.name)) {
        refuse("not-found", "you have no job of this id");
    }
    return found->second;
}

JobView JobKeeper::view(const Entry& entry) const {
    JobView view{entry.job, entry.received, 0, 0};
    if (entry.job.state == JobState::done) view.rows_about = entry.job.rows;
    if (entry.job.state != JobState::running) return view;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - entry.began).count();
    if (seconds > 0) view.rows_a_second = static_cast<double>(entry.job.rows - entry.rows_before) / seconds;
    if (entry.bytes_read > 0) {
        const auto whole = static_cast<double>(entry.job.wish.size) / static_cast<double>(entry.bytes_read);
        view.rows_about =
            std::max(entry.job.rows, static_cast<std::int64_t>(static_cast<double>(entry.job.rows) * whole));
    }
    return view;
}

JobView JobKeeper::read(const registry::Caller& caller, const std::string& id) const {
    const std::lock_guard lock(mutex_);
    return view(*find(caller, id));
}

std::vector<JobView> JobKeeper::list(const registry::Caller& caller) const {
    const std::lock_guard lock(mutex_);
    std::vector<JobView> views;
    for (const auto& [id, entry] : entries_) {
        if (entry->job.owner == caller.name) views.push_back(view(*entry));
    }
    std::sort(views.begin(), views.end(),
              [](const auto& a, const auto& b) { return a.job.opened_at > b.job.opened_at; });
    return views;
}

JobView JobKeeper::append(const registry::Caller& caller, const std::string& id, std::uint64_t offset,
                          const std::string& bytes) {
    std::unique_lock lock(mutex_);
    const auto entry = find(caller, id);
    lock.unlock();
    const std::lock_guard one_part_at_a_time(entry->upload);
    lock.lock();
    if (entry->job.state != JobState::uploading || entry->removed)
        refuse("conflict", "the file of this job is complete");
    if (offset != entry->received) {
        refuse("conflict", "the part begins at byte " + std::to_string(offset) + ", but " +
                               std::to_string(entry->received) + " bytes are here; ask for the offset by HEAD");
    }
    if (bytes.size() > entry->job.wish.size - entry->received) {
        refuse("payload-too-large", "the part goes beyond the size of the file that was told");
    }
    lock.unlock();  // others need not wait for the disk
    std::ofstream out(input_in(entry->folder), std::ios::binary | std::ios::app);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    lock.lock();
    std::error_code error;
    const auto size = fs::file_size(input_in(entry->folder), error);
    if (!error) entry->received = size;
    if (!out || error) refuse("insufficient-storage", "the part could not be kept whole; ask for the offset by HEAD");
    if (entry->received == entry->job.wish.size) {
        entry->job.state = JobState::queued;
        save(entry->job, entry->folder);
        changed_.notify_all();
    }
    return view(*entry);
}

void JobKeeper::remove(const registry::Caller& caller, const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto entry = find(caller, id);
    entry->cancelled = true;
    entry->removed = true;
    entries_.erase(id);
    // A run that is under way removes it when it has stopped, so that it leaves nothing behind.
    if (entry->job.state != JobState::running) fs::remove_all(entry->folder);
}

fs::path JobKeeper::result(const registry::Caller& caller, const std::string& id) const {
    const std::lock_guard lock(mutex_);
    const auto entry = find(caller, id);
    if (entry->job.state == JobState::expired) refuse("gone", "the result was kept for its time and is gone");
    if (entry->job.state != JobState::done) {
        refuse("conflict", "there is no result: the job is " + std::string(name_of(entry->job.state)));
    }
    return result_in(entry->folder);
}

/// Of a job that ended, its outline stays as long again.
void JobKeeper::expire() {
    const std::lock_guard lock(mutex_);
    const std::int64_t kept = std::chrono::seconds(limits_.kept).count();
    for (auto at = entries_.begin(); at != entries_.end();) {
        const auto entry = (at++)->second;
        auto& job = entry->job;
        const bool active = job.state == JobState::queued || job.state == JobState::running;
        if (active || now() - (job.ended_at > 0 ? job.ended_at : job.opened_at) < kept) continue;
        if (job.state == JobState::uploading || job.state == JobState::expired) {
            entry->removed = true;
            fs::remove_all(entry->folder);
            entries_.erase(job.id);
            continue;
        }
        remove_files_of_run(entry->folder);
        job.state = JobState::expired;
        job.ended_at = now();
        job.first_errors.clear();
        job.failure.clear();
        save(job, entry->folder);
    }
}

}  // namespace diachi::api
