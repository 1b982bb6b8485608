#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diachi::api::http {

enum class Plus { is_plus, is_space };

/// True for well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
bool is_utf8(std::string_view text);

/// The text with its `%HH` decoded (RFC 3986), or nothing where a `%` is not followed by two hexadecimal digits, or
/// where the result is not UTF-8 or holds a control character (NUL, CR, LF, ...).
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

}  // namespace diachi::api::http
