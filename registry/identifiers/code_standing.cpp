#include "registry/identifiers/code_standing.hpp"

#include <algorithm>

namespace diachi::registry {
namespace {

constexpr int most_successors = 50;

geo::Point point_of(const geo::Position& position) { return {position.longitude(), position.latitude()}; }

ClaimedPosition compared(Store& store, const AddressRecord& address, const geo::Position& claimed) {
    ClaimedPosition position{geo::distance_in_metres(point_of(address.position), point_of(claimed)), std::nullopt};
    if (!address.parcel) return position;
    const auto here = store.parcels_at(claimed, Date::today());
    const auto is_its_own = [&](const StoredParcel& parcel) { return parcel.key == *address.parcel; };
    position.same_parcel = std::any_of(here.begin(), here.end(), is_its_own);
    return position;
}

}  // namespace

CodeStanding standing_of(Store& store, const CodeScheme& scheme, std::string_view code,
                         const std::optional<geo::Position>& claimed) {
    CodeStanding standing{scheme.check(code), false, std::nullopt, {}, std::nullopt};
    if (!standing.check.check_digit_holds) return standing;
    store.on_one_state([&] {
        const auto& digits = standing.check.code;
        standing.known = store.knows(digits);
        if (!standing.known) return;
        standing.status = store.identifiers().status_ground(digits, Date::today());
        standing.successors = store.identifiers().successors(digits, Date::today(), most_successors);
        if (!claimed) return;
        if (const auto address = store.address(digits, Date::today())) {
            standing.position = compared(store, *address, *claimed);
        }
    });
    return standing;
}

}  // namespace diachi::registry
