#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "api/json/reader.hpp"

namespace diachi::api {

/// Throws Refused for a member not among `known`, with a JSON pointer below `path`: "/parcel", "" for the body itself.
void check_members(const json::Value& object, std::initializer_list<std::string_view> known,
                   const std::string& path = "");

/// The text of a member; empty when it is absent or null. Throws Refused when it is no text, has more than 500 bytes
/// or holds control characters: it is kept for ever and shown on terminals.
std::string text_member(const json::Value& object, std::string_view name, const std::string& path = "");

}  // namespace diachi::api
