#include "registry/watching/watched_changes.hpp"

#include <charconv>
#include <map>
#include <set>

#include "registry/lifecycle/not_possible.hpp"

namespace diachi::registry {
namespace {

constexpr std::int64_t most_entries = 50'000;

struct Told {
    std::set<std::string> kinds;
    std::vector<std::string> replaced_by;
};

std::string kind_of(const WatchedRow& row) {
    static const std::map<std::string_view, std::string_view> kinds{
        {"address", "issued"},
        {"address_name", "renamed"},
        {"address_position", "moved"},
        {"address_unit", "unit-changed"},
        {"address_parcel", "parcel-changed"},
        {"address_identifier", "identifiers-changed"},
    };
    const bool begins = row.operation == journal::Operation::insert;
    if (row.table == "certification") return begins ? "certified" : "certification-ended";
    if (row.table == "succession") return begins ? "replaced" : "";
    if (row.table == "address_status") return begins ? row.value : "";
    const auto known = kinds.find(row.table);
    return known == kinds.end() ? "" : std::string(known->second);
}

void tell(Told& told, const WatchedRow& row) {
    auto kind = kind_of(row);
    if (kind == "replaced") told.replaced_by.push_back(row.value);
    if (!kind.empty()) told.kinds.insert(std::move(kind));
}

/// Of an address that was issued there is nothing else to tell.
void leave_what_is_implied(Told& told) {
    if (told.kinds.contains("issued")) told.kinds = {"issued"};
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size() && !text.empty() && number >= 0;
    return whole ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<JournalPosition> journal_position(std::string_view text) {
    const auto dot = text.find('.');
    const auto revision = whole_number(text.substr(0, dot));
    if (!revision) return std::nullopt;
    if (dot == std::string_view::npos) return JournalPosition{*revision};
    const auto position = whole_number(text.substr(dot + 1));
    return position ? std::optional(JournalPosition{*revision, *position}) : std::nullopt;
}

std::string text_of(const JournalPosition& position) {
    const auto revision = std::to_string(position.revision);
    return position.position == JournalPosition::whole ? revision : revision + "." + std::to_string(position.position);
}

WatchedChanges watched_changes(Store& store, Id list, const JournalPosition& since, int limit) {
    WatchedChanges found{{}, since, false, 0};
    store.on_one_state([&] {
        found.head = store.last_revision();
        if (since.revision > found.head) {
            throw NotPossible("ahead", "Lần ghi cuối ở đây mới là " + std::to_string(found.head) + ".",
                              "the last revision here is " + std::to_string(found.head) +
                                  "; was it restored from a backup, or is “since” of another registry?");
        }
        auto read = store.watch_lists().changes(list, since, {limit, most_entries});
        found.reached = read.reached;
        found.more = read.more;
        std::map<std::pair<RevisionNumber, Id>, Told> told;
        for (const auto& row : read.rows) tell(told[{row.revision, row.address}], row);
        std::optional<RevisionSummary> summary;
        for (auto& [where, what] : told) {
            leave_what_is_implied(what);
            if (what.kinds.empty()) continue;
            if (!summary || summary->number != where.first) summary = store.journal().revision(where.first);
            found.changes.push_back({where.first,
                                     summary ? summary->recorded_at : "",
                                     summary ? summary->facts.action : "",
                                     store.rows().name_of("address", where.second),
                                     {what.kinds.begin(), what.kinds.end()},
                                     std::move(what.replaced_by)});
        }
    });
    return found;
}

}  // namespace diachi::registry
