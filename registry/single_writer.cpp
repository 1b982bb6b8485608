#include "registry/single_writer.hpp"

#include <algorithm>
#include <utility>

#include "registry/storage/open_store.hpp"

namespace diachi::registry {
namespace {

constexpr std::size_t most_together = 64;

}  // namespace

SingleWriter::SingleWriter(const std::filesystem::path& registry, std::size_t most_waiting,
                           std::chrono::milliseconds patience, std::function<void()> written)
    : store_(open_store(registry)),
      registrar_(*store_),
      most_waiting_(most_waiting),
      patience_(patience),
      written_(std::move(written)),
      thread_([this] { run(); }) {}

SingleWriter::~SingleWriter() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

void SingleWriter::submit(std::function<void(Tools&)> job) {
    const auto waiting = stand_in_line(std::move(job));
    auto done = waiting->done.get_future();
    if (done.wait_for(patience_) == std::future_status::timeout && leave_line(waiting)) {
        throw WriterOverloaded("the registry was not free to write in time");
    }
    // Once the writer has taken a job up, only its end says whether it was written.
    done.get();
}

std::shared_ptr<SingleWriter::Waiting> SingleWriter::stand_in_line(std::function<void(Tools&)> job) {
    auto waiting = std::make_shared<Waiting>();
    waiting->job = std::move(job);
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) throw WriterOverloaded("the registry is stopping");
        if (line_.size() >= most_waiting_) throw WriterOverloaded("too many writes are waiting");
        line_.push_back(waiting);
    }
    arrived_.notify_one();
    return waiting;
}

/// False when the writer was quicker and has taken it up.
bool SingleWriter::leave_line(const std::shared_ptr<Waiting>& waiting) {
    const std::lock_guard lock(mutex_);
    return std::erase(line_, waiting) > 0;
}

void SingleWriter::run() {
    while (wait_for_work()) write_together();
}

bool SingleWriter::wait_for_work() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return stopping_ || !line_.empty(); });
    return !line_.empty();
}

SingleWriter::Line SingleWriter::take_batch() {
    const std::lock_guard lock(mutex_);
    const auto count = static_cast<std::ptrdiff_t>(std::min(line_.size(), most_together));
    Line batch(line_.begin(), line_.begin() + count);
    line_.erase(line_.begin(), line_.begin() + count);
    return batch;
}

void SingleWriter::write_together() {
    Line batch;
    bool durable = false;
    try {
        // Jobs stay in line, and may leave it, until the write lock is had.
        auto transaction = store_->begin();
        batch = take_batch();
        Tools tools{*store_, *transaction, registrar_};
        for (auto& waiting : batch) {
            try {
                transaction->wholly_or_not([&] { waiting->job(tools); });
            } catch (...) {
                // It was taken back; the others go on.
                waiting->error = std::current_exception();
            }
        }
        transaction->commit();
        durable = true;
    } catch (const StorageBusy&) {
        // Somebody else still writes. Those in line wait as long as they have patience.
        if (batch.empty()) return;
        for (auto& waiting : batch) waiting->error = std::current_exception();
    } catch (...) {
        if (batch.empty()) batch = take_batch();
        for (auto& waiting : batch) waiting->error = std::current_exception();
    }
    if (durable && written_) written_();
    answer(batch);
}

void SingleWriter::answer(Line& batch) {
    for (auto& waiting : batch) {
        if (waiting->error) {
            waiting->done.set_exception(waiting->error);
        } else {
            waiting->done.set_value();
        }
    }
}

}  // namespace diachi::registry
