#include "registry/lifecycle/undoing.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "registry/lifecycle/status_moves.hpp"

namespace diachi::registry {
namespace {

/// Tables of which rows can be put back as they were, each with the column that names its address.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> undoable{{
    {"address_status", "address_id"},
    {"address_position", "address_id"},
    {"address_name", "address_id"},
    {"address_unit", "address_id"},
    {"address_parcel", "address_id"},
    {"address_identifier", "address_id"},
    {"certification", "address_id"},
    {"succession", "from_address_id"},
    {"proposed_address", "address_id"},
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
        for (const auto& entry : entries_) {
            if (entry.table == "address") {
                issued_.insert(entry.row);
                addresses_.insert(entry.row);
                continue;
            }
            const auto column = address_column(entry.table);
            if (column.empty()) {
                throw NotPossible("not-undoable", "Lần ghi này không phải việc sửa địa chỉ.",
                                  "revision " + std::to_string(number_) + " (" + undone->facts.action +
                                      ") is not a change of addresses");
            }
            addresses_.insert(store_.rows().row(entry.table, entry.row).value().number(column).value());
        }
        for (const Id address : addresses_) check_caller(caller, address);
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
    void check_caller(const Caller& caller, Id id) {
        const auto address = store_.address_with_id(id, Date::today());
        if (!address) {
            throw NotPossible("conflict", "Địa chỉ chưa có hiệu lực.", "an address of it is not in force yet");
        }
        require_in(caller, Permission::issue, address->commune, address->commune_name);
    }
    static Id address_of(const VersionRow& row, const std::string& table) {
        return row.number(address_column(table)).value_or(0);
    }
    [[noreturn]] static void refuse_later_change(RevisionNumber later) {
        throw NotPossible("conflict", "Đã có lần ghi sau (" + std::to_string(later) + ") sửa tiếp.",
                          "revision " + std::to_string(later) + " has changed it since; undo that one first");
    }
    void cancel(Revision& revision, Id address) {
        const auto rows = store_.rows().present("address_status", "address_id", address);
        if (rows.size() != 1 || rows.front().rev_from != number_) {
            refuse_later_change(rows.empty() ? number_ : rows.back().rev_from);
        }
        VersionRow cancelled = rows.front();
        cancelled.set("status", std::string("cancelled"));
        cancelled.set("reason", std::string("undone"));
        cancelled.set("reserved_until", journal::Value());
        amend(revision, rows.front(), std::move(cancelled), Amendment::correction());
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
