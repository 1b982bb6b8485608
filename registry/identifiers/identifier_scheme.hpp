#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace diachi::registry {

/// A kind of code that another authority gives an address, and that is kept beside it. None of them has a published
/// algorithm and a final legal text, so each is held to its form and no further.
struct IdentifierScheme {
    std::string_view id;       ///< "place-id"
    std::string_view form_en;  ///< what one looks like, in words
    std::string_view form_vi;
    /// The one way it is kept; nothing when the text has not this form.
    std::optional<std::string> (*normal)(std::string_view text);
    bool of_one_address;  ///< two addresses in force cannot share one
};

std::span<const IdentifierScheme> identifier_schemes();

/// nullptr when there is none of this id.
const IdentifierScheme* identifier_scheme(std::string_view id);

inline constexpr std::string_view parcel_geohash_scheme = "parcel-geohash";

}  // namespace diachi::registry
