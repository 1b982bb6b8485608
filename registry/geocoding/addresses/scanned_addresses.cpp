#include <algorithm>
#include <charconv>
#include <future>
#include <limits>
#include <stdexcept>
#include <utility>

#include "registry/geocoding/addresses/address_list.hpp"
#include "registry/storage/address_scan.hpp"
#include "registry/storage/journal_reader.hpp"

namespace diachi::registry::geocoding {
namespace {

std::uint32_t small(Id id) {
    if (id < 0 || id > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("an id is too large for the address index");
    return static_cast<std::uint32_t>(id);
}

/// 20261231 of "2026-12-31"; the largest number for what is no day.
std::uint32_t day_number(std::string_view iso) {
    std::uint32_t number = 0;
    for (const char c : iso) {
        if (c >= '0' && c <= '9') number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return iso.size() == 10 ? number : std::numeric_limits<std::uint32_t>::max();
}

/// Puts scanned rows together to addresses. Statuses, positions and units may come on one thread while names come on
/// another: they touch nothing in common.
class Filling {
  public:
    /// A slot for every id up to the last.
    Filling(Id last, const Date& day) : day_(day.iso()) {
        list_.addresses.resize(small(last));
        for (std::size_t i = 0; i < list_.addresses.size(); ++i)
            list_.addresses[i].id = static_cast<std::uint32_t>(i + 1);
    }
    /// Slots for these ids only.
    Filling(const std::vector<Id>& ids, const Date& day) : day_(day.iso()), sparse_(true) {
        list_.addresses.resize(ids.size());
        for (std::size_t i = 0; i < ids.size(); ++i) list_.addresses[i].id = small(ids[i]);
    }

    void statuses(AddressScan& scan, std::optional<Id> only) {
        scan.statuses(only, [this](const ScannedStatus& row) {
            note_turning(row.address, row.valid);
            const bool reserved = row.status == "reserved";
            if (reserved && row.reserved_until >= day_) note_day_after(row.address, row.reserved_until);
            AddressList::Address* const to = slot(row.address);
            if (to == nullptr || !holds(row.valid)) return;
            const bool kept = reserved && (row.reserved_until.empty() || day_ <= row.reserved_until);
            to->has_status = kept || row.status == "current";
            to->reserved = reserved;
        });
    }
    void positions(AddressScan& scan, std::optional<Id> only) {
        scan.positions(only, [this](const ScannedPosition& row) {
            note_turning(row.address, row.valid);
            AddressList::Address* const to = slot(row.address);
            if (to == nullptr || to->has_position || !holds(row.valid)) return;
            to->longitude = row.longitude_e7;
            to->latitude = row.latitude_e7;
            to->accuracy_m = row.accuracy_m.value_or(-1);
            to->has_position = true;
        });
    }
    void units(AddressScan& scan, std::optional<Id> only) {
        scan.units(only, [this](const ScannedUnit& row) {
            note_turning(row.address, row.valid);
            AddressList::Address* const to = slot(row.address);
            if (to == nullptr || to->has_unit || !holds(row.valid)) return;
            to->unit = row.unit;
            to->has_unit = true;
        });
    }
    void names(AddressScan& scan, std::optional<Id> only) {
        scan.names(only, [this](const ScannedName& row) {
            if (row.official) note(turning_names_, row.address, row.valid);
            AddressList::Address* const to = slot(row.address);
            if (to == nullptr) return;
            add_key(row, static_cast<std::uint32_t>(to - list_.addresses.data()));
            if (!row.official || to->has_name || !holds(row.valid)) return;
            text_ = row.number;
            if (!row.flat.empty()) (text_ += '\n') += row.flat;
            to->text = list_.add_text(text_);
            to->thoroughfare = small(row.thoroughfare);
            to->place = small(row.place);
            to->has_name = true;
        });
    }

    /// Only what is whole, with all days on which something turns.
    AddressList finish() {
        list_.turning_days = std::move(turning_);
        list_.turning_days.insert(list_.turning_days.end(), turning_names_.begin(), turning_names_.end());
        auto& all = list_.addresses;
        std::vector<std::uint32_t> moved(all.size(), nowhere);
        std::uint32_t count = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (!all[i].has_status || !all[i].has_position || !all[i].has_name) continue;
            moved[i] = count;
            all[count++] = all[i];
        }
        all.resize(count);
        std::erase_if(list_.names, [&](const AddressList::Name& name) { return moved[name.address] == nowhere; });
        for (auto& name : list_.names) name.address = moved[name.address];
        return std::move(list_);
    }

  private:
    static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

    AddressList::Address* slot(Id id) {
        auto& all = list_.addresses;
        if (!sparse_) {
            const auto at = static_cast<std::size_t>(id - 1);
            return id > 0 && at < all.size() ? &all[at] : nullptr;
        }
        const auto found = std::lower_bound(all.begin(), all.end(), id,
                                            [](const AddressList::Address& one, Id wanted) { return one.id < wanted; });
        return found != all.end() && found->id == id ? &*found : nullptr;
    }

    /// "s5:12/20A#25-06": what has no colon is a name and no number.
    void add_key(const ScannedName& row, std::uint32_t address) {
        const auto colon = row.lookup_key.find(':');
        if (colon == std::string_view::npos || colon < 2) return;
        const char kind = row.lookup_key.front();
        Id owner = 0;
        const char* const end = row.lookup_key.data() + colon;
        const auto [read, error] = std::from_chars(row.lookup_key.data() + 1, end, owner);
        if (error != std::errc{} || read != end || owner <= 0 || (kind != 's' && kind != 'p')) return;
        list_.names.push_back({owner_of(kind == 's' ? OwnerKind::street : OwnerKind::place, owner), address,
                               list_.add_text(row.lookup_key.substr(colon + 1))});
    }

    [[nodiscard]] bool holds(const ScannedPeriod& valid) const {
        return (valid.from.empty() || valid.from <= day_) && (valid.to.empty() || valid.to > day_);
    }
    void note_turning(Id address, const ScannedPeriod& valid) { note(turning_, address, valid); }
    void note(std::vector<TurningDay>& days, Id address, const ScannedPeriod& valid) const {
        if (valid.from > day_) days.push_back({day_number(valid.from), small(address)});
        if (valid.to > day_) days.push_back({day_number(valid.to), small(address)});
    }
    void note_day_after(Id address, std::string_view last) {
        if (const auto day = Date::parse(last)) turning_.push_back({day_number(day->next().iso()), small(address)});
    }

    std::string day_;
    bool sparse_ = false;
    AddressList list_;
    std::vector<TurningDay> turning_;
    std::vector<TurningDay> turning_names_;
    std::string text_;
};

}  // namespace

ScannedAddresses all_addresses(const OpenStore& open, const Date& day) {
    const auto store = open();
    const auto names_store = open();
    ScannedAddresses scanned;
    store->on_one_state([&] {
        names_store->on_one_state([&] {
            const JournalHead one = store->journal().head();
            const JournalHead other = names_store->journal().head();
            const JournalHead& head = one.number < other.number ? one : other;
            scanned.state = {head.number, head.hash, day.iso()};
            Filling filling(store->address_scan().last_address(), day);
            auto names =
                std::async(std::launch::async, [&] { filling.names(names_store->address_scan(), std::nullopt); });
            filling.statuses(store->address_scan(), std::nullopt);
            filling.positions(store->address_scan(), std::nullopt);
            filling.units(store->address_scan(), std::nullopt);
            names.get();
            scanned.list = filling.finish();
        });
    });
    return scanned;
}

AddressList some_addresses(Store& store, const std::vector<Id>& ids, const Date& day) {
    Filling filling(ids, day);
    AddressScan& scan = store.address_scan();
    for (const Id id : ids) {
        filling.statuses(scan, id);
        filling.positions(scan, id);
        filling.units(scan, id);
        filling.names(scan, id);
    }
    return filling.finish();
}

}  // namespace diachi::registry::geocoding
