#include "registry/geocoding/addresses/number_key.hpp"

#include <algorithm>
#include <charconv>

namespace diachi::registry::geocoding {

NumberKey NumberKey::of(std::string_view key) {
    const auto number_end = std::min(key.find('#'), key.size());
    const auto slash = key.substr(0, number_end).rfind('/');
    const auto begin = slash == std::string_view::npos ? 0 : slash + 1;
    NumberKey parts{key.substr(0, begin), 0, key.substr(begin)};
    const char* const first = parts.rest.data();
    const auto [end, error] = std::from_chars(first, first + parts.rest.size(), parts.value);
    // What is no number, or too large for one, is compared as text.
    if (error != std::errc{}) return {parts.series, 0, parts.rest};
    parts.rest.remove_prefix(static_cast<std::size_t>(end - first));
    return parts;
}

}  // namespace diachi::registry::geocoding
