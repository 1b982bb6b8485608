#include "registry/lifecycle/undoing.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "registry/geocoding/confirmed/reading_keeper.hpp"
#include "registry/lifecycle/status_moves.hpp"

namespace diachi::registry {
namespace {

/// Tables of which rows can be put back as they were, each with the column that names its address.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> undoable{{
    {"address_status", "address_id"},
    {"address_position", "address_id"},
    {"address_name", "address_id"},
    {"address_unit", "address_id"},
    {"address_parcel", "address_id"},
    {"address_identifier", "address_id"},
    {"certification", "address_id"},
    {"succession", "from_address_id"},
    {"proposed_address", "address_id"},
    {"holding", "address_id"},  // that ended with its address; by itself it is of those who keep holders
}};

std::string_view address_column(const std::string& table) {
    const auto* const found =
        std::find_if(undoable.begin(), undoable.end(), [&](const auto& row) { return row.first == table; });
    return found == undoable.end() ? std::string_view() : found->second;
}

class Undoing {
  public:
    Undoing(Store& store, Registrar& registrar, RevisionNumber number)
        : store_(store), registrar_(registrar), number_(number), entries_(store.journal().entries(number)) {}

    void read(const Caller& caller) {
        const auto undone = store_.journal().revision(number_);
        if (!undone) throw NotPossible("not-found", "Không có lần ghi này.", "there is no revision of this number");
        if (concerns_only("holding")) refuse_kind(*undone);
        const auto needed = concerns_only("certification") ? Permission::certify : Permission::issue;
        for (const auto& entry : entries_) {
            if (entry.table == "address") {
                issued_.insert(entry.row);
                addresses_.insert(entry.row);
                continue;
            }
            const auto column = address_column(entry.table);
            if (column.empty()) refuse_kind(*undone);
            const auto row = store_.rows().row(entry.table, entry.row).value();
            addresses_.insert(row.number(column).value());
            if (entry.table == "address_unit") check_unit(caller, needed, row.number("unit_id").value());
        }
        for (const Id address : addresses_) check_caller(caller, needed, address);
    }

    void write(Revision& revision) {
        for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
            const auto row = store_.rows().row(entry->table, entry->row).value();
            if (entry->operation == journal::Operation::end) {
                revision.insert(row.row);
            } else if (entry->table != "address" && !issued_.contains(address_of(row, entry->table))) {
                if (row.rev_to) refuse_later_change(*row.rev_to);
                revision.end(entry->table, entry->row);
            }
        }
        for (const Id address : issued_) cancel(revision, address);
    }

    /// What comes back must stand up to the rules of today: its number may have been given to another since.
    void check_result() {
        for (const Id id : addresses_) {
            const auto address = store_.address_with_id(id, Date::today());
            if (!address || address->status != "current") continue;
            for (const auto& finding : registrar_.examine(draft_of(*address)).findings) {
                if (finding.severity != rules::Severity::error) continue;
                throw NotPossible("conflict",
                                  "Không khôi phục được " + address->code + ": " + finding.refusal.message_vi,
                                  address->code + " cannot be brought back: " + finding.refusal.message_en);
            }
        }
    }

  private:
    [[nodiscard]] bool concerns_only(std::string_view table) const {
        return !entries_.empty() &&
               std::all_of(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry.table == table; });
    }
    [[noreturn]] void refuse_kind(const RevisionSummary& undone) const {
        throw NotPossible("not-undoable", "Lần ghi này không phải việc sửa địa chỉ.",
                          "revision " + std::to_string(number_) + " (" + undone.facts.action +
                              ") is not a change of addresses");
    }
    /// Also the commune that an address came from, or goes back to.
    void check_unit(const Caller& caller, Permission needed, Id unit) {
        require_in(caller, needed, unit, store_.rows().name_of("unit_version", unit));
    }
    void check_caller(const Caller& caller, Permission needed, Id id) {
        const auto address = store_.address_with_id(id, Date::today());
        if (!address) throw NotPossible("conflict", "Địa chỉ chưa có hiệu lực.", "an address of it is not in force yet");
        require_in(caller, needed, address->commune, address->commune_name);
    }
    static Id address_of(const VersionRow& row, const std::string& table) {
        return row.number(address_column(table)).value_or(0);
    }
    [[noreturn]] static void refuse_later_change(RevisionNumber later) {
        throw NotPossible("conflict", "Đã có lần ghi sau (" + std::to_string(later) + ") sửa tiếp; hãy hoàn tác lần đó trước.",
                          "revision " + std::to_string(later) + " has changed it since; undo that one first");
    }
    void cancel(Revision& revision, Id address) {
        const auto rows = store_.rows().present("address_status", "address_id", address);
        if (rows.size() != 1 || rows.front().rev_from != number_) {
            refuse_later_change(rows.empty() ? number_ : rows.back().rev_from);
        }
        check_nothing_hangs_on(address);
        VersionRow cancelled = rows.front();
        cancelled.set("status", std::string("cancelled"));
        cancelled.set("reason", std::string("undone"));
        cancelled.set("reserved_until", journal::Value());
        amend(revision, rows.front(), std::move(cancelled), Amendment::correction());
    }

    /// What was written since that only makes sense while the address is in use.
    void check_nothing_hangs_on(Id address) {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 4> tables{{
            {"certification", "address_id"}, {"succession", "to_address_id"}, {"holding", "address_id"},
            {"address_identifier", "address_id"}}};
        bool hangs = !units_in_use(store_, address).empty();
        for (const auto& [table, column] : tables) hangs = hangs || !store_.rows().present(table, column, address).empty();
        if (!hangs) return;
        throw NotPossible("conflict", "Địa chỉ này đã có căn hộ, xác nhận, chủ sử dụng hoặc mã khác gắn vào; hãy thu hồi.",
                          "units, a certification, holders, identifiers or a succession hang on it; retire it instead");
    }

    Store& store_;
    Registrar& registrar_;
    RevisionNumber number_;
    std::vector<JournalEntry> entries_;
    std::set<Id> issued_;
    std::set<Id> addresses_;
};

}  // namespace

RevisionNumber undo(Store& store, Registrar& registrar, Transaction& transaction, RevisionNumber revision,
                    const Authorship& authorship) {
    if (geocoding::concerns_readings(store.journal().entries(revision))) {
        return geocoding::undo_readings(store, transaction, revision, authorship);
    }
    Undoing undoing(store, registrar, revision);
    undoing.read(authorship.caller);
    auto undone = transaction.revision({authorship.caller.name, "undo revision " + std::to_string(revision),
                                        authorship.reason, authorship.document});
    undoing.write(*undone);
    undoing.check_result();
    const auto number = undone->number();
    undone->keep();
    return number;
}

}  // namespace diachi::registry
