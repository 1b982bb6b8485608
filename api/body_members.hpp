#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/json/reader.hpp"
#include "geo/position.hpp"
#include "registry/date.hpp"

namespace diachi::api {

constexpr std::size_t longest_text = 500;  // bytes

// Members of a request's JSON object. Each throws Refused, with a pointer to the member, when it is not what it should
// be; null counts as absent.

/// Refuses members that are not among `known`; `what` has them: "an address draft".
void refuse_unknown_members(const json::Value& object, std::span<const std::string_view> known, std::string_view what);

/// Nothing when it is absent. No text holds control characters: it is kept for ever and shown on terminals.
std::optional<std::string> text_given(const json::Value& object, const std::string& name,
                                      std::size_t longest = longest_text);
/// Empty when it is absent.
std::string text_member(const json::Value& object, const std::string& name, std::size_t longest = longest_text);
/// Must be there.
std::string required_text(const json::Value& object, const std::string& name);
std::optional<double> number_member(const json::Value& object, const std::string& name);
std::optional<registry::Date> day_member(const json::Value& object, const std::string& name);
bool flag_member(const json::Value& object, const std::string& name);
/// A whole number above zero.
std::optional<std::int64_t> id_member(const json::Value& object, const std::string& name);
/// "longitude" and "latitude", both or none.
std::optional<geo::Position> position_members(const json::Value& object);
/// "accuracy_m"
std::optional<double> accuracy_member(const json::Value& object);
/// "confirmed": id of a rule to reason.
std::map<std::string, std::string> confirmed_member(const json::Value& object);

}  // namespace diachi::api
