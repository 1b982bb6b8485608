#include "registry/identifiers/identifier_scheme.hpp"

#include <algorithm>
#include <array>

#include "geo/geohash.hpp"
#include "registry/codes/separators.hpp"

namespace diachi::registry {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::string> digits(std::string_view text, std::size_t count) {
    auto bare = without_separators(text);
    if (bare.size() != count || !std::all_of(bare.begin(), bare.end(), is_digit)) return std::nullopt;
    return bare;
}

std::optional<std::string> platform_code(std::string_view text) { return digits(text, 10); }
std::optional<std::string> place_id(std::string_view text) { return digits(text, 12); }

/// The post office's code of 2020: its five-digit postcode and seven letters and digits.
std::optional<std::string> vpostcode(std::string_view text) {
    constexpr std::size_t length = 12;
    constexpr std::size_t postcode_length = 5;
    auto bare = without_separators(text);
    if (bare.size() != length || !std::all_of(bare.begin(), bare.begin() + postcode_length, is_digit)) {
        return std::nullopt;
    }
    for (char& c : bare) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (!is_digit(c) && (c < 'A' || c > 'Z')) return std::nullopt;
    }
    return bare;
}

/// All of Viet Nam, its islands included, lies in the cell w: longitude 90 to 135, latitude 0 to 45.
std::optional<std::string> parcel_geohash(std::string_view text) {
    auto bare = without_separators(text);
    for (char& c : bare) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (bare.size() != geo::geohash::longest || bare[0] != 'w' || !geo::geohash::is_valid(bare)) return std::nullopt;
    return bare;
}

constexpr std::array schemes{
    IdentifierScheme{"platform-code", "10 digits", "10 chữ số", platform_code, true},
    IdentifierScheme{"place-id", "12 digits", "12 chữ số", place_id, true},
    IdentifierScheme{"vpostcode", "12 letters and digits, the first five digits",
                     "12 chữ cái và chữ số, năm ký tự đầu là chữ số", vpostcode, true},
    IdentifierScheme{parcel_geohash_scheme, "a GeoHash of 12 characters that begins with w",
                     "GeoHash 12 ký tự, bắt đầu bằng w", parcel_geohash, false},
};

}  // namespace

std::span<const IdentifierScheme> identifier_schemes() { return schemes; }

const IdentifierScheme* identifier_scheme(std::string_view id) {
    const auto* const found =
        std::find_if(schemes.begin(), schemes.end(), [&](const auto& scheme) { return scheme.id == id; });
    return found == schemes.end() ? nullptr : found;
}

}  // namespace diachi::registry
