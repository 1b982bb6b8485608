#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diachi::registry::text {

// Text that somebody sent, on its way into a sentence that people, terminals and JSON read.

/// UTF-8 of one line: bytes that are not UTF-8 as `\xE1`, control characters and those that turn the direction of
/// writing as `\u202E`. More than 200 bytes are cut short, which “…” tells.
std::string printable(std::string_view sent);

/// The same in quotation marks: “Phường 7”.
std::string in_quotes(std::string_view sent);

/// Names one after the other, each as `printable` gives it; of very many only the first: "so, duong, … (120 in all)".
std::string listed(const std::vector<std::string>& names);

}  // namespace diachi::registry::text
