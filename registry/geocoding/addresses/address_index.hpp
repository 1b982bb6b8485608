#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/position.hpp"
#include "registry/geocoding/addresses/address_columns.hpp"
#include "registry/geocoding/addresses/number_key.hpp"

namespace diachi::registry::geocoding {

/// An address as the index keeps it. The texts live as long as the index.
struct IndexedAddress {
    std::uint32_t id;
    geo::Position position;
    std::optional<double> accuracy_m;
    Id unit;          ///< of today; 0 where none is known
    Id thoroughfare;  ///< the street or alley itself; 0 where none
    Id place;         ///< 0 where none
    std::string_view number;
    std::string_view flat;
};

/// Addresses in packed columns, by street and number and by position. Immutable: any number of threads may ask.
/// Rows count from 0. Where it is asked for names, `Visit` returns whether to go on.
class AddressIndex {
  public:
    using Visit = std::function<bool(std::uint32_t row, std::string_view key)>;

    /// Columns in memory.
    explicit AddressIndex(OwnedAddressColumns columns);
    /// Columns somewhere else, which `keeper` keeps there. They must have passed are_sound.
    AddressIndex(std::shared_ptr<const void> keeper, const AddressColumnViews& columns);

    [[nodiscard]] std::size_t size() const { return columns_.ids.size(); }
    [[nodiscard]] std::uint32_t id(std::uint32_t row) const { return columns_.ids[row]; }
    [[nodiscard]] IndexedAddress address(std::uint32_t row) const;
    /// Not issued yet: held for somebody, or proposed.
    [[nodiscard]] bool is_reserved(std::uint32_t id) const;
    [[nodiscard]] const AddressColumnViews& columns() const { return columns_; }

    /// The names of exactly this key.
    void with_key(std::uint64_t owner, std::string_view key, const Visit& visit) const;
    /// The houses (no flats) of the same series and parity, from the next below downwards, or above upwards.
    void below(std::uint64_t owner, std::string_view key, const Visit& visit) const;
    void above(std::uint64_t owner, std::string_view key, const Visit& visit) const;
    /// The houses (no flats) of the same series whose key begins so: "12" itself, 12A, 120; of "12/", 12/5.
    void starting_with(std::uint64_t owner, std::string_view prefix, const Visit& visit) const;
    /// Addresses from the nearest outwards, none farther than that.
    void nearest(const geo::Position& from, double most_metres,
                 const std::function<bool(std::uint32_t row, double metres)>& visit) const;

  private:
    struct Names {
        std::uint32_t begin;
        std::uint32_t end;
    };
    [[nodiscard]] Names names_of(std::uint64_t owner) const;
    [[nodiscard]] std::string_view key(std::uint32_t name) const;
    /// The first name that is not before this key.
    [[nodiscard]] std::uint32_t first_from(Names names, const NumberKey& key) const;
    /// False once a visitor has had enough.
    template <typename While>
    bool walk(Names names, const NumberKey& from, const Visit& visit, While go_on) const;

    std::shared_ptr<const void> keeper_;
    AddressColumnViews columns_;
};

/// Whether every number in the columns refers to something that is there: a file may hold anything.
bool are_sound(const AddressColumnViews& columns);

}  // namespace diachi::registry::geocoding
