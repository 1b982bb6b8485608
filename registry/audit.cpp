#include "registry/audit.hpp"

#include "registry/examiner.hpp"

namespace diachi::registry {
namespace {

/// What the address names and the registry does not find any more: its building, its commune.
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
    Examiner examiner(store_, read_directory(store_));
    AddressQuery query{
        .commune_code = commune_code_, .box = std::nullopt, .after = "", .limit = page_size, .day = Date::today()};
    do {
        const auto page = store_.addresses_in(query);
        for (const auto& address : page.addresses) {
            if (address.status != "current") continue;
            AddressDraft draft = draft_of(address);
            draft.code = address.code;
            const auto examined = examiner.examine(draft);
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
