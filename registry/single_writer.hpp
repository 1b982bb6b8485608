#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>

#include "registry/registrar.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// Too much waits to be written, something else holds the registry for too long, or the writer is stopping. Nothing of
/// the job was written: the same call may go through later.
class WriterOverloaded : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The one thread that writes. What waits is written together and reaches the disk with one sync, each job wholly or
/// not at all; a job's result is handed out only after the disk has it.
class SingleWriter {
  public:
    struct Tools {
        Store& store;
        Transaction& transaction;
        Registrar& registrar;
    };

    /// How many may wait, and how long one waits before it is taken out of the line again. The thread that
    /// writes calls `written`, which must not throw, when the disk has what was written, before results are handed out.
    SingleWriter(const std::filesystem::path& registry, std::size_t most_waiting,
                 std::chrono::milliseconds patience = std::chrono::seconds(10), std::function<void()> written = {});
    ~SingleWriter();
    SingleWriter(const SingleWriter&) = delete;
    SingleWriter& operator=(const SingleWriter&) = delete;

    /// Blocks until the result is durable. Throws what the job threw, StorageError when the commit failed, and
    /// WriterOverloaded.
    template <typename Result>
    Result write(std::function<Result(Tools&)> job) {
        std::optional<Result> result;
        submit([&](Tools& tools) { result = job(tools); });
        return *std::move(result);
    }

  private:
    struct Waiting {
        std::function<void(Tools&)> job;
        std::promise<void> done;
        std::exception_ptr error;
    };
    using Line = std::deque<std::shared_ptr<Waiting>>;

    void submit(std::function<void(Tools&)> job);
    std::shared_ptr<Waiting> stand_in_line(std::function<void(Tools&)> job);
    bool leave_line(const std::shared_ptr<Waiting>& waiting);
    bool wait_for_work();
    Line take_batch();
    void run();
    void write_together();
    static void answer(Line& batch);

    std::unique_ptr<Store> store_;
    Registrar registrar_;
    const std::size_t most_waiting_;
    const std::chrono::milliseconds patience_;
    const std::function<void()> written_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    Line line_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace diachi::registry
