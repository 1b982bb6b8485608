#include "registry/holders/holder_keeper.hpp"

#include <algorithm>

#include "registry/holders/holder_rows.hpp"
#include "registry/holders/holder_scope.hpp"
#include "registry/lifecycle/status.hpp"

namespace diachi::registry {
namespace {

journal::RevisionFacts revision_facts(const Authorship& authorship, const std::string& action) {
    return {authorship.caller.name, action, authorship.reason, authorship.document};
}

void check_tells_nothing(const HolderFacts& facts, const Authorship& authorship) {
    for (const auto& [field, text] :
         {std::pair("reason", &authorship.reason), std::pair("document", &authorship.document)}) {
        if (!tells_of(facts, *text)) continue;
        throw HolderRefused{"holder.untold", field,
                            "Lý do và văn bản được lưu vĩnh viễn, không được ghi tên, số định danh hay số điện thoại.",
                            "Reason and document are kept for ever: leave name, number and phone out of them.", ""};
    }
}

bool overlap(const Period& a, const Period& b) {
    return (!a.to || !b.from || *b.from < *a.to) && (!b.to || !a.from || *a.from < *b.to);
}

/// Households live, organisations and agencies sit; all may own or rent.
bool fits(HolderKind kind, HoldingRole role) {
    if (role == HoldingRole::owner || role == HoldingRole::tenant) return true;
    const bool lives = role == HoldingRole::resident_main || role == HoldingRole::resident;
    return lives == (kind == HolderKind::household);
}

}  // namespace

Id HolderKeeper::keep(Transaction& transaction, const HolderFacts& facts,
                      const std::optional<HoldingDraft>& first_holding, const std::string& key_id,
                      const Authorship& authorship) {
    check_tells_nothing(facts, authorship);
    check_number_is_new(facts, std::nullopt, authorship.caller);
    const auto wanted =
        first_holding ? std::optional(resolved(*first_holding, facts.kind, authorship.caller)) : std::nullopt;
    auto revision = transaction.revision(revision_facts(authorship, "keep holder"));
    const Id holder = revision->insert(holder_row(key_id));
    const Period from_today{today_, std::nullopt};
    revision->insert(holder_version_row(holder, 1, facts.kind, keys_.sealed(key_id, {holder, 1}, facts), from_today));
    if (wanted) revision->insert(holding_row(holder, wanted->address, wanted->role, wanted->valid));
    find_again_by(holder, facts);
    revision->keep();
    return holder;
}

void HolderKeeper::change(Transaction& transaction, Id holder, const HolderFacts& facts, const Authorship& authorship) {
    const auto stored = holder_in_scope(records_, holder, authorship.caller, Permission::keep_holders);
    check_tells_nothing(facts, authorship);
    check_tells_nothing(opened(stored), authorship);
    check_number_is_new(facts, holder, authorship.caller);
    if (stored.kind != facts.kind) {
        throw HolderRefused{"holder.kind", "kind", "Không đổi được loại chủ sử dụng; hãy ghi một chủ sử dụng mới.",
                            "The kind of a holder does not change; keep another holder.", ""};
    }
    const std::int64_t version = stored.version + 1;
    auto revision = transaction.revision(revision_facts(authorship, "change holder"));
    revision->end("holder_version", stored.version_row);
    revision->insert(holder_version_row(holder, version, facts.kind,
                                        keys_.sealed(stored.key_id, {holder, version}, facts), {today_, std::nullopt}));
    find_again_by(holder, facts);
    revision->keep();
}

void HolderKeeper::erase(Transaction& transaction, Id holder, const Authorship& authorship) {
    const auto stored = holder_in_scope(records_, holder, authorship.caller, Permission::keep_holders);
    const auto facts = keys_.opened(stored.key_id, {stored.id, stored.version}, stored.kind, stored.sealed);
    if (facts) check_tells_nothing(*facts, authorship);
    for (const auto& holding : not_ended(records_.holdings_of(holder, today_), today_)) {
        if (holding.commune && may_in(authorship.caller, Permission::keep_holders, *holding.commune)) continue;
        if (!authorship.caller.communes) continue;
        throw NotGranted(
            Permission::keep_holders,
            "the holder holds addresses in other communes too: end those first, or ask one without limits");
    }
    keys_.vault().destroy(stored.key_id);
    auto revision = transaction.revision(revision_facts(authorship, "erase holder"));
    for (const auto& holding : records_.holdings_of(holder, today_)) revision->end("holding", holding.id);
    revision->end("holder_version", stored.version_row);
    revision->end("holder", holder);
    records_.set_lookup(holder, {});
    revision->keep();
}

void HolderKeeper::hold(Transaction& transaction, Id holder, const HoldingDraft& draft, const Authorship& authorship) {
    const auto stored = records_.holder(holder);
    if (!stored) throw HolderUnknown();
    const auto held = records_.holdings_of(holder, today_);
    const auto current = not_ended(held, today_);
    // Whoever moves in from nowhere is taken up where they move to.
    if (!current.empty() && !in_scope(authorship.caller, Permission::keep_holders, current)) {
        throw NotGranted(Permission::keep_holders, "the holder has no address in a commune of the caller");
    }
    const auto wanted = resolved(draft, stored->kind, authorship.caller);
    const auto facts = opened(*stored);
    check_tells_nothing(facts, authorship);
    check_main_address(wanted, held, authorship.caller);
    auto revision = transaction.revision(revision_facts(authorship, "hold address"));
    revision->insert(holding_row(holder, wanted.address, wanted.role, wanted.valid));
    find_again_by(holder, facts);
    revision->keep();
}

void HolderKeeper::end_holding(Transaction& transaction, Id holder, Id holding, const Date& end,
                               const Authorship& authorship) {
    const auto stored = holder_in_scope(records_, holder, authorship.caller, Permission::keep_holders);
    const auto held = records_.holdings_of(holder, today_);
    const auto found = std::find_if(held.begin(), held.end(), [&](const Holding& one) { return one.id == holding; });
    if (found == held.end() || (found->valid.to && *found->valid.to <= end)) {
        throw HolderRefused{"holding.ended", "holding", "Không có quan hệ này, hoặc đã chấm dứt trước ngày đó.",
                            "The holder has no such holding, or it has ended before that day.", ""};
    }
    if (authorship.caller.communes && !(found->commune && authorship.caller.communes->contains(*found->commune))) {
        throw NotGranted(Permission::keep_holders, "the address of this holding lies in another commune");
    }
    if (found->valid.from && end < *found->valid.from) {
        throw HolderRefused{"holding.period", "to", "Ngày chấm dứt trước ngày bắt đầu.",
                            "The holding would end before it begins.", found->valid.from->iso()};
    }
    const auto facts = opened(stored);
    check_tells_nothing(facts, authorship);
    auto revision = transaction.revision(revision_facts(authorship, "end holding"));
    revision->end("holding", holding);
    revision->insert(holding_row(holder, found->address, found->role, {found->valid.from, end}));
    find_again_by(holder, facts);
    revision->keep();
}

HolderFacts HolderKeeper::opened(const StoredHolder& stored) {
    auto facts = keys_.opened(stored.key_id, {stored.id, stored.version}, stored.kind, stored.sealed);
    if (!facts) throw HolderUnknown();
    return *std::move(facts);
}

Holding HolderKeeper::resolved(const HoldingDraft& draft, HolderKind kind, const Caller& caller) {
    const auto address = store_.address(draft.address_code, today_);
    if (!address || !is_in_use(address->status)) {
        throw HolderRefused{"holding.address", "address", "Không có địa chỉ đang dùng với mã này.",
                            "No address in use has this code.", ""};
    }
    require_in(caller, Permission::keep_holders, address->commune, address->commune_name);
    if (!fits(kind, draft.role)) {
        throw HolderRefused{
            "holding.role", "role",
            "Hộ gia đình là nơi ở (resident-main, resident); tổ chức, cơ quan là trụ sở hoặc chi nhánh "
            "(head-office, branch).",
            "A household is resident-main or resident, an organisation or agency head-office or branch.", ""};
    }
    if (draft.valid.from && draft.valid.to && *draft.valid.to <= *draft.valid.from) {
        throw HolderRefused{"holding.period", "to", "Ngày kết thúc phải sau ngày bắt đầu.", "to must lie behind from.",
                            ""};
    }
    return {0, 0, address->id, address->code, address->commune, draft.role, draft.valid};
}

void HolderKeeper::check_number_is_new(const HolderFacts& facts, std::optional<Id> holder, const Caller& caller) {
    if (facts.number.empty()) return;
    for (const Id other :
         records_.found_by({LookupKind::number, keys_.lookup_hash(LookupKind::number, facts.number.view())})) {
        if (other == holder) continue;
        const auto held = not_ended(records_.holdings_of(other, today_), today_);
        const bool told = held.empty() || in_scope(caller, Permission::keep_holders, held);
        throw HolderRefused{
            "identity.same-number", "number",
            "Đã có chủ sử dụng với mã số này" + std::string(told ? "; hãy dùng chủ sử dụng đó."
                                                                 : " ở xã, phường khác; "
                                                                   "hãy đề nghị nơi đó chấm dứt trước."),
            "A holder with this number is kept already" + std::string(told ? "; use that one."
                                                                           : " in another commune; "
                                                                             "ask there to end its holdings first."),
            told ? std::to_string(other) : ""};
    }
}

void HolderKeeper::check_main_address(const Holding& wanted, const std::vector<Holding>& held, const Caller& caller) {
    for (const auto& other : held) {
        if (!overlap(wanted.valid, other.valid)) continue;
        if (other.address == wanted.address && other.role == wanted.role) {
            throw HolderRefused{"holding.twice", "address", "Chủ sử dụng đã giữ địa chỉ này với vai trò này.",
                                "The holder holds this address in this role already.", ""};
        }
        if (!is_main(wanted.role) || !is_main(other.role)) continue;
        const bool told = other.commune && may_in(caller, Permission::read_holders, *other.commune);
        const std::string where_vi = told ? "mã " + other.address_code : "ở xã, phường khác";
        const std::string where_en = told ? other.address_code : "in another commune";
        throw HolderRefused{"identity.main-address", "role",
                            "Chủ sử dụng đã có địa chỉ chính (" + where_vi + "); hãy chấm dứt địa chỉ đó trước.",
                            "The holder has a main address already (" + where_en + "); end that holding first.",
                            told ? other.address_code : ""};
    }
}

void HolderKeeper::find_again_by(Id holder, const HolderFacts& facts) {
    std::vector<LookupRow> rows;
    const auto add = [&](LookupKind kind, std::string_view text) {
        if (!text.empty()) rows.push_back({kind, keys_.lookup_hash(kind, text)});
    };
    add(LookupKind::number, facts.number.view());
    add(LookupKind::phone, facts.phone.view());
    for (const auto& holding : not_ended(records_.holdings_of(holder, today_), today_)) {
        if (holding.commune) add(LookupKind::name, name_with_commune(facts.name.view(), *holding.commune));
    }
    records_.set_lookup(holder, rows);
}

}  // namespace diachi::registry
