#include "registry/geocoding/streets/finer_search.hpp"

#include <algorithm>

#include "registry/geocoding/answers/penalties.hpp"
#include "registry/geocoding/sort_once.hpp"
#include "registry/geocoding/streets/street_search.hpp"
#include "registry/house_number.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_addresses = 50;
constexpr std::size_t most_places = 200;  ///< a text that says one hamlet over and over is not looked up as often

/// Looks for the written parts one after the other: place, street, number.
class Search {
  public:
    Search(const WrittenParts& parts, const Region& region, const FinerContext& context)
        : parts_(parts), region_(region), in_(context) {}

    FinerFinds run() {
        find_places();
        find_streets();
        find_number();
        if (finds_.communes.empty()) finds_.communes = communes_of_finds();
        return std::move(finds_);
    }

  private:
    void report(std::string_view element, std::string_view kind, const Run& run) {
        finds_.faults.push_back(fault(element, kind, in_.slice(run)));
        finds_.explained.push_back(run);
    }

    void find_places() {
        for (const WrittenPlace& written : parts_.places) {
            std::vector<std::uint32_t> found;
            std::size_t end = written.name;
            in_.streets.place_names().walk(in_.tokens, written.name,
                                           [&](std::size_t count, std::span<const std::uint32_t> bearers) {
                                               if (written.name + count > written.words.end) return;
                                               const auto here = places_inside(bearers, written.kind);
                                               if (here.empty()) return;
                                               found = here;
                                               end = written.name + count;
                                           });
            prefer_former(found);
            prefer_of_the_day(found);
            if (found.empty()) {
                report("place", "not_found", written.words);
                continue;
            }
            finds_.explained.push_back({written.words.begin, end});
            const auto& hamlet = in_.streets.hamlet(found.front());
            const auto wrong = spelling_fault(in_.slice({written.name, end}), hamlet.bare);
            if (!wrong.empty()) finds_.faults.push_back(fault("place", wrong, in_.slice({written.name, end})));
            if (hamlet.former_name != nullptr)
                finds_.faults.push_back(fault("place", "former_name", in_.slice({written.name, end})));
            if (places_.size() < most_places) places_.insert(places_.end(), found.begin(), found.end());
            if (!finds_.hamlets.empty()) continue;
            finds_.hamlets = found;
            finds_.place_words = Run{written.words.begin, end};
        }
    }

    /// Homonyms inside the region, where only a former commune is named: those that lay in the former commune that is
    /// named come before the others.
    void prefer_former(std::vector<std::uint32_t>& numbers) const {
        if (!region_.former_only) return;
        const auto lay_there = [&](std::uint32_t n) { return region_.held_formerly(in_.streets.hamlet(n).former); };
        if (std::any_of(numbers.begin(), numbers.end(), lay_there))
            std::erase_if(numbers, [&](std::uint32_t number) { return !lay_there(number); });
    }

    /// A name of the day of the text comes before one that had ended, or that was given later.
    void prefer_of_the_day(std::vector<std::uint32_t>& numbers) const {
        const auto keep = [&](auto&& wanted) {
            const auto wants = [&](std::uint32_t number) { return wanted(in_.streets.hamlet(number).former_name); };
            if (std::any_of(numbers.begin(), numbers.end(), wants))
                std::erase_if(numbers, [&](std::uint32_t number) { return !wants(number); });
        };
        keep([&](const FormerName* former) { return in_.of_the_day(former); });
        keep([](const FormerName* former) { return former == nullptr; });
    }

    std::vector<std::uint32_t> places_inside(std::span<const std::uint32_t> bearers, std::string_view kind) const {
        std::vector<std::uint32_t> here;
        for (const std::uint32_t number : bearers) {
            const auto& hamlet = in_.streets.hamlet(number);
            if (!hamlet.kind.empty() && hamlet.kind != kind) continue;
            if (region_.may_mean(hamlet.communes, hamlet.former, in_.units)) here.push_back(number);
        }
        return here;
    }

    void find_streets() {
        StreetFinds found = find_street(parts_, region_, in_);
        finds_.streets = std::move(found.streets);
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
        return keys;
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
        if (finds_.addresses.size() > 1)
            finds_.faults.push_back(fault("house_number", "ambiguous", in_.slice(*number_)));
        for (const auto& address : finds_.addresses) finds_.communes.push_back(in_.units.unit_of(address.commune));
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

    void keep(std::vector<KnownAddress> found) {
        for (auto& address : found) {
            const std::uint32_t commune = in_.units.unit_of(address.commune);
            const bool known = std::any_of(finds_.addresses.begin(), finds_.addresses.end(),
                                           [&](const KnownAddress& one) { return one.id == address.id; });
            if (known || commune == no_unit || !region_.holds(commune, in_.units)) continue;
            if (finds_.addresses.size() < most_addresses) finds_.addresses.push_back(std::move(address));
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
    std::vector<std::uint32_t> places_;  ///< of all places that are written, the first ones first
    std::optional<Run> number_behind_;
    std::optional<Run> number_;
};

}  // namespace

FinerFinds find_finer_parts(const WrittenParts& parts, const Region& region, const FinerContext& context) {
    return Search(parts, region, context).run();
}

}  // namespace diachi::registry::geocoding
