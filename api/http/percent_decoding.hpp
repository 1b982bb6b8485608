#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diachi::api::http {

enum class Plus { is_plus, is_space };

/// The text with its `%HH` decoded (RFC 3986), or nothing where a `%` is not followed by two hexadecimal digits, or
/// where the result is not UTF-8 or holds a control character (NUL, CR, LF, ...).
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

}  // namespace diachi::api::http
