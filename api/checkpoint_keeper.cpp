#include "api/checkpoint_keeper.hpp"

#include <chrono>
#include <cstdio>
#include <exception>

#include "api/checkpoint_file.hpp"
#include "api/log_lines.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api {

CheckpointKeeper::CheckpointKeeper(const std::filesystem::path& registry, Settings settings)
    : store_(registry::open_store(registry)), settings_(std::move(settings)) {
    // One at once: it shows that key, file and registry belong together before anything is served.
    last_ = append_checkpoint(*store_, settings_.key, settings_.file).head.number;
    thread_ = std::thread([this] { keep(); });
}

CheckpointKeeper::~CheckpointKeeper() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_one();
    thread_.join();
    append_when_due(1);
}

void CheckpointKeeper::keep() {
    using namespace std::chrono_literals;
    std::unique_lock lock(mutex_);
    while (!stop_.wait_for(lock, 500ms, [this] { return stopping_; })) {
        lock.unlock();
        append_when_due(settings_.every);
        lock.lock();
    }
}

void CheckpointKeeper::append_when_due(registry::RevisionNumber every) {
    try {
        if (store_->last_revision() < last_ + every) return;
        last_ = append_checkpoint(*store_, settings_.key, settings_.file).head.number;
    } catch (const std::exception& error) {
        // Serving goes on; the next round tries again.
        const std::string line = error_line("no checkpoint could be added", error.what());
        std::fwrite(line.data(), 1, line.size(), stderr);
    }
}

}  // namespace diachi::api
