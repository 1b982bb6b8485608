#include "registry/lifecycle/versions.hpp"

namespace diachi::registry {
namespace {

/// Whether the row held for at least a day before `day`.
bool held_before(const VersionRow& row, const Date& day) {
    const auto from = row.valid().from;
    return !from || *from < day;
}

void keep_until(Revision& revision, const VersionRow& row, const Date& day) {
    if (!held_before(row, day)) return;
    VersionRow past = row;
    past.set("valid_to", day.iso());
    revision.insert(past.row);
}

}  // namespace

Id amend(Revision& revision, const VersionRow& row, VersionRow instead, const Amendment& amendment) {
    revision.end(row.row.table, row.id);
    instead.set("valid_from", row.value("valid_from"));
    instead.set("valid_to", row.value("valid_to"));
    if (amendment.since) {
        keep_until(revision, row, *amendment.since);
        if (held_before(row, *amendment.since)) instead.set("valid_from", amendment.since->iso());
    }
    return revision.insert(instead.row);
}

void cease(Revision& revision, const VersionRow& row, const Amendment& amendment) {
    revision.end(row.row.table, row.id);
    if (amendment.since) keep_until(revision, row, *amendment.since);
}

const VersionRow* holding(const std::vector<VersionRow>& rows, const Date& day) {
    for (const auto& row : rows) {
        if (row.valid().holds(day)) return &row;
    }
    return rows.empty() ? nullptr : &rows.back();
}

}  // namespace diachi::registry
