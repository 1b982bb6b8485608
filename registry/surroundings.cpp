#include "registry/surroundings.hpp"

#include <algorithm>
#include <limits>

#include "registry/house_number.hpp"
#include "registry/storage/nearby.hpp"

namespace diachi::registry {
namespace {

constexpr double same_spot_m = 2;
/// Of a position whose accuracy nobody gave: a telephone under the open sky.
constexpr double usual_accuracy_m = 5;
/// Beyond this a position is not beside a commune, but elsewhere.
constexpr double beside_a_commune_m = 1000;
/// See place.street-reach; whatever stands nearer needs no exact figure.
constexpr double beside_a_street_m = 100;

double metres_between(const geo::Position& a, const geo::Position& b) {
    return geo::distance_in_metres({a.longitude(), a.latitude()}, {b.longitude(), b.latitude()});
}

/// Houses without a number in a hamlet share one key: they are told apart by where they stand.
bool is_duplicate(const AddressDraft& draft, const AddressRecord& of_same_key) {
    if (!draft.number.empty() || !draft.flat.empty()) return true;
    return draft.position && metres_between(*draft.position, of_same_key.position) < same_spot_m;
}

/// The parcel that the draft names comes first: of parcels that overlap, it is the one meant.
void put_first(std::vector<StoredParcel>& parcels, const StoredParcel& named) {
    std::stable_partition(parcels.begin(), parcels.end(),
                          [&](const StoredParcel& parcel) { return parcel.parcel == named.parcel; });
}

}  // namespace

rules::Surroundings SurroundingsReader::map_around(const ExaminedDraft& resolved) const {
    rules::Surroundings around;
    around.named_commune = resolved.commune;
    around.former_commune = resolved.former_commune;
    if (resolved.street) around.street_name = directory_.street_name(*resolved.street);
    if (resolved.place) around.place_name = directory_.place_name(*resolved.place);
    if (resolved.parent) around.parent_status = resolved.parent->status;
    if (resolved.draft.position) {
        read_map(resolved, around);
        read_commune_edge(resolved, around);
        read_way_to_street(resolved, around);
    }
    read_named_parcel(resolved.draft, around);
    return around;
}

void SurroundingsReader::add_addresses(ExaminedDraft& resolved) const {
    auto& around = resolved.surroundings;
    if (resolved.draft.position) around.codes_at_same_spot = others_at_spot(resolved.draft);
    if (!resolved.lookup_key.empty()) read_namesakes(resolved, around);
    read_code(resolved.draft, around);
}

std::vector<std::string> SurroundingsReader::others_at_spot(const AddressDraft& draft) const {
    auto codes = store_.nearby().sites_within(*draft.position, same_spot_m, Date::today());
    if (draft.self && !codes.empty()) {
        const auto self = store_.address_with_id(*draft.self, Date::today());
        if (self) std::erase(codes, self->code);
    }
    return codes;
}

void SurroundingsReader::read_map(const ExaminedDraft& resolved, rules::Surroundings& around) const {
    const auto& position = *resolved.draft.position;
    around.communes_here = store_.communes_at(position, Date::today());
    around.parcels_here = store_.parcels_at(position, Date::today());
    around.parcels_known_nearby = !around.parcels_here.empty() || store_.has_parcels_near(position);
    around.water_here = store_.nearby().water_at(position, Date::today());
}

void SurroundingsReader::read_commune_edge(const ExaminedDraft& resolved, rules::Surroundings& around) const {
    around.uncertainty_m = resolved.draft.accuracy_m.value_or(usual_accuracy_m);
    if (!resolved.commune) return;
    const double within = around.communes_here.empty() ? beside_a_commune_m : around.uncertainty_m;
    const auto edge =
        store_.nearby().commune_edge(resolved.commune->unit, *resolved.draft.position, within, Date::today());
    around.named_commune_mapped = edge.is_published;
    around.metres_to_edge = edge.metres;
}

void SurroundingsReader::read_way_to_street(const ExaminedDraft& resolved, rules::Surroundings& around) const {
    if (!resolved.street) return;
    const auto number = HouseNumber::parse(resolved.draft.number);
    const auto at = number ? directory_.innermost_alley(*resolved.street, number->path) : resolved.street;
    if (!at) return;
    const auto& position = *resolved.draft.position;
    const auto beside = store_.nearby().course(*at, position, beside_a_street_m, Date::today());
    constexpr double anywhere = std::numeric_limits<double>::infinity();
    if (!beside.is_published) return;
    around.metres_to_street =
        beside.metres ? beside.metres : store_.nearby().course(*at, position, anywhere, Date::today()).metres;
}

void SurroundingsReader::read_named_parcel(const AddressDraft& draft, rules::Surroundings& around) const {
    if (draft.parcel_unit.empty() || draft.parcel_sheet.empty() || draft.parcel_number.empty()) return;
    around.named_parcel =
        store_.nearby().parcel({draft.parcel_unit, draft.parcel_sheet, draft.parcel_number}, Date::today());
    around.parcels_known_of_unit = around.named_parcel || store_.nearby().has_parcels_of(draft.parcel_unit);
    if (around.named_parcel) put_first(around.parcels_here, *around.named_parcel);
}

void SurroundingsReader::read_namesakes(const ExaminedDraft& resolved, rules::Surroundings& around) const {
    for (const auto& other : store_.addresses_with_key(resolved.lookup_key, Date::today())) {
        if (other.id != resolved.draft.self && is_duplicate(resolved.draft, other)) around.codes_of_same_name.push_back(other.code);
    }
}

void SurroundingsReader::read_code(const AddressDraft& draft, rules::Surroundings& around) const {
    if (draft.code.empty()) return;
    around.code_check = scheme_.check(draft.code);
    if (!around.code_check->check_digit_holds || !draft.position) return;
    if (const auto known = store_.address(around.code_check->code, Date::today())) {
        around.known_code = rules::KnownCode{known->label(), metres_between(*draft.position, known->position)};
    }
}

}  // namespace diachi::registry
