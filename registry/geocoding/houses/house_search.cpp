#include "registry/geocoding/houses/house_search.hpp"

#include <algorithm>

#include "registry/geocoding/houses/likely_communes.hpp"
#include "registry/geocoding/houses/name_hits.hpp"
#include "registry/geocoding/houses/settled_house.hpp"
#include "registry/geocoding/houses/weighed_ground.hpp"

namespace diachi::registry::geocoding {
namespace {

// In halves of an edit.
constexpr int other_hamlet = 3;
constexpr int out_of_reach = 1000;
constexpr int other_kind = 2;
constexpr int other_day = 2;
constexpr int other_former_commune = 7;

constexpr std::size_t most_words = 48;  // what is longer is no address; those of the accuracy measure have 34 at most
constexpr std::size_t most_hits = 24;
constexpr std::size_t most_lookups = 160;
constexpr std::size_t most_houses = 16;

void cover(std::vector<bool>& covered, const Run& run) {
    for (std::size_t at = run.begin; at < run.end; ++at) covered[at] = true;
}

class Search {
  public:
    explicit Search(const HouseQuestion& question)
        : asked_(question),
          in_(question.context),
          covered_(question.context.tokens.size()),
          grounds_(question, covered_) {}

    HouseMatches run() {
        if (asked_.parts.number_keys.empty()) return {};
        cover_number();
        const auto hits = name_hits(asked_, covered_);
        likely_ = likely_communes(asked_);
        for (std::size_t i = 0; i < hits.size() && i < most_hits; ++i) try_hit(hits[i], true);
        // What is elsewhere would contradict the text: it cannot come near a house that is found where the text says.
        const int sure = likely_.sure_cost + grounds_.unread_anywhere();
        const auto enough = [&](const HouseMatch& house) { return house.cost <= sure; };
        if (likely_.communes.empty() || std::none_of(houses_.begin(), houses_.end(), enough))
            for (std::size_t i = 0; i < hits.size() && i < most_hits; ++i) try_hit(hits[i], false);
        for (HouseMatch& house : houses_) house.cost -= grounds_.unread_anywhere();
        for (Rival& rival : rivals_) rival.cost -= grounds_.unread_anywhere();
        HouseMatches found;
        std::stable_sort(houses_.begin(), houses_.end(),
                         [](const HouseMatch& a, const HouseMatch& b) { return a.cost < b.cost; });
        found.settled = !overflow_ && !grounds_.overflow() && is_settled(houses_, rivals_, asked_);
        found.houses = std::move(houses_);
        return found;
    }

  private:
    void cover_number() {
        for (std::size_t at = 0; at < covered_.size(); ++at) {
            const WordRole role = asked_.roles[at];
            covered_[at] = role == WordRole::noise || role == WordRole::flat_word;
        }
        for (const auto& run : {asked_.parts.number, asked_.parts.alleys, asked_.parts.flat})
            if (run) cover(covered_, *run);
    }

    /// The bearers of the name in likely communes, or the others.
    void try_hit(const NameHit& found, bool likely) {
        const HouseName& name = asked_.names.name(found.name);
        for (const std::uint32_t number : name.streets) {
            const auto& street = in_.streets.street(number);
            if (likely_.hold_any_of(street.communes) != likely) continue;
            NameHit hit = found;
            if (is_other_kind(hit.words, street)) hit.cost += other_kind;
            if (is_of_another_day(street.former_name)) hit.cost += other_day;
            try_bearer(hit, number, no_unit, street.communes, [&](const std::string& key, const auto& flat) {
                return in_.addresses.on_street(street.root, street.path.empty() ? key : street.path + "/" + key, flat);
            });
        }
        if (asked_.parts.flat) return;
        for (const std::uint32_t number : name.hamlets) {
            const auto& hamlet = in_.streets.hamlet(number);
            if (likely_.hold_any_of(hamlet.communes) != likely) continue;
            NameHit hit = found;
            if (is_of_another_day(hamlet.former_name)) hit.cost += other_day;
            if (is_said_street(hit.words)) {
                hit.cost += other_kind;
                hit.doubtful = hit.doubtful || hit.agreement != Agreement::equal;
            }
            try_bearer(hit, no_unit, number, hamlet.communes, [&](const std::string& key, const auto&) {
                return in_.addresses.in_place(hamlet.place->id, key);
            });
        }
    }

    /// A name that has ended, unless the text is of a day when it was in force.
    bool is_of_another_day(const FormerName* former_name) const {
        return former_name != nullptr && !in_.of_the_day(former_name);
    }

    /// "Đường Trường Sa" is not nearly Ấp Trường An.
    bool is_said_street(const Run& words) const {
        return words.begin > 0 && asked_.roles[words.begin - 1] == WordRole::street_word &&
               in_.tokens[words.begin].before < Gap::dash;
    }

    /// "Quốc lộ 61" and "Đường Quốc Lộ 61" may be two roads.
    bool is_other_kind(const Run& words, const StreetIndex::Street& street) const {
        if (!in_.tokens[words.end - 1].digits) return false;
        const bool said = words.begin > 0 && in_.tokens[words.begin - 1].form.starts_with("d") &&
                          announces_name(in_.tokens[words.begin - 1].form);
        return said && !street.kind.starts_with("duong");
    }

