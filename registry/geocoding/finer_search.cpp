#include "registry/geocoding/finer_search.hpp"

#include <algorithm>

#include "registry/geocoding/near_names.hpp"
#include "registry/geocoding/penalties.hpp"
#include "registry/house_number.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_addresses = 50;

void sort_once(std::vector<std::uint32_t>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

bool meet(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](std::uint32_t one) { return std::binary_search(b.begin(), b.end(), one); });
}

/// Looks for the written parts one after the other: place, street, number.
class Search {
  public:
    Search(const WrittenParts& parts, const Region& region, const FinerContext& context)
        : parts_(parts), region_(region), in_(context) {}

    FinerFinds run() {
        find_places();
        find_street();
        find_number();
        if (finds_.communes.empty()) finds_.communes = communes_of_finds();
        return std::move(finds_);
    }

  private:
    std::string slice(const Run& run) const {
        const auto begin = in_.tokens[run.begin].begin;
        return std::string(in_.text.substr(begin, in_.tokens[run.end - 1].end - begin));
    }

    void report(std::string_view element, std::string_view kind, const Run& run) {
        finds_.faults.push_back(fault(element, kind, slice(run)));
        finds_.explained.push_back(run);
    }

    template <typename Thing>
    bool inside(const Thing& thing) const {
        return std::any_of(thing.communes.begin(), thing.communes.end(),
                           [&](std::uint32_t commune) { return region_.holds(commune, in_.units); });
    }

