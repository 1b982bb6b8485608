#pragma once

#include <span>
#include <vector>

#include "registry/geocoding/answers/answer_writer.hpp"

namespace diachi::registry::geocoding {

/// Faults for the words that nothing accounts for: other units beside the one that was read, a second house number
/// beside the one that was found, and the first of all others.
std::vector<Fault> unread_faults(const Understanding& understood, const FinerContext& context,
                                 std::span<const WordRole> roles, const std::vector<bool>& taken);

}  // namespace diachi::registry::geocoding
