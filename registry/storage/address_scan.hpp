#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "registry/id.hpp"

namespace diachi::registry {

/// Rows of the registry's present as they are stored, of any day. Texts live until the next row; days are YYYY-MM-DD,
/// empty where open.
struct ScannedPeriod {
    std::string_view from;
    std::string_view to;
};
struct ScannedStatus {
    Id address;
    std::string_view status;
    std::string_view reserved_until;
    ScannedPeriod valid;
};
struct ScannedPosition {
    Id address;
    std::int32_t longitude_e7;
    std::int32_t latitude_e7;
    std::optional<double> accuracy_m;
    ScannedPeriod valid;
};
struct ScannedUnit {
    Id address;
    Id unit;
    ScannedPeriod valid;
};
struct ScannedName {
    Id address;
    bool official;
    std::string_view number;
    std::string_view flat;
    Id thoroughfare;  ///< 0 where none
    Id place;         ///< 0 where none
    std::string_view lookup_key;
    ScannedPeriod valid;
};

/// Reads addresses table by table, in the order in which rows were written: what an index of all of them is made of.
/// Of one address only, where one is given. Belongs to its store: same thread, same transaction.
class AddressScan {
  public:
    template <typename Row>
    using Visitor = std::function<void(const Row&)>;

    virtual ~AddressScan() = default;
    virtual void statuses(std::optional<Id> only, const Visitor<ScannedStatus>& visit) = 0;
    virtual void positions(std::optional<Id> only, const Visitor<ScannedPosition>& visit) = 0;
    virtual void units(std::optional<Id> only, const Visitor<ScannedUnit>& visit) = 0;
    virtual void names(std::optional<Id> only, const Visitor<ScannedName>& visit) = 0;
    /// 0 where there is none.
    virtual Id last_address() = 0;
    /// The addresses of which a row was written or ended after that revision, ascending.
    virtual std::vector<Id> changed_after(RevisionNumber revision) = 0;
};

}  // namespace diachi::registry
