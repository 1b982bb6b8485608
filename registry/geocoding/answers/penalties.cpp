#include "registry/geocoding/answers/penalties.hpp"

#include <algorithm>
#include <array>

namespace diachi::registry::geocoding {
namespace {

/// After the fault table of the British Columbia Address Geocoder (bgeo_configuration_parameters.csv): a wrong larger
/// part costs more than a wrong smaller one, an alias little, a spelling mistake least.
constexpr auto penalties = std::to_array<Penalty>({
    {"text", "not_utf8", 100, Weight::open},
    {"text", "too_long", 5, Weight::open},
    {"text", "not_recognised", 6, Weight::open},
    {"text", "relative", 6, Weight::open},
    {"text", "noise", 1, Weight::correction},
    {"text", "typing_leftovers", 2, Weight::correction},
    {"text", "legacy_encoding", 2, Weight::correction},
    {"text", "settled", 2, Weight::note},
    {"text", "settled_ended", 6, Weight::open},
    {"province", "abbreviated", 0, Weight::note},
    {"province", "initials", 2, Weight::correction},
    {"province", "no_accents", 1, Weight::correction},
    {"province", "spelled_wrong", 2, Weight::correction},
    {"province", "former_name", 0, Weight::note},
    {"province", "contradicts", 25, Weight::open},
    {"province", "not_found", 15, Weight::open},
    {"province", "missing", 8, Weight::open},
    {"province", "overruled", 12, Weight::correction},
    {"district", "abbreviated", 0, Weight::note},
    {"district", "initials", 2, Weight::correction},
    {"district", "no_accents", 1, Weight::correction},
    {"district", "spelled_wrong", 2, Weight::correction},
    {"district", "former_unit", 0, Weight::note},
    {"district", "contradicts", 20, Weight::open},
    {"district", "not_found", 15, Weight::open},
    {"district", "overruled", 8, Weight::correction},
    {"commune", "missing", 3, Weight::correction},
    {"commune", "overruled", 10, Weight::correction},
    {"commune", "abbreviated", 3, Weight::correction},
    {"commune", "contradicts", 15, Weight::open},
    {"commune", "no_accents", 1, Weight::correction},
    {"commune", "spelled_wrong", 4, Weight::correction},
    {"commune", "part_of_name", 5, Weight::correction},
    {"commune", "other_kind", 2, Weight::correction},
    {"commune", "former_name", 2, Weight::note},
    {"commune", "split", 8, Weight::open},
    {"commune", "ambiguous", 10, Weight::open},
    {"commune", "doubtful", 12, Weight::open},
    {"commune", "not_found", 15, Weight::open},
    {"place", "no_accents", 1, Weight::correction},
    {"place", "spelled_wrong", 3, Weight::correction},
    {"place", "former_name", 1, Weight::note},
    {"place", "not_found", 4, Weight::open},
    {"place", "ambiguous", 4, Weight::open},
    {"place", "contradicts", 6, Weight::open},
    {"street", "no_accents", 1, Weight::correction},
    {"street", "spelled_wrong", 3, Weight::correction},
    {"street", "abbreviated", 1, Weight::correction},
    {"street", "former_name", 1, Weight::note},
    {"street", "other_writing", 1, Weight::correction},
    {"street", "other_kind", 1, Weight::correction},
    {"street", "cut_short", 5, Weight::open},
    {"street", "not_found", 8, Weight::open},
    {"street", "ambiguous", 8, Weight::open},
    {"house_number", "other_writing", 2, Weight::correction},
    {"house_number", "not_found", 6, Weight::open},
    {"house_number", "ambiguous", 6, Weight::open},
    {"flat", "not_found", 3, Weight::open},
    {"parcel", "not_found", 6, Weight::open},
    {"parcel", "ambiguous", 6, Weight::open},
});

const Penalty* find(std::string_view element, std::string_view kind) {
    const auto* found = std::find_if(penalties.begin(), penalties.end(),
                                     [&](const Penalty& one) { return one.fault == kind && one.element == element; });
    return found == penalties.end() ? nullptr : found;
}

bool weighs(const Fault& fault, Weight weight) {
    const Penalty* found = find(fault.element, fault.fault);
    return found != nullptr && found->weight == weight;
}

}  // namespace

std::span<const Penalty> penalty_table() {
    return penalties;
}

Fault fault(std::string_view element, std::string_view kind, std::string value) {
    const Penalty* found = find(element, kind);
    return {std::string(element), std::string(kind), std::move(value), found == nullptr ? 0 : found->penalty};
}

bool is_correction(const Fault& fault) {
    return weighs(fault, Weight::correction);
}

bool is_open(const Fault& fault) {
    return weighs(fault, Weight::open);
}

void settle(Answer& answer) {
    const bool house = answer.level == MatchLevel::address || answer.level == MatchLevel::unit;
    double score = precision(answer.level);
    bool open = false;
    bool corrected = false;
    const bool commune_missing = std::any_of(answer.faults.begin(), answer.faults.end(), [](const Fault& one) {
        return one.element == "commune" && one.fault == "missing";
    });
    for (const Fault& one : answer.faults) {
        // Words that nobody knows take nothing from a house that was found, unless they may be its commune.
        const bool harmless = house && !commune_missing && one.element == "text" && one.fault == "not_recognised";
        open = open || (is_open(one) && !harmless);
        corrected = corrected || is_correction(one) || harmless;
        score -= one.penalty;
    }
    answer.score = std::clamp(score, 0.0, 100.0);
    answer.category = open ? Category::candidates : corrected ? Category::corrected : Category::exact;
}

double precision(MatchLevel level) {
    switch (level) {
        case MatchLevel::unit:
        case MatchLevel::address:
            return 100;
        case MatchLevel::parcel:
            return 90;
        case MatchLevel::street:
            return 78;
        case MatchLevel::place:
            return 75;
        case MatchLevel::commune:
            return 68;
        case MatchLevel::province:
            return 20;
        case MatchLevel::none:
            break;
    }
    return 0;
}

}  // namespace diachi::registry::geocoding
