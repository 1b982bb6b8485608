#include "registry/storage/spatialite/chain_reader.hpp"

#include <algorithm>

#include "registry/storage/spatialite/revision_writer.hpp"

namespace diachi::registry::spatialite {

JournalHead ChainReader::head() { return journal_head(connection_); }

std::optional<Digest> ChainReader::hash_of(RevisionNumber revision) {
    auto query = connection_.query("SELECT hash FROM revision WHERE number = ?1");
    query.bind(1, revision);
    if (!query.step()) return std::nullopt;
    Digest digest{};
    const auto bytes = query.blob(0);
    if (bytes.size() != digest.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

}  // namespace diachi::registry::spatialite
