#include "registry/single_writer.hpp"

#include "registry/storage/open_store.hpp"

namespace diachi::registry {
namespace {

constexpr std::size_t most_together = 64;

}  // namespace

SingleWriter::SingleWriter(const std::filesystem::path& registry, std::size_t most_waiting)
    : store_(open_store(registry)), registrar_(*store_), most_waiting_(most_waiting), thread_([this] { run(); }) {}

SingleWriter::~SingleWriter() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

std::future<void> SingleWriter::submit(std::function<void(Tools&)> job) {
    std::future<void> done;
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) throw WriterOverloaded("the registry is stopping");
        if (waiting_.size() >= most_waiting_) throw WriterOverloaded("too many writes are waiting");
        waiting_.push_back({std::move(job), {}, nullptr});
        done = waiting_.back().done.get_future();
    }
    arrived_.notify_one();
    return done;
}

void SingleWriter::run() {
    while (true) {
        std::deque<Waiting> batch;
        {
            std::unique_lock lock(mutex_);
            arrived_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            while (!waiting_.empty() && batch.size() < most_together) {
                batch.push_back(std::move(waiting_.front()));
                waiting_.pop_front();
            }
        }
        write_together(batch);
    }
}

void SingleWriter::write_together(std::deque<Waiting>& batch) {
    try {
        auto transaction = store_->begin();
        Tools tools{*store_, *transaction, registrar_};
        for (auto& waiting : batch) {
            try {
                waiting.job(tools);
            } catch (...) {
                // Its revision took itself back; the others go on.
                waiting.error = std::current_exception();
            }
        }
        transaction->commit();
    } catch (...) {
        for (auto& waiting : batch) waiting.error = std::current_exception();
    }
    for (auto& waiting : batch) {
        if (waiting.error) {
            waiting.done.set_exception(waiting.error);
        } else {
            waiting.done.set_value();
        }
    }
}

}  // namespace diachi::registry
