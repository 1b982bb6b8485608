#pragma once

#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "registry/id.hpp"

namespace diachi::registry::geocoding {

/// From this day on, an address may be another than the index says: a version of it begins or ends.
struct TurningDay {
    std::uint32_t day;  ///< 20261231
    std::uint32_t address;
};

/// A box around addresses that follow each other, or around boxes that do, in units of 1e-7 degree.
struct AddressBox {
    std::int32_t west;
    std::int32_t south;
    std::int32_t east;
    std::int32_t north;
};

/// The columns of an address index: `Sequence` is a vector where they are made, a span where they are read. Some 50
/// bytes an address.
template <template <typename> class Sequence>
struct AddressColumns {
    // An address each, along the Hilbert curve.
    Sequence<std::uint32_t> ids;
    Sequence<std::int32_t> longitudes;
    Sequence<std::int32_t> latitudes;
    Sequence<std::uint16_t> units;          ///< into unit_ids
    Sequence<std::uint32_t> accuracies;     ///< into accuracy_values
    Sequence<std::uint32_t> thoroughfares;  ///< ids, 0 where none
    Sequence<std::uint32_t> places;         ///< ids, 0 where none
    Sequence<std::uint32_t> text_starts;    ///< into texts, and the end of the last
    Sequence<char> texts;                   ///< the number, and behind '\n' the flat where there is one
    Sequence<AddressBox> boxes;             ///< around 64 addresses each, then around 16 boxes of the level below
    // A name each, by owner and number: see NumberKey. An address has one, or several where it was renumbered.
    Sequence<std::uint32_t> named_rows;  ///< into the addresses
    Sequence<std::uint32_t> key_starts;  ///< into keys, and the end of the last
    Sequence<char> keys;                 ///< "12/5#25-06"
    // A street (with its alleys) or hamlet each.
    Sequence<std::uint64_t> owners;        ///< see owner_of; ascending
    Sequence<std::uint32_t> owner_starts;  ///< into the names, and the end of the last
    // What rows refer to, once each.
    Sequence<std::int64_t> unit_ids;
    Sequence<double> accuracy_values;   ///< metres; the first stands for unknown
    Sequence<TurningDay> turning_days;  ///< ascending by day
    Sequence<std::uint32_t> reserved;   ///< ids of addresses that are not issued yet; ascending

    /// All of them, always in this order: that of the file.
    auto all() {
        return std::tie(ids, longitudes, latitudes, units, accuracies, thoroughfares, places, text_starts, texts, boxes,
                        named_rows, key_starts, keys, owners, owner_starts, unit_ids, accuracy_values, turning_days,
                        reserved);
    }
};

template <typename Value>
using PackedColumn = std::vector<Value>;
template <typename Value>
using ColumnView = std::span<const Value>;

using OwnedAddressColumns = AddressColumns<PackedColumn>;
using AddressColumnViews = AddressColumns<ColumnView>;

constexpr std::size_t address_column_count = 19;

/// Streets and hamlets side by side in one order.
enum class OwnerKind : std::uint64_t { street = 0, place = 1 };
constexpr std::uint64_t owner_of(OwnerKind kind, Id id) {
    return static_cast<std::uint64_t>(id) * 2 + static_cast<std::uint64_t>(kind);
}

constexpr std::size_t addresses_a_box = 64;
constexpr std::size_t boxes_a_box = 16;

}  // namespace diachi::registry::geocoding