    template <typename LookUp>
    void try_bearer(const NameHit& hit, std::uint32_t street, std::uint32_t hamlet,
                    const std::vector<std::uint32_t>& communes, LookUp look_up) {
        if (overflow_ || !in_region(communes)) return;
        if (lookups_++ == most_lookups) overflow_ = true;
        if (overflow_) return;
        std::optional<std::string> flat;
        if (asked_.parts.flat) flat = asked_.parts.flat_key;
        bool found = false;
        for (const std::string& key : asked_.parts.number_keys) {
            for (auto& address : look_up(key, flat)) {
                HouseMatch house{std::move(address), flat.has_value(), no_unit, street, hamlet,
                                 hit.cost,           hit.doubtful,     {}};
                house.commune = in_.units.unit_of(house.address.commune);
                if (house.commune != no_unit) add(hit, std::move(house));
                found = true;
            }
            if (found) return;
        }
        int cost = out_of_reach;
        for (const std::uint32_t commune : communes)
            cost = std::min(cost, hit.cost + grounds_.of(commune, hit.words).cost);
        rivals_.push_back({cost, hit.name, hit.agreement, hit.words});
    }

    bool in_region(const std::vector<std::uint32_t>& communes) const {
        const auto& provinces = asked_provinces();
        return provinces.empty() || std::any_of(communes.begin(), communes.end(), [&](std::uint32_t commune) {
                   return std::find(provinces.begin(), provinces.end(), in_.units.province_today(commune)) !=
                          provinces.end();
               });
    }

    const std::vector<std::uint32_t>& asked_provinces() const {
        if (!provinces_) provinces_ = provinces_of(asked_);
        return *provinces_;
    }

    void add(const NameHit& hit, HouseMatch house) {
        const bool known = std::any_of(houses_.begin(), houses_.end(), [&](const HouseMatch& one) {
            return one.address.id == house.address.id && one.cost <= house.cost;
        });
        if (known) return;
        const GroundMatch& ground = grounds_.of(house.commune, hit.words);
        house.cost += ground.cost;
        house.doubtful = hit.doubtful || ground.cut_short;
        Piece own{"street", hit.words, hit.agreement};
        own.street = house.street;
        own.hamlet = house.hamlet;
        if (house.street == no_unit) own.element = "place";
        house.pieces.push_back(own);
        house.pieces.insert(house.pieces.end(), ground.pieces.begin(), ground.pieces.end());
        compare_hamlets(house);
        compare_former_communes(house);
        std::erase_if(houses_, [&](const HouseMatch& one) {
            return one.address.id == house.address.id && one.cost > house.cost;
        });
        const bool again = std::any_of(houses_.begin(), houses_.end(),
                                       [&](const HouseMatch& one) { return one.address.id == house.address.id; });
        if (again) return;
        keep(std::move(house));
    }

    /// The likeliest ones: of the others none can be meant.
    void keep(HouseMatch house) {
        if (houses_.size() < most_houses) {
            houses_.push_back(std::move(house));
            return;
        }
        const auto worst = std::max_element(houses_.begin(), houses_.end(),
                                            [](const HouseMatch& a, const HouseMatch& b) { return a.cost < b.cost; });
        if (house.cost < worst->cost) *worst = std::move(house);
    }

    /// A hamlet that is written and that the house does not lie in.
    void compare_hamlets(HouseMatch& house) const {
        if (!house.address.place || house.street == no_unit) return;
        const auto* own = in_.streets.hamlet_of(*house.address.place);
        if (own == nullptr) return;
        for (Piece& piece : house.pieces) {
            if (piece.element != "place" || piece.hamlet == no_unit) continue;
            const auto& written = in_.streets.hamlet(piece.hamlet);
            if (written.bare == own->bare || written.kind != own->kind) continue;
            piece.agreement = Agreement::overruled;
            house.cost += other_hamlet;
        }
    }

    /// A street or hamlet that is known to have lain in other former communes than the one that is written.
    void compare_former_communes(HouseMatch& house) const {
        const auto& former =
            house.street == no_unit ? in_.streets.hamlet(house.hamlet).former : in_.streets.street(house.street).former;
        if (former.empty()) return;
        for (Piece& piece : house.pieces) {
            if (piece.named == no_unit || piece.agreement == Agreement::overruled) continue;
            const NamedUnit& named = in_.units.named(piece.named);
            const bool then =
                named.level == Level::commune && named.bare_form != in_.units.shown(house.commune).bare_form;
            if (!then || contains(former, named.unit) || names_any_of(piece, former)) continue;
            piece.agreement = Agreement::overruled;
            house.cost += other_former_commune;
            house.doubtful = true;
        }
    }

    /// Several former communes may bear the name that is written.
    bool names_any_of(const Piece& piece, const std::vector<std::uint32_t>& former) const {
        if (piece.mention == no_unit) return false;
        const auto& bearers = asked_.choice.mentions.all[piece.mention].bearers;
        return std::any_of(bearers.begin(), bearers.end(), [&](std::uint32_t bearer) {
            return contains(former, in_.units.named(in_.units.bearer(bearer).named).unit);
        });
    }

    static bool contains(const std::vector<std::uint32_t>& list, std::uint32_t one) {
        return std::find(list.begin(), list.end(), one) != list.end();
    }

    const HouseQuestion& asked_;
    const FinerContext& in_;
    std::vector<bool> covered_;  ///< number, flat and noise
    WeighedGrounds grounds_;
    LikelyCommunes likely_;
    std::vector<HouseMatch> houses_;
    std::vector<Rival> rivals_;
    mutable std::optional<std::vector<std::uint32_t>> provinces_;
    std::size_t lookups_ = 0;
    bool overflow_ = false;  ///< more may be meant than was looked at
};

}  // namespace

HouseMatches find_houses(const HouseQuestion& question) {
    if (question.context.tokens.size() > most_words) return {};
    return Search(question).run();
}

}  // namespace diachi::registry::geocoding
