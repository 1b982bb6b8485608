#include "registry/storage/spatialite/stored_digest.hpp"

#include <algorithm>

namespace diachi::registry::spatialite {

std::optional<Digest> digest_in(const Statement& row, int column) {
    Digest digest{};
    const auto bytes = row.blob(column);
    if (bytes.size() != digest.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

}  // namespace diachi::registry::spatialite
