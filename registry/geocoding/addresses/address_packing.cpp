#include <algorithm>
#include <array>
#include <future>
#include <limits>
#include <map>
#include <stdexcept>

#include "geo/hilbert.hpp"
#include "registry/geocoding/addresses/address_list.hpp"

namespace diachi::registry::geocoding {
namespace {

using Address = AddressList::Address;
using Name = AddressList::Name;

/// Of this many things to do; for few a thread costs more than it saves.
template <typename Work>
void on_two_threads(std::size_t count, const Work& first, const Work& second) {
    constexpr std::size_t few = 10'000;
    auto other = std::async(count > few ? std::launch::async : std::launch::deferred, first);
    second();
    other.get();
}

template <typename Value, typename Before>
void sort_on_two_threads(std::vector<Value>& values, Before before) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    using Work = std::function<void()>;
    on_two_threads(values.size(), Work([&] { std::sort(values.begin(), middle, before); }),
                   Work([&] { std::sort(middle, values.end(), before); }));
    std::inplace_merge(values.begin(), middle, values.end(), before);
}

std::uint32_t cell(std::int32_t value, std::int64_t whole_turn) {
    const std::int64_t shifted = std::int64_t{value} + whole_turn / 2;
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(shifted * 65'535 / whole_turn, 0, 65'535));
}

/// Vietnam with its islands fills a corner of the grid of the earth, in cells of some 600 m; the second step parts
/// them.
std::uint64_t along_the_curve(const Address& address) {
    constexpr std::int64_t cell_e7 = 3'600'000'000 / 65'536;
    const std::uint64_t coarse =
        geo::hilbert_distance(cell(address.longitude, 3'600'000'000), cell(address.latitude, 3'600'000'000));
    const auto within = [](std::int32_t value) {
        const std::int64_t shifted = std::int64_t{value} + 1'800'000'000;
        return static_cast<std::uint32_t>(shifted % cell_e7 * 65'535 / cell_e7);
    };
    return coarse << 32 | geo::hilbert_distance(within(address.longitude), within(address.latitude));
}

struct Placed {
    std::uint64_t along;
    std::uint32_t address;
};

std::vector<Placed> hilbert_order(const std::vector<Address>& addresses) {
    std::vector<Placed> order(addresses.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = {along_the_curve(addresses[i]), static_cast<std::uint32_t>(i)};
    sort_on_two_threads(order, [](const Placed& a, const Placed& b) {
        return a.along != b.along ? a.along < b.along : a.address < b.address;
    });
    return order;
}

/// By owner first: what has one owner is little, and is sorted by number on two threads.
void sort_names(AddressList& list) {
    auto& names = list.names;
    sort_on_two_threads(names, [](const Name& a, const Name& b) { return a.owner < b.owner; });
    const auto before = [&](const Name& a, const Name& b) {
        const auto order = NumberKey::of(list.text(a.key)) <=> NumberKey::of(list.text(b.key));
        return order != 0 ? order < 0 : list.addresses[a.address].id < list.addresses[b.address].id;
    };
    const auto sort_between = [&](std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end;) {
            std::size_t next = at;
            while (next < end && names[next].owner == names[at].owner) ++next;
            std::sort(names.begin() + static_cast<std::ptrdiff_t>(at),
                      names.begin() + static_cast<std::ptrdiff_t>(next), before);
            at = next;
        }
    };
    std::size_t middle = names.size() / 2;
    while (middle > 0 && middle < names.size() && names[middle].owner == names[middle - 1].owner) ++middle;
    using Work = std::function<void()>;
    on_two_threads(names.size(), Work([&] { sort_between(0, middle); }),
                   Work([&] { sort_between(middle, names.size()); }));
}

std::uint32_t next_start(const std::vector<char>& bytes) {
    if (bytes.size() > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("the texts of the addresses are too many for one index");
    return static_cast<std::uint32_t>(bytes.size());
}

void append_text(std::vector<char>& bytes, std::vector<std::uint32_t>& starts, std::string_view text) {
    bytes.insert(bytes.end(), text.begin(), text.end());
    starts.push_back(next_start(bytes));
}

/// Numbers values in the order in which they come.
template <typename Value>
class Numbering {
  public:
    explicit Numbering(std::vector<Value>& values) : values_(values) {}
    std::size_t of(Value value) {
        if (!values_.empty() && last_value_ == value && known_last_) return last_;
        const auto [found, is_new] = numbers_.try_emplace(value, values_.size());
        if (is_new) values_.push_back(value);
        last_value_ = value;
        known_last_ = true;
        return last_ = found->second;
    }

  private:
    std::vector<Value>& values_;
    std::map<Value, std::size_t> numbers_;
    Value last_value_{};
    std::size_t last_ = 0;
    bool known_last_ = false;
};

void add_addresses(const AddressList& list, const std::vector<Placed>& order, OwnedAddressColumns& columns) {
    columns.accuracy_values.push_back(-1);
    Numbering<std::int64_t> units(columns.unit_ids);
    Numbering<double> accuracies(columns.accuracy_values);
    columns.text_starts.push_back(0);
    const auto reserve = [&](auto&... column) { (column.reserve(order.size()), ...); };
    reserve(columns.ids, columns.longitudes, columns.latitudes, columns.units, columns.accuracies,
            columns.thoroughfares, columns.places, columns.text_starts);
    for (const Placed& placed : order) {
        const Address& address = list.addresses[placed.address];
        columns.ids.push_back(address.id);
        columns.longitudes.push_back(address.longitude);
        columns.latitudes.push_back(address.latitude);
        const std::size_t unit = units.of(address.unit);
        if (unit > std::numeric_limits<std::uint16_t>::max())
            throw std::length_error("too many communes for one index");
        columns.units.push_back(static_cast<std::uint16_t>(unit));
        const std::size_t accuracy = address.accuracy_m < 0 ? 0 : accuracies.of(address.accuracy_m);
        columns.accuracies.push_back(static_cast<std::uint32_t>(accuracy));
        columns.thoroughfares.push_back(address.thoroughfare);
        columns.places.push_back(address.place);
        append_text(columns.texts, columns.text_starts, list.text(address.text));
    }
}

void add_boxes(OwnedAddressColumns& columns) {
    auto& boxes = columns.boxes;
    const std::size_t rows = columns.ids.size();
    for (std::size_t begin = 0; begin < rows; begin += addresses_a_box) {
        AddressBox box{columns.longitudes[begin], columns.latitudes[begin], columns.longitudes[begin],
                       columns.latitudes[begin]};
        for (std::size_t row = begin; row < std::min(begin + addresses_a_box, rows); ++row) {
            box = {std::min(box.west, columns.longitudes[row]), std::min(box.south, columns.latitudes[row]),
                   std::max(box.east, columns.longitudes[row]), std::max(box.north, columns.latitudes[row])};
        }
        boxes.push_back(box);
    }
    for (std::size_t begin = 0, end = boxes.size(); end - begin > 1; begin = end, end = boxes.size()) {
        for (std::size_t first = begin; first < end; first += boxes_a_box) {
            AddressBox box = boxes[first];
            for (std::size_t at = first; at < std::min(first + boxes_a_box, end); ++at) {
                box = {std::min(box.west, boxes[at].west), std::min(box.south, boxes[at].south),
                       std::max(box.east, boxes[at].east), std::max(box.north, boxes[at].north)};
            }
            boxes.push_back(box);
        }
    }
}

void add_names(const AddressList& list, const std::vector<Placed>& order, OwnedAddressColumns& columns) {
    std::vector<std::uint32_t> row_of(order.size());
    for (std::size_t row = 0; row < order.size(); ++row) row_of[order[row].address] = static_cast<std::uint32_t>(row);
    columns.key_starts.push_back(0);
    columns.named_rows.reserve(list.names.size());
    columns.key_starts.reserve(list.names.size() + 1);
    for (const Name& name : list.names) {
        if (columns.owners.empty() || columns.owners.back() != name.owner) {
            columns.owners.push_back(name.owner);
            columns.owner_starts.push_back(static_cast<std::uint32_t>(columns.named_rows.size()));
        }
        columns.named_rows.push_back(row_of[name.address]);
        append_text(columns.keys, columns.key_starts, list.text(name.key));
    }
    columns.owner_starts.push_back(static_cast<std::uint32_t>(columns.named_rows.size()));
}

}  // namespace

AddressList::Text AddressList::add_text(std::string_view added) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    if (texts.size() + added.size() > most)
        throw std::length_error("the texts of the addresses are too many for one index");
    const Text at{static_cast<std::uint32_t>(texts.size()), static_cast<std::uint32_t>(added.size())};
    texts += added;
    return at;
}

