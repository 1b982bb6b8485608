#include "registry/surroundings.hpp"

namespace diachi::registry {
namespace {

/// Houses without a number in a hamlet share one key: they are told apart by where they stand.
bool is_duplicate(const AddressDraft& draft, const AddressRecord& of_same_key) {
    constexpr double same_spot_m = 2;
    if (!draft.number.empty() || !draft.flat.empty()) return true;
    return draft.position && geo::distance_in_metres({draft.position->longitude(), draft.position->latitude()},
                                                     {of_same_key.position.longitude(),
                                                      of_same_key.position.latitude()}) < same_spot_m;
}

}  // namespace

rules::Surroundings SurroundingsReader::around(const ExaminedDraft& resolved) const {
    rules::Surroundings around;
    around.named_commune = resolved.commune;
    if (resolved.draft.position) read_map(resolved.draft, around);
    if (!resolved.lookup_key.empty()) read_namesakes(resolved, around);
    if (!resolved.draft.code.empty()) around.code_check = scheme_.check(resolved.draft.code);
    return around;
}

void SurroundingsReader::read_map(const AddressDraft& draft, rules::Surroundings& around) const {
    around.communes_here = store_.communes_at(*draft.position, Date::today());
    around.parcels_here = store_.parcels_at(*draft.position, Date::today());
    around.parcels_known_nearby = !around.parcels_here.empty() || store_.has_parcels_near(*draft.position);
}

void SurroundingsReader::read_namesakes(const ExaminedDraft& resolved, rules::Surroundings& around) const {
    for (const auto& other : store_.addresses_with_key(resolved.lookup_key, Date::today())) {
        if (is_duplicate(resolved.draft, other)) around.codes_of_same_name.push_back(other.code);
    }
}

}  // namespace diachi::registry
