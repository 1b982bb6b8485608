#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "registry/geocoding/words/finer_words.hpp"
#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {

/// A parcel as a text writes it.
struct WrittenParcel {
    std::size_t begin = 0;  ///< tokens
    std::size_t end = 0;
    std::string sheet;
    std::string number;
};

/// "thửa đất số 12, tờ bản đồ số 5", "thửa 12 tờ 5", "TBĐ 5, thửa 12": the first parcel with number and sheet, in
/// either order. Makes their words noise, so that their numbers are no house.
std::optional<WrittenParcel> set_apart_parcel(std::span<const Token> tokens, std::vector<WordRole>& roles);

}  // namespace diachi::registry::geocoding
