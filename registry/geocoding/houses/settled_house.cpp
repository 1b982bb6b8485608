#include "registry/geocoding/houses/settled_house.hpp"

#include <algorithm>

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t short_name = 3;  // letters: "A2"

std::size_t letters_of(const Run& words, const FinerContext& context) {
    std::size_t letters = 0;
    for (std::size_t at = words.begin; at < words.end; ++at) letters += context.tokens[at].form.size();
    return letters;
}

bool names_commune(const HouseMatch& house) {
    return std::any_of(house.pieces.begin(), house.pieces.end(), [](const Piece& piece) {
        return piece.agreement != Agreement::overruled && piece.element == "commune";
    });
}

bool overrules(const HouseMatch& house, std::string_view element) {
    return std::any_of(house.pieces.begin(), house.pieces.end(), [&](const Piece& piece) {
        return piece.agreement == Agreement::overruled && piece.element == element;
    });
}

/// Whether the best house may stand against the commune that is written.
bool may_overrule(std::span<const HouseMatch> houses, const FinerContext& context) {
    const HouseMatch& best = houses.front();
    const Piece& name = best.pieces.front();
    if (letters_of(name.words, context) <= short_name || name.agreement == Agreement::near) return false;
    if (overrules(best, "district")) return false;
    // "Phường Bình Thủi, Huyện Phong Điền" may as well be Bình Thuỷ, where there is such a house.
    return std::none_of(houses.begin() + 1, houses.end(), names_commune);
}

/// "…, Khu vực 1": a hamlet that the house on a street lies in is no other place to look for the number.
bool is_place_beside(const HouseMatch& house, const Rival& rival, const HouseNames& names) {
    if (house.street == no_unit || !names.name(rival.name).streets.empty()) return false;
    return std::any_of(house.pieces.begin(), house.pieces.end(), [&](const Piece& piece) {
        return piece.element == "place" && piece.agreement == Agreement::equal &&
               piece.words.begin <= rival.words.begin && rival.words.end <= piece.words.end;
    });
}

bool contains(const std::vector<std::uint32_t>& list, std::uint32_t one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

bool is_settled(std::span<const HouseMatch> houses, std::span<const Rival> rivals, const HouseQuestion& question) {
    if (houses.empty()) return false;
    const HouseMatch& best = houses.front();
    if (best.cost > most_cost || best.doubtful) return false;
    if (houses.size() > 1 && houses[1].cost < best.cost + clear_lead) return false;
    if (overrules(best, "commune") && !may_overrule(houses, question.context)) return false;
    return std::none_of(rivals.begin(), rivals.end(), [&](const Rival& rival) {
        // Of the streets that bear the same initials the one that has the number is meant.
        const Agreement own = best.pieces.front().agreement;
        if (rival.agreement == Agreement::initials && own == Agreement::initials) return false;
        if (is_place_beside(best, rival, question.names)) return false;
        const auto& bearer = question.names.name(rival.name);
        const bool namesake =
            best.street == no_unit ? contains(bearer.hamlets, best.hamlet) : contains(bearer.streets, best.street);
        return namesake ? rival.cost < best.cost : rival.cost <= best.cost;
    });
}

}  // namespace diachi::registry::geocoding
