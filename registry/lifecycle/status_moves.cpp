#include "registry/lifecycle/status_moves.hpp"

#include <algorithm>
#include <set>

#include "registry/address_rows.hpp"
#include "registry/identifiers/identifier_keeper.hpp"
#include "registry/lifecycle/certifying.hpp"
#include "registry/lifecycle/settings.hpp"
#include "registry/lifecycle/status.hpp"

namespace diachi::registry {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

[[noreturn]] void refuse_move(const std::string& from, const std::string& to) {
    std::vector<std::string> legal_en;
    std::vector<std::string> legal_vi;
    for (const auto move : legal_moves(from)) {
        legal_en.emplace_back(move);
        legal_vi.push_back(status_vi(move));
    }
    throw NotPossible("illegal-move",
                      "Địa chỉ " + status_vi(from) + " không chuyển sang “" + status_vi(to) + "” được" +
                          (legal_vi.empty() ? "." : "; chỉ chuyển được sang: " + joined(legal_vi) + "."),
                      "an address that is " + from + " cannot become " + to +
                          (legal_en.empty() ? "; no move is left" : "; legal: " + joined(legal_en)));
}

void check_ground(Store& store, const AddressRecord& address, const StatusMove& move, const Authorship& authorship) {
    if (move.to == "current") return check_decision(store, address, authorship);
    if (!authorship.reason.empty() || !authorship.document.empty()) return;
    throw NotPossible("reason-needed", "Thu hồi, huỷ phải ghi lý do (reason) hoặc văn bản (document).",
                      "say why: a reason or a document");
}

std::vector<AddressRecord> units_to_retire(Store& store, const AddressRecord& address, const StatusMove& move) {
    auto units = units_in_use(store, address.id);
    if (units.empty() || move.with_units) return units;
    std::vector<std::string> codes;
    for (const auto& unit : units) codes.push_back(unit.code);
    codes.resize(std::min<std::size_t>(codes.size(), 20));
    throw NotPossible("units-in-use",
                      "Bên trong còn " + std::to_string(units.size()) + " căn hộ đang dùng: " + joined(codes) +
                          "; hãy thu hồi trước, hoặc chọn thu hồi cả căn hộ (with_units).",
                      "units inside are in use, " + std::to_string(units.size()) + ": " + joined(codes) +
                          "; retire them first, or say with_units");
}

std::vector<AddressRecord> successors_of(Store& store, const AddressRecord& address, const StatusMove& move,
                                         const Caller& caller) {
    if (!move.successors.empty() && move.to != "retired") {
        throw NotPossible("conflict", "Chỉ địa chỉ bị thu hồi mới có địa chỉ thay thế.",
                          "only a retired address has successors");
    }
    std::vector<AddressRecord> successors;
    for (const auto& code : std::set<std::string>(move.successors.begin(), move.successors.end())) {
        auto successor = store.address(code, Date::today());
        if (!successor || successor->id == address.id || successor->parent_code == address.code ||
            successor->status != "current") {
            throw NotPossible("conflict", "Mã " + code + " không thay thế được: phải là một địa chỉ khác đang dùng.",
                              code + " cannot be the successor: it must be another address that is current");
        }
        require_in(caller, Permission::issue, successor->commune, successor->commune_name);
        successors.push_back(*std::move(successor));
    }
    return successors;
}

std::string succession_kind(const StatusMove& move) {
    if (!move.succession.empty()) return move.succession;
    return std::set(move.successors.begin(), move.successors.end()).size() > 1 ? "split" : "replacement";
}

std::string status_reason(const AddressRecord& address, const StatusMove& move, const std::string& reason) {
    if (!reason.empty()) return reason;
    return address.status == "retired" && move.to == "current" ? "reinstated" : move.to;
}

/// For the journal.
std::string action_of(const std::string& from, const std::string& to) {
    if (to == "retired") return "retire";
    if (to == "cancelled") return "cancel";
    return from == "retired" ? "reinstate" : "make current";
}

/// What others call a retired address may have been given to another since.
void check_identifiers(Store& store, const AddressRecord& address) {
    for (const auto& identifier : address.identifiers) {
        const auto other = other_with_identifier(store, identifier.scheme, identifier.value, address.id);
        if (!other) continue;
        throw NotPossible("conflict", "Mã " + identifier.value + " (" + identifier.scheme + ") nay thuộc địa chỉ " + *other + ".",
                          identifier.value + " (" + identifier.scheme + ") is of the address " + *other + " now");
    }
}

/// Who held an address that is no more holds it no longer.
void end_holdings(Store& store, Revision& revision, Id address, const Date& since) {
    for (const auto& row : store.rows().present("holding", "address_id", address)) {
        if (!row.valid().to) cease(revision, row, Amendment::change(since));
    }
}

void end_successions(Store& store, Revision& revision, Id address) {
    for (const auto& row : store.rows().present("succession", "from_address_id", address)) {
        revision.end("succession", row.id);
    }
}

}  // namespace

