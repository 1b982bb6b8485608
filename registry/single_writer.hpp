#pragma once

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

/// Too much waits to be written, or the writer is stopping: the same call may go through later.
class WriterOverloaded : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The one thread that writes. What waits is written together and reaches the disk with one sync, each job in a
/// revision of its own; a job's result is handed out only after the disk has it.
class SingleWriter {
  public:
    struct Tools {
        Store& store;
        Transaction& transaction;
        Registrar& registrar;
    };

    SingleWriter(const std::filesystem::path& registry, std::size_t most_waiting);
    ~SingleWriter();
    SingleWriter(const SingleWriter&) = delete;
    SingleWriter& operator=(const SingleWriter&) = delete;

    /// Blocks until the result is durable. Throws what the job threw, StorageError when the commit failed, and
    /// WriterOverloaded.
    template <typename Result>
    Result write(std::function<Result(Tools&)> job) {
        std::optional<Result> result;
        submit([&](Tools& tools) { result = job(tools); }).get();
        return *std::move(result);
    }

  private:
    struct Waiting {
        std::function<void(Tools&)> job;
        std::promise<void> done;
        std::exception_ptr error;
    };

    std::future<void> submit(std::function<void(Tools&)> job);
    void run();
    void write_together(std::deque<Waiting>& batch);

    std::unique_ptr<Store> store_;
    Registrar registrar_;
    std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Waiting> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace diachi::registry
