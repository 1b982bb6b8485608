#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diachi::registry::text {

/// UTF-8 that was read as Windows-1252 loses the five bytes that this has no letters for ("PhÆ°á»ng" for
/// "PhÆ°á»\x9Dng"), and a no-break space becomes a blank ("HÃ ng"). Puts back, of the bytes that can be lost, the one
/// that makes a Vietnamese word. Nothing when anything else is wrong with the bytes. Takes time in proportion to the
/// bytes and the longest word.
std::optional<std::string> with_lost_bytes(std::string_view bytes);

}  // namespace diachi::registry::text