void AddressList::append(const AddressIndex& index, const std::function<bool(std::uint32_t id)>& wanted) {
    constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
    const AddressColumnViews& columns = index.columns();
    std::vector<std::uint32_t> moved(index.size(), nowhere);
    for (std::uint32_t row = 0; row < index.size(); ++row) {
        const IndexedAddress from = index.address(row);
        if (!wanted(from.id)) continue;
        moved[row] = static_cast<std::uint32_t>(addresses.size());
        Address to;
        to.id = from.id;
        to.longitude = from.position.longitude_e7();
        to.latitude = from.position.latitude_e7();
        to.thoroughfare = columns.thoroughfares[row];
        to.place = columns.places[row];
        to.unit = from.unit;
        to.accuracy_m = from.accuracy_m.value_or(-1);
        to.reserved = index.is_reserved(from.id);
        const auto begin = columns.text_starts[row];
        to.text = add_text({columns.texts.data() + begin, columns.text_starts[row + 1] - begin});
        addresses.push_back(to);
    }
    for (std::size_t owner = 0; owner < columns.owners.size(); ++owner) {
        for (auto name = columns.owner_starts[owner]; name < columns.owner_starts[owner + 1]; ++name) {
            const std::uint32_t address = moved[columns.named_rows[name]];
            if (address == nowhere) continue;
            const auto begin = columns.key_starts[name];
            const std::string_view key(columns.keys.data() + begin, columns.key_starts[name + 1] - begin);
            names.push_back({columns.owners[owner], address, add_text(key)});
        }
    }
    for (const TurningDay& day : columns.turning_days)
        if (wanted(day.address)) turning_days.push_back(day);
}

AddressIndex packed(AddressList list) {
    OwnedAddressColumns columns;
    for (const Address& address : list.addresses)
        if (address.reserved) columns.reserved.push_back(address.id);
    std::sort(columns.reserved.begin(), columns.reserved.end());
    const auto order = hilbert_order(list.addresses);
    sort_names(list);
    using Work = std::function<void()>;
    on_two_threads(list.names.size(), Work([&] { add_names(list, order, columns); }), Work([&] {
                       add_addresses(list, order, columns);
                       add_boxes(columns);
                   }));
    columns.turning_days = std::move(list.turning_days);
    std::sort(columns.turning_days.begin(), columns.turning_days.end(), [](const TurningDay& a, const TurningDay& b) {
        return a.day != b.day ? a.day < b.day : a.address < b.address;
    });
    return AddressIndex(std::move(columns));
}

}  // namespace diachi::registry::geocoding
