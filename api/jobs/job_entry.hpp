#pragma once

#include <atomic>
#include <chrono>

#include "api/jobs/job_keeper.hpp"

namespace diachi::api {

/// What the keeper holds of a job. Guarded by the keeper's mutex, but for `cancelled` and `upload`.
struct JobKeeper::Entry {
    Job job;
    std::filesystem::path folder;
    std::uint64_t received = 0;
    bool removed = false;
    std::atomic<bool> cancelled{false};
    std::mutex upload;  ///< held while a part is written; taken before the keeper's
    std::chrono::steady_clock::time_point began;
    std::int64_t rows_before = 0;  ///< that an earlier run answered
    std::uint64_t bytes_read = 0;
};

}  // namespace diachi::api
