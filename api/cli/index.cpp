#include <cstdio>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "registry/geocoding/addresses/address_follower.hpp"
#include "registry/geocoding/addresses/address_index_file.hpp"

namespace diachi::api::cli {

int index(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry"});
    arguments.exactly(0, "options only");
    const std::string registry = arguments.required("registry");
    const auto file = registry::geocoding::index_file_of(registry);
    const auto written = registry::geocoding::write_index(registry);
    std::printf("%zu addresses as of revision %lld in %s\n", written.addresses,
                static_cast<long long>(written.revision), file.c_str());
    return 0;
}

}  // namespace diachi::api::cli
