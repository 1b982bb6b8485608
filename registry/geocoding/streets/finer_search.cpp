#include "registry/geocoding/streets/finer_search.hpp"

#include <algorithm>

#include "registry/geocoding/answers/penalties.hpp"
#include "registry/geocoding/sort_once.hpp"
#include "registry/geocoding/streets/place_search.hpp"
#include "registry/geocoding/streets/street_search.hpp"
#include "registry/house_number.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_addresses = 50;

/// Looks for the written parts one after the other: place, street, number.
class Search {
  public:
    Search(const WrittenParts& parts, const Region& region, const FinerContext& context)
        : parts_(parts), region_(region), in_(context) {}

    FinerFinds run() {
        find_places();
        find_streets();
        find_number();
        if (parts_.parcel) find_parcel(*parts_.parcel);
        if (finds_.communes.empty()) finds_.communes = communes_of_finds();
        return std::move(finds_);
    }

  private:
    void report(std::string_view element, std::string_view kind, const Run& run) {
        finds_.faults.push_back(fault(element, kind, in_.slice(run)));
        finds_.explained.push_back(run);
    }

    void find_places() {
        PlaceFinds found = find_written_places(parts_, region_, in_);
        finds_.hamlets = std::move(found.hamlets);
        hamlet_bearers_ = found.bearers;
        finds_.place_words = found.words;
        places_ = std::move(found.all);
        finds_.explained = std::move(found.explained);
        finds_.faults = std::move(found.faults);
    }

    void find_streets() {
        StreetFinds found = find_street(parts_, region_, in_);
        finds_.streets = std::move(found.streets);
        street_bearers_ = found.bearers;
        finds_.street_words = found.words;
        finds_.explained.insert(finds_.explained.end(), found.explained.begin(), found.explained.end());
        finds_.faults.insert(finds_.faults.end(), found.faults.begin(), found.faults.end());
        number_behind_ = found.number_behind;
    }

    /// The number as it can be said from the root of the street on, the likeliest first.
    std::vector<std::string> keys() {
        std::vector<std::string> keys = parts_.number_keys;
        number_ = parts_.number;
        if (!number_ && number_behind_) {
            keys.push_back(HouseNumber::parse(in_.slice(*number_behind_))->key());
            number_ = number_behind_;
        }
        if (!number_ && may_be_house_of_alley()) {
            keys.push_back(parts_.alley_path);
            number_ = parts_.alleys;
            finds_.faults.push_back(fault("street", "other_writing", in_.slice(*parts_.alleys)));
        }
        return keys;
    }

    /// "Hẻm 207/1 Đường Âu Cơ" is house 1 of Hẻm 207, where no such alley is known.
    bool may_be_house_of_alley() const {
        if (!parts_.alleys || finds_.streets.empty() || parts_.alley_path.find('/') == std::string::npos) return false;
        return std::any_of(finds_.streets.begin(), finds_.streets.end(), [this](std::uint32_t number) {
            const auto& street = in_.streets.street(number);
            return street.path.empty() &&
                   !in_.addresses.on_street(street.root, parts_.alley_path, std::nullopt).empty();
        });
    }

    void find_number() {
        const auto number_keys = keys();
        if (parts_.flat) finds_.explained.push_back(*parts_.flat);
        if (!number_) {
            if (parts_.flat) finds_.faults.push_back(fault("flat", "not_found", in_.slice(*parts_.flat)));
            return;
        }
        finds_.explained.push_back(*number_);
        std::optional<std::string> flat;
        if (parts_.flat) flat = parts_.flat_key;
        look_up(number_keys, flat);
        finds_.with_flat = flat && !finds_.addresses.empty();
        if (finds_.addresses.empty() && flat) {
            look_up(number_keys, std::nullopt);
            finds_.faults.push_back(fault("flat", "not_found", in_.slice(*parts_.flat)));
        }
        if (finds_.addresses.empty()) {
            finds_.faults.push_back(fault("house_number", "not_found", in_.slice(*number_)));
            return;
        }
        compare_places();
        if (!region_.namesakes.empty()) look_up_in_namesakes(number_keys, flat);
        if (finds_.addresses.size() > 1)
            finds_.faults.push_back(fault("house_number", "ambiguous", in_.slice(*number_)));
        for (const auto& address : finds_.addresses) finds_.communes.push_back(in_.units.unit_of(address.commune));
        sort_once(finds_.communes);
    }

    /// In the communes of the region and the former ones that are named: parcels keep the unit that surveyed them.
    void find_parcel(const WrittenParcel& parcel) {
        std::vector<Id> communes;
        for (const auto* units : {&region_.communes, &region_.former})
            for (const std::uint32_t unit : *units) communes.push_back(in_.units.id(unit));
        if (!communes.empty()) finds_.parcels = in_.addresses.parcels(communes, parcel.sheet, parcel.number);
        std::erase_if(finds_.parcels, [this](const KnownParcel& one) {
            const std::uint32_t commune = in_.units.unit_of(one.commune);
            return commune == no_unit || !region_.holds(commune, in_.units);
        });
        if (finds_.parcels.size() != 1)
            report("parcel", finds_.parcels.empty() ? "not_found" : "ambiguous", {parcel.begin, parcel.end});
        if (!finds_.addresses.empty()) return;
        for (const KnownParcel& one : finds_.parcels) finds_.communes.push_back(in_.units.unit_of(one.commune));
        sort_once(finds_.communes);
    }

