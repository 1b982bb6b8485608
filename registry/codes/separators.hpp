#pragma once

#include <string>
#include <string_view>

namespace diachi::registry {

/// The text without what people set between groups of digits: spaces, dots and dashes, also those of word processors
/// (no-break and thin spaces, U+2010 to U+2015, the minus sign). Everything else is left for the reader to judge.
std::string without_separators(std::string_view text);

}  // namespace diachi::registry
