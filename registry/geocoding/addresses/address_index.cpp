#include "registry/geocoding/addresses/address_index.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace diachi::registry::geocoding {
namespace {

template <std::size_t... Column>
AddressColumnViews views_of(OwnedAddressColumns& owned, std::index_sequence<Column...> /*all*/) {
    AddressColumnViews views;
    auto from = owned.all();
    auto to = views.all();
    ((std::get<Column>(to) = std::get<Column>(from)), ...);
    return views;
}

/// Begins at 0, never falls, ends at `end`, and has one start more than there are things.
bool are_starts(ColumnView<std::uint32_t> starts, std::size_t things, std::size_t end) {
    return starts.size() == things + 1 && starts.front() == 0 && starts.back() == end &&
           std::is_sorted(starts.begin(), starts.end());
}

template <typename Value>
bool all_below(ColumnView<Value> values, std::size_t limit) {
    Value most = 0;
    for (const Value value : values) most = std::max(most, value);
    return values.empty() || most < limit;
}

std::size_t boxes_for(std::size_t addresses) {
    std::size_t level = (addresses + addresses_a_box - 1) / addresses_a_box;
    std::size_t all = level;
    while (level > 1) {
        level = (level + boxes_a_box - 1) / boxes_a_box;
        all += level;
    }
    return all;
}

}  // namespace

AddressIndex::AddressIndex(OwnedAddressColumns columns) {
    auto owned = std::make_shared<OwnedAddressColumns>(std::move(columns));
    columns_ = views_of(*owned, std::make_index_sequence<address_column_count>());
    keeper_ = std::move(owned);
}

AddressIndex::AddressIndex(std::shared_ptr<const void> keeper, const AddressColumnViews& columns)
    : keeper_(std::move(keeper)), columns_(columns) {}

IndexedAddress AddressIndex::address(std::uint32_t row) const {
    const auto begin = columns_.text_starts[row];
    const std::string_view text(columns_.texts.data() + begin, columns_.text_starts[row + 1] - begin);
    const auto line = std::min(text.find('\n'), text.size());
    const auto accuracy = columns_.accuracies[row];
    return {columns_.ids[row],
            geo::Position::of_units(columns_.longitudes[row], columns_.latitudes[row]),
            accuracy == 0 ? std::nullopt : std::optional(columns_.accuracy_values[accuracy]),
            columns_.unit_ids[columns_.units[row]],
            columns_.thoroughfares[row],
            columns_.places[row],
            text.substr(0, line),
            text.substr(std::min(line + 1, text.size()))};
}

bool AddressIndex::is_reserved(std::uint32_t id) const {
    return std::binary_search(columns_.reserved.begin(), columns_.reserved.end(), id);
}

AddressIndex::Names AddressIndex::names_of(std::uint64_t owner) const {
    const auto found = std::lower_bound(columns_.owners.begin(), columns_.owners.end(), owner);
    if (found == columns_.owners.end() || *found != owner) return {0, 0};
    const auto at = static_cast<std::size_t>(found - columns_.owners.begin());
    return {columns_.owner_starts[at], columns_.owner_starts[at + 1]};
}

std::string_view AddressIndex::key(std::uint32_t name) const {
    const auto begin = columns_.key_starts[name];
    return {columns_.keys.data() + begin, columns_.key_starts[name + 1] - begin};
}

std::uint32_t AddressIndex::first_from(Names names, const NumberKey& wanted) const {
    auto [begin, end] = names;
    while (begin < end) {
        const std::uint32_t middle = begin + (end - begin) / 2;
        if (NumberKey::of(key(middle)) < wanted) {
            begin = middle + 1;
        } else {
            end = middle;
        }
    }
    return begin;
}

void AddressIndex::with_key(std::uint64_t owner, std::string_view wanted, const Visit& visit) const {
    const Names names = names_of(owner);
    const NumberKey parts = NumberKey::of(wanted);
    for (auto name = first_from(names, parts); name < names.end && NumberKey::of(key(name)) == parts; ++name) {
        // "012" stands beside "12" and is another.
        if (key(name) == wanted && !visit(columns_.named_rows[name], key(name))) return;
    }
}

void AddressIndex::below(std::uint64_t owner, std::string_view wanted, const Visit& visit) const {
    const NumberKey from = NumberKey::of(wanted);
    if (from.value == 0) return;
    const Names names = names_of(owner);
    for (auto name = first_from(names, from); name > names.begin; --name) {
        const NumberKey one = NumberKey::of(key(name - 1));
        if (one.series != from.series || one.value == 0) return;
        if (one.value % 2 != from.value % 2 || one.of_flat()) continue;
        if (!visit(columns_.named_rows[name - 1], key(name - 1))) return;
    }
}

void AddressIndex::above(std::uint64_t owner, std::string_view wanted, const Visit& visit) const {
    const NumberKey from = NumberKey::of(wanted);
    if (from.value == 0) return;
    const Names names = names_of(owner);
    for (auto name = first_from(names, from); name < names.end; ++name) {
        const NumberKey one = NumberKey::of(key(name));
        if (one.series != from.series) return;
        if (one == from || one.value % 2 != from.value % 2 || one.of_flat()) continue;
        if (!visit(columns_.named_rows[name], key(name))) return;
    }
}

template <typename While>
bool AddressIndex::walk(Names names, const NumberKey& from, const Visit& visit, While go_on) const {
    for (auto name = first_from(names, from); name < names.end; ++name) {
        const NumberKey one = NumberKey::of(key(name));
        if (!go_on(one)) return true;
        if (!one.of_flat() && !visit(columns_.named_rows[name], key(name))) return false;
    }
    return true;
}

void AddressIndex::starting_with(std::uint64_t owner, std::string_view prefix, const Visit& visit) const {
    const Names names = names_of(owner);
    const NumberKey wanted = NumberKey::of(prefix);
    if (wanted.value == 0 && wanted.rest.empty()) {  // "12/", or nothing yet
        walk(names, wanted, visit, [&](const NumberKey& one) { return one.series == wanted.series; });
        return;
    }
    const bool same_value = walk(names, wanted, visit, [&](const NumberKey& one) {
        return one.series == wanted.series && one.value == wanted.value && one.rest.starts_with(wanted.rest);
    });
    if (!same_value || !wanted.rest.empty() || wanted.value == 0) return;
    // 12 begins 120 to 129, 1200 to 1299, and so on; numbers have six digits at most.
    for (std::uint32_t from = wanted.value * 10, count = 10; from < 1'000'000; from *= 10, count *= 10) {
        const bool more = walk(names, {wanted.series, from, {}}, visit, [&](const NumberKey& one) {
            return one.series == wanted.series && one.value < from + count;
        });
        if (!more) return;
    }
}

bool are_sound(const AddressColumnViews& c) {
    const std::size_t rows = c.ids.size();
    const bool sizes = c.longitudes.size() == rows && c.latitudes.size() == rows && c.units.size() == rows &&
                       c.accuracies.size() == rows && c.thoroughfares.size() == rows && c.places.size() == rows &&
                       c.boxes.size() == boxes_for(rows);
    return sizes && are_starts(c.text_starts, rows, c.texts.size()) &&
           are_starts(c.key_starts, c.named_rows.size(), c.keys.size()) &&
           are_starts(c.owner_starts, c.owners.size(), c.named_rows.size()) && all_below(c.named_rows, rows) &&
           all_below(c.units, c.unit_ids.size()) && std::is_sorted(c.reserved.begin(), c.reserved.end()) &&
           all_below(c.accuracies, c.accuracy_values.size());
}

}  // namespace diachi::registry::geocoding