    /// -1 where the address lies in another place of a written kind, 1 where it lies in a written one, 0 else.
    int agreement(const KnownAddress& address) const {
        const StreetIndex::Hamlet* own = address.place ? in_.streets.hamlet_of(*address.place) : nullptr;
        if (own == nullptr) return 0;
        int agrees = 0;
        for (const std::uint32_t number : places_) {
            const auto& written = in_.streets.hamlet(number);
            if (&written == own) return 1;
            if (written.kind == own->kind) agrees = -1;
        }
        return agrees;
    }

    /// A written place tells addresses apart; one that the address does not lie in is reported.
    void compare_places() {
        auto& found = finds_.addresses;
        const auto agrees = [this](const KnownAddress& one) { return agreement(one) > 0; };
        const auto contradicts = [this](const KnownAddress& one) { return agreement(one) < 0; };
        if (std::any_of(found.begin(), found.end(), agrees)) std::erase_if(found, contradicts);
        if (std::none_of(found.begin(), found.end(), contradicts)) return;
        for (const WrittenPlace& place : parts_.places) report("place", "contradicts", place.words);
    }

    void look_up(const std::vector<std::string>& number_keys, const std::optional<std::string>& flat) {
        for (const std::string& key : number_keys) {
            for (const std::uint32_t number : finds_.streets) {
                const auto& street = in_.streets.street(number);
                const std::string whole = street.path.empty() ? key : street.path + "/" + key;
                keep(in_.addresses.on_street(street.root, whole, flat));
            }
            if (finds_.streets.empty())
                for (const std::uint32_t number : places_)
                    keep(in_.addresses.in_place(in_.streets.hamlet(number).place->id, key));
            if (!finds_.addresses.empty()) return;
        }
    }

    /// The same number on an equally named street or hamlet of another commune that the written name fits as well: then
    /// nothing tells which of the two is meant.
    void look_up_in_namesakes(const std::vector<std::string>& number_keys, const std::optional<std::string>& flat) {
        const auto is_other = [](const auto& found, std::uint32_t number) {
            return std::find(found.begin(), found.end(), number) == found.end();
        };
        for (const std::string& key : number_keys) {
            for (const std::uint32_t number : street_bearers_) {
                const auto& street = in_.streets.street(number);
                const auto& first = in_.streets.street(finds_.streets.front());
                const bool alike = street.kind == first.kind && street.bare_form == first.bare_form;
                if (!alike || !street.path.empty() || !is_other(finds_.streets, number)) continue;
                if (region_.namesake_may_hold(street.communes, street.former, in_.units))
                    keep_namesakes(in_.addresses.on_street(street.root, key, flat));
            }
            if (!finds_.streets.empty() || finds_.hamlets.empty()) continue;
            const std::string& kind = in_.streets.hamlet(finds_.hamlets.front()).kind;
            for (const std::uint32_t number : hamlet_bearers_) {
                const auto& hamlet = in_.streets.hamlet(number);
                if (hamlet.kind != kind || !is_other(finds_.hamlets, number)) continue;
                if (region_.namesake_may_hold(hamlet.communes, hamlet.former, in_.units))
                    keep_namesakes(in_.addresses.in_place(hamlet.place->id, key));
            }
        }
    }

    void keep_namesakes(std::vector<KnownAddress> found) {
        std::erase_if(found, [this](const KnownAddress& address) {
            const std::uint32_t commune = in_.units.unit_of(address.commune);
            return commune == no_unit || !region_.is_of_namesake(commune, in_.units);
        });
        add(std::move(found));
    }

    void keep(std::vector<KnownAddress> found) {
        std::erase_if(found, [this](const KnownAddress& address) {
            const std::uint32_t commune = in_.units.unit_of(address.commune);
            return commune == no_unit || !region_.holds(commune, in_.units);
        });
        add(std::move(found));
    }

    void add(std::vector<KnownAddress> found) {
        for (auto& address : found) {
            const bool known = std::any_of(finds_.addresses.begin(), finds_.addresses.end(),
                                           [&](const KnownAddress& one) { return one.id == address.id; });
            if (!known && finds_.addresses.size() < most_addresses) finds_.addresses.push_back(std::move(address));
        }
    }

    std::vector<std::uint32_t> communes_of_finds() const {
        std::vector<std::uint32_t> streets;
        std::vector<std::uint32_t> hamlets;
        for (const std::uint32_t number : finds_.streets) add_inside(in_.streets.street(number).communes, streets);
        for (const std::uint32_t number : finds_.hamlets) add_inside(in_.streets.hamlet(number).communes, hamlets);
        sort_once(streets);
        sort_once(hamlets);
        if (streets.empty() || hamlets.empty()) return streets.empty() ? hamlets : streets;
        std::vector<std::uint32_t> both;
        std::set_intersection(streets.begin(), streets.end(), hamlets.begin(), hamlets.end(), std::back_inserter(both));
        return both.empty() ? streets : both;
    }

    void add_inside(const std::vector<std::uint32_t>& communes, std::vector<std::uint32_t>& to) const {
        for (const std::uint32_t commune : communes)
            if (region_.holds(commune, in_.units)) to.push_back(commune);
    }

    const WrittenParts& parts_;
    const Region& region_;
    const FinerContext& in_;
    FinerFinds finds_;
    std::vector<std::uint32_t> places_;              ///< of all places that are written, the first ones first
    std::span<const std::uint32_t> street_bearers_;  ///< all streets of the name that was found, wherever they lie
    std::span<const std::uint32_t> hamlet_bearers_;
    std::optional<Run> number_behind_;
    std::optional<Run> number_;
};

}  // namespace

FinerFinds find_finer_parts(const WrittenParts& parts, const Region& region, const FinerContext& context) {
    return Search(parts, region, context).run();
}

}  // namespace diachi::registry::geocoding
