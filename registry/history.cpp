#include "registry/history.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace diachi::registry {
namespace {

constexpr std::array<std::string_view, 9> tables{
    "address_status", "address_name",       "address_position", "address_unit",    "address_parcel",
    "address_identifier", "certification", "succession",       "proposed_address"};

/// Columns that say nothing to a reader: what they belong to, or what is reckoned from others.
const std::set<std::string, std::less<>> unspoken{"address_id", "from_address_id", "lookup_key", "valid_from",
                                                  "valid_to",   "number_value",    "kind",       "role"};

/// Every row that an address ever had, by table.
using AddressEventRows = std::map<std::string, std::vector<VersionRow>>;

struct Spoken {
    std::string_view field;
    std::string_view table;  ///< whose name an id stands for; empty for plain values
};

const std::map<std::string, Spoken, std::less<>> spoken{
    {"thoroughfare_id", {"street", "thoroughfare_version"}}, {"place_id", {"place", "place_version"}},
    {"unit_id", {"commune", "unit_version"}},                {"parcel_id", {"parcel", "parcel"}},
    {"to_address_id", {"successor", "address"}},             {"decision_id", {"decision", "decision"}},
    {"proposal_id", {"proposal", ""}},                       {"longitude_e7", {"longitude", ""}},
    {"latitude_e7", {"latitude", ""}},
};

std::string plain(const std::string& column, const journal::Value& value) {
    struct Text {
        bool degrees;
        std::string operator()(std::monostate) const { return ""; }
        std::string operator()(std::int64_t number) const {
            return degrees ? shortest(static_cast<double>(number) / 1e7) : std::to_string(number);
        }
        std::string operator()(double number) const { return shortest(number); }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const geo::Wkb&) const { return "(shape)"; }
        static std::string shortest(double number) {
            std::array<char, 32> digits{};
            return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr};
        }
    };
    return std::visit(Text{column.ends_with("_e7")}, value);
}

class Reading {
  public:
    explicit Reading(Store& store) : store_(store) {}

    std::vector<HistoryEntry> of(const AddressEventRows& rows, RevisionNumber known_at) {
        std::map<RevisionNumber, HistoryEntry> entries;
        for (const auto& [table, versions] : rows) {
            std::set<RevisionNumber> revisions;
            for (const auto& row : versions) {
                revisions.insert(row.rev_from);
                if (row.rev_to) revisions.insert(*row.rev_to);
            }
            for (const auto revision : revisions) {
                if (revision <= known_at) tell(table, versions, revision, entries[revision]);
            }
        }
        std::vector<HistoryEntry> told;
        for (auto& [number, entry] : entries) {
            entry.revision = store_.journal().revision(number).value_or(RevisionSummary{number, "", {}});
            told.push_back(std::move(entry));
        }
        return told;
    }

  private:
    /// The row that a revision wrote of a table, and the one in whose place; a copy that only ends the old one earlier
    /// is not told of.
    void tell(const std::string& table, const std::vector<VersionRow>& versions, RevisionNumber revision,
              HistoryEntry& entry) {
        std::vector<const VersionRow*> ended;
        std::vector<const VersionRow*> inserted;
        for (const auto& row : versions) {
            if (row.rev_to == revision) ended.push_back(&row);
            if (row.rev_from == revision) inserted.push_back(&row);
        }
        std::erase_if(inserted, [&](const VersionRow* row) {
            return std::any_of(ended.begin(), ended.end(),
                               [&](const VersionRow* old) { return only_closes(*row, *old); });
        });
        for (std::size_t i = 0; i < std::max(ended.size(), inserted.size()); ++i) {
            compare(table, i < ended.size() ? ended[i] : nullptr, i < inserted.size() ? inserted[i] : nullptr, entry);
        }
    }

    static bool only_closes(const VersionRow& copy, const VersionRow& old) {
        if (std::find(copy.columns.begin(), copy.columns.end(), "valid_to") == copy.columns.end()) return false;
        VersionRow opened = copy;
        opened.set("valid_to", old.value("valid_to"));
        return opened.row.values == old.row.values && copy.value("valid_to") != old.value("valid_to");
    }

    void compare(const std::string& table, const VersionRow* old, const VersionRow* now, HistoryEntry& entry) {
        const auto& columns = (now ? now : old)->columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& column = columns[i];
            if (column == "valid_from" && now && entry.since.empty()) entry.since = now->text("valid_from");
            if (unspoken.contains(column)) continue;
            const std::string from = old ? said(column, old->row.values[i]) : "";
            const std::string to = now ? said(column, now->row.values[i]) : "";
            if (from == to) continue;
            const auto known = spoken.find(column);
            std::string field(known == spoken.end() ? column : known->second.field);
            if (column == "reason") field = "status_reason";
            if (table == "certification" && column == "document") field = "certified_by_document";
            entry.changes.push_back({field, from, to});
        }
    }

    std::string said(const std::string& column, const journal::Value& value) {
        const auto known = spoken.find(column);
        const auto* id = std::get_if<std::int64_t>(&value);
        if (known == spoken.end() || known->second.table.empty() || !id) return plain(column, value);
        auto name = store_.rows().name_of(known->second.table, *id);
        return name.empty() ? plain(column, value) : name;
    }

    Store& store_;
};

}  // namespace

std::vector<HistoryEntry> history(Store& store, const std::string& code, RevisionNumber known_at) {
    std::vector<HistoryEntry> told;
    store.on_one_state([&] {
        const auto address = store.rows().address_with_code(code);
        if (!address) return;
        AddressEventRows rows;
        rows["address"] = {*address};
        for (const auto table : tables) {
            rows[std::string(table)] =
                store.rows().all(table, table == "succession" ? "from_address_id" : "address_id", address->id);
        }
        told = Reading(store).of(rows, known_at);
    });
    return told;
}

}  // namespace diachi::registry
