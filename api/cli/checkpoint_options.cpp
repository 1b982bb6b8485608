#include "api/cli/checkpoint_options.hpp"

#include "api/checkpoint_file.hpp"

namespace diachi::api::cli {

CheckpointOptions::CheckpointOptions(const Arguments& arguments) {
    const auto file = arguments.option("checkpoints");
    const auto key = arguments.option("public-key");
    if (file.has_value() != key.has_value()) throw UsageError("--checkpoints and --public-key belong together");
    if (!file) return;
    lines_ = checkpoint_lines(*file);
    key_ = public_key_in(*key);
}

std::vector<std::string> CheckpointOptions::findings_in(registry::Store& store) const {
    if (!key_) return {};
    if (lines_.empty()) return {"the file of checkpoints is empty: it proves nothing"};
    return registry::journal::checkpoint_findings(store.facts().number, store.journal(), lines_, *key_);
}

}  // namespace diachi::api::cli
