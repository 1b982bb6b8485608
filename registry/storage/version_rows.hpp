#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/id.hpp"
#include "registry/journal/row.hpp"

namespace diachi::registry {

/// A row of a journaled table, as it was handed to the journal.
struct VersionRow {
    Id id;
    journal::Row row;
    std::vector<std::string> columns;  ///< names of the row's values
    RevisionNumber rev_from;
    std::optional<RevisionNumber> rev_to;

    /// Throws std::out_of_range for a column that the table has not.
    [[nodiscard]] const journal::Value& value(std::string_view column) const;
    void set(std::string_view column, journal::Value value);
    [[nodiscard]] std::string text(std::string_view column) const;  ///< "" when absent
    [[nodiscard]] std::optional<Id> number(std::string_view column) const;
    [[nodiscard]] Period valid() const;
};

/// Reads rows as they are, whatever table they are of. Part of a Store.
class VersionRows {
  public:
    virtual ~VersionRows() = default;
    /// The present rows of a table whose `column` is the id given, in the order in which they were written.
    virtual std::vector<VersionRow> present(std::string_view table, std::string_view column, Id id) = 0;
    /// The same, also rows of the past.
    virtual std::vector<VersionRow> all(std::string_view table, std::string_view column, Id id) = 0;
    virtual std::optional<VersionRow> address_with_code(const std::string& code) = 0;
    /// How people call what an id of "thoroughfare_version", "place_version", "unit_version" (the street, place or unit
    /// that they speak of), "parcel", "address" or "decision" stands for; empty when it stands for nothing.
    virtual std::string name_of(std::string_view table, Id id) = 0;
    virtual std::optional<VersionRow> row(std::string_view table, Id id) = 0;
    /// Ids of addresses whose reservation ended before the day, at most so many.
    virtual std::vector<Id> overdue_reservations(const Date& day, int most) = 0;
    /// Present value of a setting, and the ids of its rows of the present.
    virtual std::optional<std::string> setting(std::string_view name) = 0;
    virtual std::vector<Id> present_settings(std::string_view name) = 0;
};

}  // namespace diachi::registry
