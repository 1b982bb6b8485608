#pragma once

#include <string>
#include <vector>

#include "registry/identifiers/identifier_reading.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// What stands behind one reading of an identifier.
struct IdentifierMatch {
    IdentifierReading reading;
    std::vector<ParcelKey> parcels;        ///< those that the identifier names; their numbers of today
    std::vector<AddressRecord> addresses;  ///< those in force first
    bool more;                             ///< whether there are further ones that are not listed
};

inline constexpr std::size_t most_matches = 50;

/// The addresses of a day that one reading means. Reads what the store holds at this moment.
IdentifierMatch look_up(Store& store, const IdentifierReading& reading, const Date& day);

}  // namespace diachi::registry
