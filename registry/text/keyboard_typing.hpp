#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diachi::registry::text {

/// The text that was typed for a Vietnamese keyboard that was off: "D9u7o7ng2 Ma6u4" (VNI), "Dduwowngf Maaux" (Telex)
/// and "DDu+o+`ng Ma^~u" (VIQR, whose signs Telex would read past: ask it first) for "đường mẫu". Words whose keys make
/// a Vietnamese syllable come out in lower case, all others stay. Nothing when the text is not surely such typing: two
/// words that are hardly anything else.
std::optional<std::string> typed_in_viqr(std::string_view utf8);
std::optional<std::string> typed_in_vni(std::string_view utf8);
std::optional<std::string> typed_in_telex(std::string_view utf8);

}  // namespace diachi::registry::text