    /// Homonyms inside the region: those that lay in the former commune that is named come before the others.
    template <typename ThingAt>
    void prefer_former(std::vector<std::uint32_t>& numbers, ThingAt thing_at) const {
        const auto lay_there = [&](std::uint32_t number) { return meet(thing_at(number).former, region_.former); };
        if (numbers.size() > 1 && std::any_of(numbers.begin(), numbers.end(), lay_there))
            std::erase_if(numbers, [&](std::uint32_t number) { return !lay_there(number); });
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
            prefer_former(
                found, [&](std::uint32_t n) -> const auto& { return in_.streets.hamlet(n); });
            if (found.empty()) {
                report("place", "not_found", written.words);
                continue;
            }
            finds_.explained.push_back({written.words.begin, end});
            const auto& hamlet = in_.streets.hamlet(found.front());
            const auto wrong = spelling_fault(slice({written.name, end}), hamlet.bare);
            if (!wrong.empty()) finds_.faults.push_back(fault("place", wrong, slice({written.name, end})));
            if (finds_.hamlets.empty()) finds_.hamlets = found;
        }
    }

    std::vector<std::uint32_t> places_inside(std::span<const std::uint32_t> bearers, std::string_view kind) const {
        std::vector<std::uint32_t> here;
        for (const std::uint32_t number : bearers) {
            const auto& hamlet = in_.streets.hamlet(number);
            if ((hamlet.kind.empty() || hamlet.kind == kind) && inside(hamlet)) here.push_back(number);
        }
        return here;
    }

    void find_street() {
        for (const Run& run : parts_.streets)
            for (std::size_t at = run.begin; at < run.end; ++at)
                if (take_street(run, at)) return;
        for (const Run& run : parts_.streets)
            if (take_near_street(run)) return;
        if (!parts_.streets.empty() && (parts_.street_said || parts_.number))
            report("street", "not_found", parts_.streets.front());
    }

    bool take_street(const Run& run, std::size_t at) {
        std::vector<std::uint32_t> found;
        std::size_t end = at;
        in_.streets.street_names().walk(in_.tokens, at, [&](std::size_t count, std::span<const std::uint32_t> bearers) {
            if (at + count > run.end) return;
            std::vector<std::uint32_t> here;
            for (const std::uint32_t number : bearers)
                if (inside(in_.streets.street(number))) here.push_back(number);
            if (here.empty()) return;
            found = std::move(here);
            end = at + count;
        });
        if (found.empty()) return false;
        settle_street(std::move(found), {at, end});
        if (at > run.begin) finds_.explained.push_back({run.begin, at});
        behind_street_ = Run{end, run.end};
        return true;
    }

    void settle_street(std::vector<std::uint32_t> found, const Run& name) {
        prefer_former(
            found, [&](std::uint32_t n) -> const auto& { return in_.streets.street(n); });
        finds_.streets = std::move(found);
        finds_.explained.push_back(name);
        const auto wrong = spelling_fault(slice(name), in_.streets.street(finds_.streets.front()).bare);
        if (!wrong.empty()) finds_.faults.push_back(fault("street", wrong, slice(name)));
    }

    /// One street of the communes whose name differs by a letter or two.
    bool take_near_street(const Run& run) {
        std::string written;
        for (std::size_t at = run.begin; at < run.end; ++at)
            written += (at > run.begin ? " " : "") + in_.tokens[at].form;
        int fewest = edits_allowed(written.size());
        std::vector<std::uint32_t> best;
        for (const std::uint32_t commune : region_.communes)
            for (const std::uint32_t number : in_.streets.streets_in(commune)) {
                const auto& name = in_.streets.street(number).bare_form;
                if (std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) continue;
                const auto edits = edits_between(written, name, fewest);
                if (!edits || *edits == 0) continue;
                if (*edits < fewest) best.clear();
                fewest = *edits;
                best.push_back(number);
            }
        sort_once(best);
        const bool alike = std::all_of(best.begin(), best.end(), [&](std::uint32_t number) {
            return in_.streets.street(number).bare_form == in_.streets.street(best.front()).bare_form;
        });
        if (best.empty() || !alike) return false;
        settle_street(std::move(best), run);
        return true;
    }

    /// The number as it can be said from the root of the street on, the likeliest first.
    std::vector<std::string> keys() {
        std::vector<std::string> keys = parts_.number_keys;
        number_ = parts_.number;
        if (!number_ && behind_street_ && behind_street_->begin < behind_street_->end) {
            const auto number = HouseNumber::parse(slice(*behind_street_));
            if (number) {
                keys.push_back(number->key());
                number_ = behind_street_;
            }
        }
        return keys;
    }

    void find_number() {
        const auto number_keys = keys();
        if (parts_.flat) finds_.explained.push_back(*parts_.flat);
        if (!number_) return;
        finds_.explained.push_back(*number_);
        std::optional<std::string> flat;
        if (parts_.flat) flat = parts_.flat_key;
        look_up(number_keys, flat);
        finds_.with_flat = flat && !finds_.addresses.empty();
        if (finds_.addresses.empty() && flat) {
            look_up(number_keys, std::nullopt);
            finds_.faults.push_back(fault("flat", "not_found", slice(*parts_.flat)));
        }
        if (finds_.addresses.empty()) {
            finds_.faults.push_back(fault("house_number", "not_found", slice(*number_)));
            return;
        }
        if (finds_.addresses.size() > 1) finds_.faults.push_back(fault("house_number", "ambiguous", slice(*number_)));
        for (const auto& address : finds_.addresses) finds_.communes.push_back(in_.units.unit_of(address.commune));
        sort_once(finds_.communes);
    }

    void look_up(const std::vector<std::string>& number_keys, const std::optional<std::string>& flat) {
        for (const std::string& key : number_keys) {
            for (const std::uint32_t number : finds_.streets) {
                const auto& street = in_.streets.street(number);
                const std::string whole = street.path.empty() ? key : street.path + "/" + key;
                keep(in_.addresses.on_street(street.root, whole, flat));
            }
            if (finds_.streets.empty())
                for (const std::uint32_t number : finds_.hamlets)
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
    std::optional<Run> behind_street_;
    std::optional<Run> number_;
};

}  // namespace

bool Region::holds(std::uint32_t commune, const UnitIndex& units) const {
    if (!communes.empty()) return std::binary_search(communes.begin(), communes.end(), commune);
    return province == no_unit || units.province_today(commune) == province;
}

FinerFinds find_finer_parts(const WrittenParts& parts, const Region& region, const FinerContext& context) {
    return Search(parts, region, context).run();
}

std::string_view spelling_fault(std::string_view written, std::string_view official) {
    if (text::same_name_key(written) == text::same_name_key(official)) return {};
    const bool plain =
        std::all_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return plain && text::folded(written) == text::folded(official) ? "no_accents" : "spelled_wrong";
}

}  // namespace diachi::registry::geocoding
