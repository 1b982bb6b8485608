#include <iostream>

#include "api/backup_manifest.hpp"
#include "api/cli/arguments.hpp"
#include "api/cli/checkpoint_options.hpp"
#include "api/cli/commands.hpp"

namespace diachi::api::cli {

int restore(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"from", "registry", "checkpoints", "public-key"});
    arguments.exactly(0, "options only");
    const std::string from = arguments.required("from");
    const std::string registry_file = arguments.required("registry");
    const CheckpointOptions checkpoints(arguments);
    try {
        const auto facts = registry::restore(from, registry_file, [&](registry::Store& store) {
            auto findings = manifest_findings(from);
            for (auto& finding : checkpoints.findings_in(store)) findings.push_back(std::move(finding));
            return findings;
        });
        std::cout << "restored: registry " << facts.registry << " up to revision " << facts.head.number << " in "
                  << registry_file << "\n";
        return 0;
    } catch (const registry::CopyRefused& refused) {
        for (const auto& finding : refused.findings()) std::cout << finding << "\n";
        throw;
    }
}

}  // namespace diachi::api::cli
