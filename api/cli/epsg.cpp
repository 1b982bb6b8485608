#include "api/cli/epsg.hpp"

#include "api/cli/arguments.hpp"

namespace diachi::api::cli {

int epsg_code(const std::string& word) {
    const bool prefixed = word.starts_with("EPSG:") || word.starts_with("epsg:");
    return static_cast<int>(whole_number(prefixed ? word.substr(5) : word, "--crs EPSG:n"));
}

}  // namespace diachi::api::cli
