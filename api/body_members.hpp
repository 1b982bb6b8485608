#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/json/reader.hpp"
#include "geo/position.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/date.hpp"

namespace diachi::api {

inline constexpr std::size_t longest_text = 500;  ///< bytes

// Members of a request's JSON object. Each throws Refused (400), with a pointer to the member, when it is not what it
// should be; null counts as absent. `inside`: the pointer to the object, "" at the root, "/parcel" below it.

/// Every member must be among the known ones.
void check_members(const json::Value& object, const std::vector<std::string_view>& known,
                   const std::string& inside = "");

/// Nothing when it is absent. No text holds control characters: it is kept for ever and shown on terminals.
std::optional<std::string> text_given(const json::Value& object, std::string_view name, const std::string& inside = "",
                                      std::size_t longest = longest_text);
/// Empty when it is absent.
std::string text_member(const json::Value& object, std::string_view name, const std::string& inside = "",
                        std::size_t longest = longest_text);
/// Must be there. `meaning` says what is missing: "why the holder is erased".
std::string required_text(const json::Value& object, std::string_view name, std::string_view meaning = "",
                          const std::string& inside = "", std::size_t longest = longest_text);
/// The texts of a list; nothing when it is absent.
std::optional<std::vector<std::string>> texts_member(const json::Value& object, std::string_view name,
                                                     std::size_t most);
std::optional<double> number_member(const json::Value& object, std::string_view name);
std::optional<registry::Date> day_member(const json::Value& object, std::string_view name,
                                         const std::string& inside = "");
bool flag_member(const json::Value& object, std::string_view name);
/// A whole number above zero.
std::optional<std::int64_t> id_member(const json::Value& object, std::string_view name);
/// An address code, as it is kept, whatever way it was typed. Must be there.
std::string code_member(const json::Value& object, std::string_view name, const registry::CodeScheme& scheme,
                        std::string_view meaning = "", const std::string& inside = "");
/// "longitude" and "latitude", both or none.
std::optional<geo::Position> position_members(const json::Value& object);
/// "accuracy_m"
std::optional<double> accuracy_member(const json::Value& object);
/// "confirmed": id of a rule to reason.
std::map<std::string, std::string> confirmed_member(const json::Value& object);

}  // namespace diachi::api
