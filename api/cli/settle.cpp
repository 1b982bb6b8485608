#include <fstream>
#include <iostream>
#include <stdexcept>

#include "api/cli/access_options.hpp"
#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/services.hpp"
#include "importers/settled_list.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {

int settle(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "system", "file", "reason", "master-key"});
    arguments.exactly(0, "options only");
    const std::string file = arguments.required("file");
    const std::string registry_file = arguments.required("registry");
    const std::string system = arguments.required("system");
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("there is no file " + file + " to read");
    const auto store = registry::open_store(registry_file);
    tell_of_unknown_system(*store, system);
    registry::HolderKeyring keyring(holder_key_files(registry_file, arguments));
    const auto report =
        importers::settle_list(*store, code_scheme_of(*store), in,
                               {system,
                                {registry::Caller::command_line(), arguments.option("reason").value_or(""), ""},
                                keyring.keys().settled_texts()});
    for (const auto& row : report.refused) std::cerr << "line " << row.line << ": " << row.why << "\n";
    std::cout << report.confirmed << " confirmed, " << report.stood << " stood already, " << report.refused.size()
              << " refused\n";
    return report.refused.empty() ? 0 : 1;
}

}  // namespace diachi::api::cli
