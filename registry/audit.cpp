#include "registry/audit.hpp"

#include <unordered_map>

#include "registry/examiner.hpp"

namespace diachi::registry {
namespace {

/// The keys by which drafts name streets and places, as their names may have namesakes.
struct SourceKeys {
    std::unordered_map<Id, std::string> streets;
    std::unordered_map<Id, std::string> places;

    explicit SourceKeys(Store& store) {
        for (const auto& street : store.thoroughfares()) streets[street.facts.id] = street.source_key;
        for (const auto& place : store.places()) places[place.facts.id] = place.source_key;
    }
};

AddressDraft draft_of(const AddressRecord& address, const SourceKeys& keys) {
    AddressDraft draft;
    draft.number = address.number;
    draft.flat = address.flat;
    if (address.thoroughfare) draft.street_key = keys.streets.at(*address.thoroughfare);
    if (address.place) draft.place_key = keys.places.at(*address.place);
    draft.commune_code = address.commune_code;
    draft.position = address.position;
    draft.accuracy_m = address.accuracy_m;
    draft.parent_code = address.parent_code.value_or("");
    draft.code = address.code;
    return draft;
}

/// Names that lost their street, place or building since the address was issued.
rules::Finding finding_of(const UnresolvedField& field) {
    return {"name.resolved", rules::Severity::error, field.field, {field.message_vi, field.message_en, ""}};
}

}  // namespace

AuditResult Audit::run(const OnFinding& on_finding, const GoesOn& goes_on) {
    AuditResult result;
    store_.on_one_state([&] { result = run_on_this_state(on_finding, goes_on); });
    return result;
}

AuditResult Audit::run_on_this_state(const OnFinding& on_finding, const GoesOn& goes_on) {
    constexpr int page_size = 1000;
    AuditResult result{store_.last_revision(), {0, store_.count_current(commune_code_, Date::today())}, false};
    const SourceKeys keys(store_);
    Examiner examiner(store_, read_directory(store_));
    AddressQuery query{.commune_code = commune_code_, .box = std::nullopt, .after = "", .limit = page_size, .day = Date::today()};
    do {
        const auto page = store_.addresses_in(query);
        for (const auto& address : page.addresses) {
            if (address.status != "current") continue;
            const auto examined = examiner.examine(draft_of(address, keys), address.id);
            for (const auto& field : examined.examination.unresolved) on_finding(address, finding_of(field));
            for (const auto& finding : examined.examination.findings) on_finding(address, finding);
            ++result.progress.examined;
            if (!goes_on(result.progress)) return result;
        }
        query.after = page.next_after;
    } while (!query.after.empty());
    result.complete = true;
    return result;
}

}  // namespace diachi::registry
