#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json/reader.hpp"
#include "registry/date.hpp"

namespace diachi::api {

inline constexpr std::size_t longest_member = 500;  ///< bytes

// Each throws Refused (400) with the pointer to the member. `inside`: the name of the object in the body; empty at its
// root.

/// Every member must be among the known ones.
void check_members(const json::Value& object, const std::vector<std::string_view>& known, std::string_view inside = "");
/// A text without control characters; empty when absent or null.
std::string text_member(const json::Value& object, std::string_view name, std::string_view inside = "",
                        std::size_t longest = longest_member);
/// The same, not empty. `meaning` says what is missing: "why the holder is erased".
std::string required_text(const json::Value& object, std::string_view name, std::string_view meaning,
                          std::string_view inside = "", std::size_t longest = longest_member);
std::optional<registry::Date> day_member(const json::Value& object, std::string_view name,
                                         std::string_view inside = "");

}  // namespace diachi::api
