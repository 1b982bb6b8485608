#include "registry/geocoding/addresses/number_key.hpp"

#include <charconv>

namespace diachi::registry::geocoding {

NumberKey NumberKey::of(std::string_view key) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < key.size() && key[at] != '#'; ++at)
        if (key[at] == '/') begin = at + 1;
    NumberKey parts{key.substr(0, begin), 0, key.substr(begin)};
    const char* const first = parts.rest.data();
    const auto [end, error] = std::from_chars(first, first + parts.rest.size(), parts.value);
    // What is no number, or too large for one, is compared as text.
    if (error != std::errc{}) return {parts.series, 0, parts.rest};
    parts.rest.remove_prefix(static_cast<std::size_t>(end - first));
    return parts;
}

}  // namespace diachi::registry::geocoding
