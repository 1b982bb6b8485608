#include "registry/holders/holder_scope.hpp"

#include <algorithm>

namespace diachi::registry {

std::vector<Holding> not_ended(std::vector<Holding> holdings, const Date& day) {
    std::erase_if(holdings, [&](const Holding& holding) { return holding.valid.to && *holding.valid.to <= day; });
    return holdings;
}

bool in_scope(const Caller& caller, Permission permission, const std::vector<Holding>& not_ended) {
    if (!caller.communes) return may(caller, permission);
    return std::any_of(not_ended.begin(), not_ended.end(), [&](const Holding& holding) {
        return holding.commune && may_in(caller, permission, *holding.commune);
    });
}

StoredHolder holder_in_scope(HolderRecords& records, Id holder, const Caller& caller, Permission permission) {
    auto stored = records.holder(holder);
    if (!stored) throw HolderUnknown();
    const Date today = Date::today();
    if (!in_scope(caller, permission, not_ended(records.holdings_of(holder, today), today))) {
        throw NotGranted(permission, "the holder has no address in a commune of the caller");
    }
    return *std::move(stored);
}

}  // namespace diachi::registry
