#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "registry/holders/sealing.hpp"

namespace diachi::registry::geocoding {

/// What two writings of one dossier text share: composed letters in lower case, tone marks in one place, single spaces,
/// no spaces around commas, slashes and behind the full stop of an abbreviation, semicolons as commas, long dashes as
/// short ones. Accents, digits, commas and the order of all stay: "12, 5 Trần Phú" is not "12 5 Trần Phú". Nothing for
/// what no reading is kept of: no UTF-8, empty, or longer than 1,000 bytes.
std::optional<std::string> settled_form(std::string_view text);

/// What a reading is found by: a hash of system and form under a key that lies beside the registry, not in it.
Digest settled_hash(const SecretKey& key, std::string_view system, std::string_view form);

}  // namespace diachi::registry::geocoding
