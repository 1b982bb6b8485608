#include <cstdio>

#include "api/jobs/job_entry.hpp"
#include "api/log_lines.hpp"
#include "importers/dossiers/dossier_run.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api {
namespace {

namespace fs = std::filesystem;
using importers::ResumableOutput;

constexpr std::size_t most_errors_shown = 20;
constexpr const char* broken = "the server could not work on it; its operator finds the reason in the log";

void log_failure(const std::string& what) {
    const std::string line = error_line("a job failed", what);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

/// What an earlier run left is continued; what it left of another input, or nothing, begins anew.
ResumableOutput output_of(const fs::path& result, const std::string& fingerprint, std::int64_t revision) {
    if (ResumableOutput::is_broken_off(result)) {
        try {
            return {result, fingerprint, revision, true};
        } catch (const importers::ResumeError&) {
            log_failure("what an earlier run left cannot be continued; it begins anew");
        }
    }
    return {result, fingerprint, revision, false};
}

}  // namespace

/// Of those that wait: of the owner whose last turn is longest ago, the oldest. Called with the lock held.
std::shared_ptr<JobKeeper::Entry> JobKeeper::next_in_turn() {
    std::shared_ptr<Entry> next;
    const auto rank = [this](const Entry& entry) {
        const auto turn = last_turn_.find(entry.job.owner);
        return std::pair(turn == last_turn_.end() ? 0 : turn->second, entry.job.opened_at);
    };
    for (const auto& [id, entry] : entries_) {
        if (entry->job.state == JobState::queued && (!next || rank(*entry) < rank(*next))) next = entry;
    }
    if (next) last_turn_[next->job.owner] = ++turns_;
    return next;
}

void JobKeeper::run_jobs() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        const auto entry = next_in_turn();
        if (!entry) {
            changed_.wait(lock);
            continue;
        }
        entry->job.state = JobState::running;
        lock.unlock();
        run(*entry);
        lock.lock();
    }
}

void JobKeeper::run(Entry& entry) {
    try {
        if (answer_dossiers(entry)) {
            end(entry, JobState::done, "");
        } else {
            const std::lock_guard lock(mutex_);
            if (entry.removed) fs::remove_all(entry.folder);
        }
    } catch (const importers::DossierFileError& error) {
        end(entry, JobState::failed, error.what());
    } catch (const std::exception& error) {
        log_failure(error.what());
        end(entry, JobState::failed, broken);
    }
}

/// Whether it came to the end.
bool JobKeeper::answer_dossiers(Entry& entry) {
    const auto input = input_in(entry.folder);
    const auto result = result_in(entry.folder);
    const auto map = map_.get();
    const auto addresses = addresses_.get();
    const auto readings = readings_.get();
    const auto& options = entry.job.wish.options;
    std::error_code missing;
    if (!fs::exists(input, missing) && fs::exists(result, missing)) return true;  // ended, but for saying so
    const auto format = open_dossiers(entry.job.wish.format, input.string(), options);
    auto out = output_of(result, importers::fingerprint_of(input, importers::words_of(options)), map->revision());
    {
        const std::lock_guard lock(mutex_);
        entry.began = std::chrono::steady_clock::now();
        entry.rows_before = entry.job.rows = out.state().rows;
        entry.job.revision = out.state().revision;
        if (entry.rows_before == 0) entry.job.first_errors.clear();
        save(entry.job, entry.folder);
    }
    importers::RunSettings settings;
    settings.min_score = options.min_score;
    settings.cancelled = &entry.cancelled;
    settings.progress = [&](const importers::RunState& state) {
        const std::lock_guard lock(mutex_);
        entry.job.rows = state.rows;
        entry.job.errors = state.errors;
        entry.bytes_read = state.bytes_read;
    };
    settings.error_found = [&](const std::string& error) {
        const std::lock_guard lock(mutex_);
        if (entry.job.first_errors.size() < most_errors_shown) entry.job.first_errors.push_back(error);
    };
    return importers::run_dossiers(
        *format,
        {map->geocoder(), *addresses, map->centres(), [this] { return registry::open_store(registry_); },
         readings.get(), options.system},
        out, settings);
}

void JobKeeper::end(Entry& entry, JobState state, const std::string& failure) {
    const std::lock_guard lock(mutex_);
    try {
        if (entry.removed) {
            fs::remove_all(entry.folder);
            return;
        }
        entry.job.state = state;
        entry.job.failure = failure;
        entry.job.ended_at =
            std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
                .count();
        if (state == JobState::done && !limits_.sent_by_nginx.empty()) {
            fs::permissions(result_in(entry.folder), fs::perms::group_read, fs::perm_options::add);
        }
        save(entry.job, entry.folder);
        fs::remove(input_in(entry.folder));  // personal data that nobody needs any more
    } catch (const std::exception& error) {
        log_failure(error.what());
    }
}

}  // namespace diachi::api
