#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/checkpoint_options.hpp"
#include "api/cli/commands.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {

int verify(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "checkpoints", "public-key"});
    arguments.exactly(0, "options only");
    const auto store = registry::open_store(arguments.required("registry"));
    const CheckpointOptions checkpoints(arguments);
    auto findings = store->verify();
    for (auto& finding : checkpoints.findings_in(*store)) findings.push_back(std::move(finding));
    for (const auto& finding : findings) std::cout << finding << "\n";
    if (!findings.empty()) return 1;
    std::cout << "as it was written: " << store->last_revision() << " revisions\n";
    return 0;
}

}  // namespace diachi::api::cli
