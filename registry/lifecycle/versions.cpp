#include "registry/lifecycle/versions.hpp"

#include "registry/lifecycle/not_possible.hpp"

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

void check_not_ahead(const std::optional<Date>& day) {
    if (!day || *day <= Date::today()) return;
    throw NotPossible("conflict", "Ngày " + day->iso() + " chưa đến; hãy ghi vào đúng ngày đó.",
                      day->iso() + " lies ahead; write it on that day");
}

void check_since(const VersionRow& row, const Amendment& amendment) {
    check_not_ahead(amendment.since);
    const auto valid = row.valid();
    if (!amendment.since) return;
    if (valid.from && *amendment.since < *valid.from) {
        throw NotPossible("conflict", "Sớm nhất là ngày " + valid.from->iso() + "; trước đó hãy sửa bằng correction.",
                          "the earliest day is " + valid.from->iso() + "; what was wrong before is a correction");
    }
    if (valid.to) {
        throw NotPossible("conflict", "Từ ngày " + valid.to->iso() + " đã có phiên bản sau.",
                          "a later version holds since " + valid.to->iso());
    }
}

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
