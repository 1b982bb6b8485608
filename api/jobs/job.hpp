#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/dossiers/dossier_file.hpp"
#include "importers/dossiers/dossier.hpp"

namespace diachi::api {

/// What becomes of a job: its file comes in parts, it waits, runs, and is done or failed; when its time is over, all
/// but its outline is gone.
enum class JobState { uploading, queued, running, done, failed, expired };

std::string_view name_of(JobState state);

/// What is asked for when a job is opened.
struct JobWish {
    DossierFileKind format = DossierFileKind::csv;
    std::uint64_t size = 0;  ///< bytes of the file that will come
    importers::DossierOptions options;
};

/// A file of dossiers to be geocoded.
struct Job {
    std::string id;     ///< cannot be guessed
    std::string owner;  ///< the name of the caller who opened it
    JobWish wish;
    JobState state = JobState::uploading;
    std::int64_t opened_at = 0;  ///< seconds since 1970
    std::int64_t ended_at = 0;   ///< 0: not yet
    std::int64_t rows = 0;       ///< answered
    std::int64_t errors = 0;     ///< rows with an error
    std::vector<std::string> first_errors;
    std::string failure;        ///< why it failed
    std::int64_t revision = 0;  ///< of the registry, when it began
};

// The files of a job, in its folder.
std::filesystem::path input_in(const std::filesystem::path& folder);
std::filesystem::path result_in(const std::filesystem::path& folder);

/// Keeps what is known of a job in its folder, in one piece whatever happens. Throws std::runtime_error.
void save(const Job& job, const std::filesystem::path& folder);
/// Nothing where the folder holds no job.
std::optional<Job> load_job(const std::filesystem::path& folder);

}  // namespace diachi::api
