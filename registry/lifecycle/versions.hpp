#pragma once

#include "registry/storage/store.hpp"
#include "registry/storage/version_rows.hpp"

namespace diachi::registry {

/// How a fact comes to be written anew: as a correction of what was never so, or since a day because the world changed.
struct Amendment {
    std::optional<Date> since;  ///< nothing: a correction

    static Amendment correction() { return {}; }
    static Amendment change(Date day) { return {std::move(day)}; }
};

/// Throws NotPossible when a fact is to change after today, before the row began to hold, or before a later version.
void check_since(const VersionRow& row, const Amendment& amendment);

/// Throws NotPossible when the day lies after today: what is not so yet is written on that day.
void check_not_ahead(const std::optional<Date>& day);

/// Ends a row of the present and writes what is to hold instead. A correction takes over the row's period; a change
/// leaves the row to hold until its day. Columns other than the period are those of `instead`.
Id amend(Revision& revision, const VersionRow& row, VersionRow instead, const Amendment& amendment);

/// The same for a fact that ceases to hold.
void cease(Revision& revision, const VersionRow& row, const Amendment& amendment);

/// The one of the rows that holds on the day, or the last.
const VersionRow* holding(const std::vector<VersionRow>& rows, const Date& day);

}  // namespace diachi::registry
