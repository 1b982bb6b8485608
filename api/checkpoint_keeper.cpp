#include "api/checkpoint_keeper.hpp"

#include <chrono>
#include <cstdio>
#include <exception>
#include <string>

#include "api/checkpoint_file.hpp"
#include "api/log_lines.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api {
namespace {

using namespace std::chrono_literals;

constexpr auto failure = "no checkpoint could be added";

}  // namespace

CheckpointKeeper::CheckpointKeeper(const std::filesystem::path& registry, Settings settings)
    : store_(registry::open_store(registry)), settings_(std::move(settings)) {
    // One at once: it shows that key, file and registry belong together before anything is served.
    last_ = append_checkpoint(*store_, settings_.key, settings_.file).head.number;
    appending_.emplace(500ms, failure, [this] { append_when_due(settings_.every); });
}

CheckpointKeeper::~CheckpointKeeper() {
    appending_.reset();
    try {
        append_when_due(1);
    } catch (const std::exception& error) {
        const std::string line = error_line(failure, error.what());
        std::fwrite(line.data(), 1, line.size(), stderr);
    }
}

void CheckpointKeeper::append_when_due(registry::RevisionNumber every) {
    if (store_->last_revision() < last_ + every) return;
    last_ = append_checkpoint(*store_, settings_.key, settings_.file).head.number;
}

}  // namespace diachi::api
