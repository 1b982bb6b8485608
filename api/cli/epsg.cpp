#include "api/cli/epsg.hpp"

#include "api/cli/arguments.hpp"

namespace diachi::api::cli {
namespace {

constexpr int most = 999'999;

}  // namespace

int epsg_code(const std::string& word) {
    const bool prefixed = word.starts_with("EPSG:") || word.starts_with("epsg:");
    return whole_number(prefixed ? word.substr(5) : word, "--crs EPSG:n", 1, most);
}

}  // namespace diachi::api::cli