std::vector<AddressRecord> units_in_use(Store& store, Id site) {
    std::vector<AddressRecord> units;
    for (const auto& row : store.rows().present("address", "parent_id", site)) {
        auto unit = store.address_with_id(row.id, Date::today());
        if (unit && is_in_use(unit->status)) units.push_back(*std::move(unit));
    }
    return units;
}

void write_status(Store& store, Revision& revision, Id address, const std::string& status, const std::string& reason,
                  const Date& since, std::optional<Id> decision) {
    const auto rows = store.rows().present("address_status", "address_id", address);
    const auto open = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return !row.valid().to; });
    if (open == rows.end()) throw StorageError("an address without a status; run diachi verify");
    check_since(*open, Amendment::change(since));
    VersionRow next = *open;
    next.row.values = address_status_row(address, status, reason, {since, std::nullopt}, std::nullopt, decision).values;
    amend(revision, *open, std::move(next), Amendment::change(since));
}

Written move_status(Store& store, Registrar& registrar, Transaction& transaction, const std::string& code,
                    const StatusMove& move, const Seen& seen, const Authorship& authorship) {
    const auto address = address_to_change(store, code, authorship.caller, Permission::issue, seen);
    if (!is_legal_move(address.status, move.to)) refuse_move(address.status, move.to);
    check_ground(store, address, move, authorship);
    check_not_ahead(move.since);
    std::string reason = authorship.reason;
    if (move.to == "current") {
        auto draft = draft_of(address);
        draft.confirmed = move.confirmed;
        const auto examination = registrar.examine(draft);
        if (!examination.allows(draft)) return examination;
        check_identifiers(store, address);
        reason = reason_with_confirmations(reason, move.confirmed, examination);
    }
    const auto units = move.to == "current" ? std::vector<AddressRecord>{} : units_to_retire(store, address, move);
    const auto successors = successors_of(store, address, move, authorship.caller);
    const Date since = move.since.value_or(Date::today());
    auto revision = transaction.revision(
        {authorship.caller.name, action_of(address.status, move.to), reason, authorship.document});
    write_status(store, *revision, address.id, move.to, status_reason(address, move, authorship.reason), since);
    for (const auto& unit : units) {
        write_status(store, *revision, unit.id, unit.status == "reserved" ? "cancelled" : "retired",
                     "the site was " + move.to, since);
        lapse_certifications(store, *revision, unit.id);
        end_holdings(store, *revision, unit.id, since);
    }
    if (move.to == "current") {
        end_successions(store, *revision, address.id);
    } else {
        end_holdings(store, *revision, address.id, since);
    }
    for (const auto& successor : successors) {
        revision->insert(succession_row(address.id, successor.id, succession_kind(move)));
    }
    lapse_certifications(store, *revision, address.id);
    auto moved = store.address(code, Date::today()).value();
    revision->keep();
    return moved;
}

int expire_reservations(Store& store, Transaction& transaction, int most) {
    const auto overdue = store.rows().overdue_reservations(Date::today(), most);
    auto revision =
        transaction.revision({"diachi", "expire reservations", "the last day of the reservation is over", ""});
    for (const Id address : overdue) {
        const auto rows = store.rows().present("address_status", "address_id", address);
        const auto until = Date::parse(rows.back().text("reserved_until"));
        write_status(store, *revision, address, "cancelled", "reservation expired",
                     until ? until->next() : Date::today());
    }
    revision->keep();
    return static_cast<int>(overdue.size());
}

}  // namespace diachi::registry
