#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registry/codes/code_scheme.hpp"
#include "registry/map_records.hpp"

namespace diachi::registry {

/// A kind of text that addresses are found by: the registry's own code, a position, a parcel, or another
/// authority's code (identifier_scheme.hpp).
struct LookupScheme {
    std::string_view id;  ///< "code"
    std::string_view form_en;
    std::string_view form_vi;
};

inline constexpr std::string_view code_lookup = "code";
inline constexpr std::string_view plus_code_lookup = "plus-code";
inline constexpr std::string_view parcel_lookup = "parcel";

/// Every scheme that a look-up knows, in the order in which answers come.
std::span<const LookupScheme> lookup_schemes();

/// What a text is as an identifier of one scheme.
struct IdentifierReading {
    std::string_view scheme;  ///< of lookup_schemes()
    std::string value;        ///< the one way it is written there
    std::optional<bool> check_digit_holds;  ///< of the registry's own code
    std::optional<ParcelKey> parcel;        ///< of a parcel's number
};

/// Every scheme whose form a text has: twelve digits are the registry's own code and a place id alike.
/// A `+` may come as a blank, as it does from a query that was not encoded.
std::vector<IdentifierReading> readings_of(std::string_view text, const CodeScheme& codes);

/// Whether a text is a Plus Code that lacks its beginning, or one of a cell too large to be looked through.
bool is_part_of_a_plus_code(std::string_view text);

}  // namespace diachi::registry
