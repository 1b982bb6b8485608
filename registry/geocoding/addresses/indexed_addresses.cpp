#include "registry/geocoding/addresses/indexed_addresses.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "registry/address.hpp"

namespace diachi::registry::geocoding {

IndexedAddresses::IndexedAddresses(std::vector<Layer> layers, Naming naming, RevisionNumber revision)
    : layers_(std::move(layers)), naming_(std::move(naming)), revision_(revision) {}

/// Exact unless something was replaced.
std::size_t IndexedAddresses::size() const {
    std::size_t all = 0;
    for (const Layer& layer : layers_) all += layer.index->size();
    return all;
}

bool IndexedAddresses::is_replaced(std::uint32_t id, std::size_t layer) const {
    return std::any_of(
        layers_.begin() + static_cast<std::ptrdiff_t>(layer) + 1, layers_.end(),
        [&](const Layer& later) { return std::binary_search(later.replaced.begin(), later.replaced.end(), id); });
}

bool IndexedAddresses::is_issued(std::uint32_t id, std::size_t layer) const {
    return !layers_[layer].index->is_reserved(id) && !is_replaced(id, layer);
}

KnownAddress IndexedAddresses::known(const Found& found) const {
    const IndexedAddress address = layers_[found.layer].index->address(found.row);
    const AddressNames& names = *naming_.names;
    return {address.id,
            naming_.scheme->code_for(naming_.registry_number, address.id),
            address_label({address.flat, address.number, names.thoroughfare(address.thoroughfare),
                           names.place(address.place), names.commune(address.unit), names.province_of(address.unit)}),
            address.unit,
            address.position,
            address.accuracy_m,
            address.place == 0 ? std::nullopt : std::optional(address.place)};
}

std::vector<KnownAddress> IndexedAddresses::with_key(std::uint64_t owner, const std::string& key) const {
    std::vector<KnownAddress> all;
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
        const AddressIndex& index = *layers_[layer].index;
        index.with_key(owner, key, [&](std::uint32_t row, std::string_view) {
            if (!is_replaced(index.id(row), layer)) all.push_back(known({layer, row}));
            return true;
        });
    }
    const auto by_id = [](const KnownAddress& a, const KnownAddress& b) { return a.id < b.id; };
    const auto same = [](const KnownAddress& a, const KnownAddress& b) { return a.id == b.id; };
    std::sort(all.begin(), all.end(), by_id);
    all.erase(std::unique(all.begin(), all.end(), same), all.end());
    return all;
}

std::vector<KnownAddress> IndexedAddresses::on_street(Id root_thoroughfare, const std::string& number_key,
                                                      const std::optional<std::string>& flat_key) const {
    const bool flat = flat_key && !flat_key->empty();
    return with_key(owner_of(OwnerKind::street, root_thoroughfare), flat ? number_key + "#" + *flat_key : number_key);
}

std::vector<KnownAddress> IndexedAddresses::in_place(Id place, const std::string& number_key) const {
    return with_key(owner_of(OwnerKind::place, place), number_key);
}

std::vector<KnownAddress> IndexedAddresses::beside(Id root_thoroughfare, const std::string& number_key) const {
    const std::uint64_t owner = owner_of(OwnerKind::street, root_thoroughfare);
    struct Neighbour {
        std::string key;
        Found found;
    };
    std::optional<Neighbour> below;
    std::optional<Neighbour> above;
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
        const AddressIndex& index = *layers_[layer].index;
        const auto first_of = [&](std::optional<Neighbour>& best, auto nearer) {
            return [this, &best, &index, layer, nearer](std::uint32_t row, std::string_view key) {
                if (is_replaced(index.id(row), layer)) return true;
                if (!best || nearer(NumberKey::of(key), NumberKey::of(best->key)))
                    best = {std::string(key), {layer, row}};
                return false;
            };
        };
        index.below(owner, number_key, first_of(below, std::greater<>()));
        index.above(owner, number_key, first_of(above, std::less<>()));
    }
    std::vector<KnownAddress> found;
    for (const auto& one : {below, above})
        if (one) found.push_back(known(one->found));
    return found;
}

std::vector<NumberOfStreet> IndexedAddresses::numbers(std::uint64_t owner, const std::string& prefix,
                                                      std::size_t limit) const {
    struct Number {
        std::string key;
        Found found;
    };
    std::vector<Number> all;
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
        const AddressIndex& index = *layers_[layer].index;
        std::size_t taken = 0;
        index.starting_with(owner, prefix, [&](std::uint32_t row, std::string_view key) {
            if (is_issued(index.id(row), layer)) {
                all.push_back({std::string(key), {layer, row}});
                ++taken;
            }
            return taken < limit;
        });
    }
    if (layers_.size() > 1) {
        std::stable_sort(all.begin(), all.end(),
                         [](const Number& a, const Number& b) { return NumberKey::of(a.key) < NumberKey::of(b.key); });
    }
    if (all.size() > limit) all.resize(limit);
    std::vector<NumberOfStreet> numbers;
    numbers.reserve(all.size());
    for (Number& one : all) {
        const std::string_view number = layers_[one.found.layer].index->address(one.found.row).number;
        numbers.push_back({std::move(one.key), std::string(number), known(one.found)});
    }
    return numbers;
}

std::vector<NumberOfStreet> IndexedAddresses::numbers_of(Id root_thoroughfare, const std::string& prefix,
                                                         std::size_t limit) const {
    return numbers(owner_of(OwnerKind::street, root_thoroughfare), prefix, limit);
}

std::vector<NumberOfStreet> IndexedAddresses::numbers_in(Id place, const std::string& prefix, std::size_t limit) const {
    return numbers(owner_of(OwnerKind::place, place), prefix, limit);
}

std::vector<NearAddress> IndexedAddresses::nearest(const geo::Position& from, std::size_t count,
                                                   double most_metres) const {
    struct Near {
        double metres;
        Found found;
    };
    std::vector<Near> all;
    for (std::size_t layer = 0; layer < layers_.size() && count > 0; ++layer) {
        const AddressIndex& index = *layers_[layer].index;
        std::size_t taken = 0;
        index.nearest(from, most_metres, [&](std::uint32_t row, double metres) {
            if (is_issued(index.id(row), layer)) {
                all.push_back({metres, {layer, row}});
                ++taken;
            }
            return taken < count;
        });
    }
    std::stable_sort(all.begin(), all.end(), [](const Near& a, const Near& b) { return a.metres < b.metres; });
    if (all.size() > count) all.resize(count);
    std::vector<NearAddress> near;
    near.reserve(all.size());
    for (const Near& one : all) near.push_back({known(one.found), one.metres});
    return near;
}

}  // namespace diachi::registry::geocoding
