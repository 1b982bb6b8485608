#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "registry/geocoding/answer.hpp"

namespace diachi::registry::geocoding {

/// A text as it is read: composed, out of the wrong encoding, without telephone numbers and the like, and free of the
/// keys of a keyboard that was off.
struct MendedText {
    std::string text;
    std::vector<Fault> faults;
};

/// Throws std::invalid_argument when the bytes are in no encoding that is known.
MendedText mended_text(std::string_view bytes);

}  // namespace diachi::registry::geocoding
