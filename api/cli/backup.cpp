#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "api/backup_manifest.hpp"
#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "registry/storage/durable_file.hpp"

namespace diachi::api::cli {
namespace {

void show(std::int64_t done, std::int64_t all) {
    if (isatty(STDERR_FILENO) == 0 || all == 0) return;
    std::fprintf(stderr, "\rcopied %lld %%%s", static_cast<long long>(100 * done / all),
                 done == all ? ", verifying\n" : "");
}

}  // namespace

int backup(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "to"});
    arguments.exactly(0, "options only");
    const std::string to = arguments.required("to");
    try {
        const auto facts = registry::back_up(arguments.required("registry"), to, show);
        const std::string line = manifest_line(to, facts);
        std::filesystem::remove(manifest_of(to));
        registry::append_line(manifest_of(to), line);
        std::cout << line << "\n";
        return 0;
    } catch (const registry::CopyRefused& refused) {
        for (const auto& finding : refused.findings()) std::cout << finding << "\n";
        throw;
    }
}

}  // namespace diachi::api::cli
