#include "registry/storage/version_rows.hpp"

#include <algorithm>
#include <stdexcept>

namespace diachi::registry {
namespace {

std::size_t position(const VersionRow& row, std::string_view column) {
    const auto found = std::find(row.columns.begin(), row.columns.end(), column);
    if (found == row.columns.end()) throw std::out_of_range("the table has no column " + std::string(column));
    return static_cast<std::size_t>(found - row.columns.begin());
}

std::optional<Date> date(const VersionRow& row, std::string_view column) {
    const auto* text = std::get_if<std::string>(&row.value(column));
    return text ? Date::parse(*text) : std::nullopt;
}

}  // namespace

const journal::Value& VersionRow::value(std::string_view column) const { return row.values[position(*this, column)]; }

void VersionRow::set(std::string_view column, journal::Value value) {
    row.values[position(*this, column)] = std::move(value);
}

std::string VersionRow::text(std::string_view column) const {
    const auto* text = std::get_if<std::string>(&value(column));
    return text ? *text : "";
}

std::optional<Id> VersionRow::number(std::string_view column) const {
    const auto* number = std::get_if<std::int64_t>(&value(column));
    return number ? std::optional(*number) : std::nullopt;
}

Period VersionRow::valid() const { return {date(*this, "valid_from"), date(*this, "valid_to")}; }

}  // namespace diachi::registry
