#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <vector>

#include "registry/codes/code_scheme.hpp"
#include "registry/geocoding/confirmed/reading_keeper.hpp"
#include "registry/storage/store.hpp"

namespace diachi::importers {

/// A row whose choice was not taken.
struct RefusedChoice {
    std::int64_t line;
    std::string why;  ///< never the text itself
};

struct SettledReport {
    std::int64_t confirmed = 0;
    std::int64_t stood = 0;  ///< it was confirmed so before
    std::vector<RefusedChoice> refused;
};

/// For whom, by whom and under which key (HolderKeys::settled_texts()) the rows are settled.
struct Settling {
    std::string system;
    registry::Authorship authorship;
    const registry::SecretKey& key;
};

/// Confirms the choices of a CSV file with the columns "text" and "code"; a code of "none" says that the text means no
/// address. Another choice that stands is not replaced. Written 500 rows at a time, each row as a revision; the same
/// file again writes nothing. Throws CsvError.
SettledReport settle_list(registry::Store& store, const registry::CodeScheme& scheme, std::istream& in,
                          const Settling& settling);

}  // namespace diachi::importers
