#pragma once

#include <functional>
#include <string>

namespace diachi::api::tokens {

/// Reads the text of a JWKS, 256 KiB at most, from a file, or from a URL within 5 s: https, or http on this machine's
/// loopback; redirects are not followed. The function throws std::runtime_error with a sentence for the log.
/// Throws std::invalid_argument for any other URL.
std::function<std::string()> key_source(const std::string& file_or_url);

/// Whether the text names a URL rather than a file.
bool is_url(const std::string& file_or_url);

}  // namespace diachi::api::tokens
