#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "registry/date.hpp"
#include "registry/id.hpp"
#include "registry/map_records.hpp"

namespace diachi::registry {

/// A row of address_identifier, of the registry's present.
struct StoredIdentifier {
    Id row;
    Id address;
    std::string address_code;
    std::string scheme;
    std::string value;
    Period valid;
};

/// A box in whole units of 1e-7 degree, all four sides part of it: how positions are kept.
struct BoxOfUnits {
    std::int64_t west, south, east, north;
};

/// Why an address has the status that it has on a day.
struct StatusGround {
    std::string status;
    std::optional<Date> since;
    std::string reason;    ///< of the status, in a word or a sentence
    std::string document;  ///< of the revision that wrote it; empty when none was named
};

/// An address that took the place of another.
struct Successor {
    std::string code;
    std::string kind;
    std::string status;  ///< on the day; empty when it has none
};

/// Reads of a Store by what addresses are known by beside their code. Addresses are told by their codes, those in
/// force first, at most so many; those that have no status on the day are none.
class IdentifierReads {
  public:
    virtual ~IdentifierReads() = default;

    virtual std::vector<std::string> codes_with(const std::string& scheme, const std::string& value, const Date& day,
                                                int most) = 0;
    virtual std::vector<std::string> codes_in(const BoxOfUnits& box, const Date& day, int most) = 0;
    virtual std::vector<std::string> codes_on(Id parcel, const Date& day, int most) = 0;

    /// Parcels with this key, or with an alias of it, that are of the registry's present.
    virtual std::vector<std::pair<Id, ParcelKey>> parcels_known_as(const ParcelKey& key) = 0;

    /// In every period, whatever became of the address.
    virtual std::vector<StoredIdentifier> rows_with(const std::string& scheme, const std::string& value) = 0;

    virtual std::optional<StatusGround> status_ground(const std::string& code, const Date& day) = 0;
    virtual std::vector<Successor> successors(const std::string& code, const Date& day, int most) = 0;
};

}  // namespace diachi::registry
