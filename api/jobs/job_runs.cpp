#include <algorithm>
#include <cstdio>

#include "api/jobs/job_entry.hpp"
#include "api/log_lines.hpp"
#include "api/services.hpp"
#include "importers/dossiers/dossier_run.hpp"
#include "registry/lifecycle/not_possible.hpp"
#include "registry/storage/open_store.hpp"
#include "registry/watching/watch_keeper.hpp"

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
    } catch (const registry::NotPossible& reason) {
        end(entry, JobState::failed, reason.what());
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
    return importers::run_dossiers(*format,
                                   {map->geocoder(), *addresses, map->centres(),
                                    [this] { return registry::open_store(registry_); }, readings.get(), options.system},
                                   out, settings_of(entry));
}

importers::RunSettings JobKeeper::settings_of(Entry& entry) {
    importers::RunSettings settings;
    settings.threads = threads_for(entry);
    settings.min_score = entry.job.wish.options.min_score;
    settings.cancelled = &entry.cancelled;
    settings.progress = [this, &entry](const importers::RunState& state) {
        const std::lock_guard lock(mutex_);
        entry.job.rows = state.rows;
        entry.job.errors = state.errors;
        entry.bytes_read = state.bytes_read;
    };
    settings.error_found = [this, &entry](const std::string& error) {
        const std::lock_guard lock(mutex_);
        auto& errors = entry.job.first_errors;
        // A run that goes on may find again what it found before it was broken off.
        if (errors.size() >= most_errors_shown || std::find(errors.begin(), errors.end(), error) != errors.end())
            return;
        errors.push_back(error);
        save(entry.job, entry.folder);
    };
    if (!entry.job.wish.options.watch.empty()) {
        settings.codes_found = [this, &entry](const auto& codes) { watch(entry, codes); };
    }
    return settings;
}

/// All cores for a job that is alone; one thread where others wait or run.
int JobKeeper::threads_for(const Entry& entry) const {
    const std::lock_guard lock(mutex_);
    const bool alone = std::none_of(entries_.begin(), entries_.end(), [&](const auto& other) {
        const auto state = other.second->job.state;
        return other.second.get() != &entry && (state == JobState::queued || state == JobState::running);
    });
    return alone ? static_cast<int>(std::max(1U, std::thread::hardware_concurrency())) : 1;
}

/// Puts addresses on the watch list of the job's owner. Waits where the registry is busy, until the job is cancelled.
void JobKeeper::watch(Entry& entry, const std::vector<std::string>& codes) {
    using Tools = registry::SingleWriter::Tools;
    const auto store = registry::open_store(registry_);
    const auto known = registry::codes_to_watch(*store, code_scheme_of(*store), codes);
    while (!entry.cancelled) {
        try {
            writer_.write<bool>([&](Tools& tools) {
                registry::WatchKeeper(tools.store, entry.job.owner)
                    .keep_all(entry.job.wish.options.watch, known.addresses);
                return true;
            });
            return;
        } catch (const registry::WriterOverloaded&) {
            std::this_thread::sleep_for(std::chrono::seconds(1));
        }
    }
    throw registry::WriterOverloaded("the job was cancelled while it waited to write");
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
