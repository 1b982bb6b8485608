#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geo/wkb.hpp"
#include "registry/date.hpp"
#include "registry/id.hpp"

namespace diachi::registry {

namespace journal {

/// One value of a row: absent, whole number, real number, text (UTF-8), or a shape.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, geo::Wkb>;

/// A row to be written, in the words of the schema (docs/data_model.md), without id and revisions.
/// The journal hashes the columns in the order of the schema: name them all, in that order.
struct Row {
    std::string_view table;
    std::vector<Value> values;
};

inline Value optional_value(const std::optional<Id>& id) { return id ? Value(*id) : Value(); }
inline Value optional_value(const std::optional<double>& number) { return number ? Value(*number) : Value(); }
inline Value optional_value(const std::optional<std::string>& text) { return text ? Value(*text) : Value(); }
inline Value optional_value(const std::optional<Date>& date) { return date ? Value(date->iso()) : Value(); }

}  // namespace journal
}  // namespace diachi::registry
