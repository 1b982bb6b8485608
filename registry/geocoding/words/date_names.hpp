#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {

/// The other usual writings of a street's name that holds a date, as words in matching form: "30 tháng 4" is also
/// "30/4", "30-4", "30.4" and "30 tháng tư"; "Cách mạng tháng Tám" also "CMT8". Empty for all other names.
std::vector<std::vector<std::string>> other_date_writings(std::span<const Token> name);

/// The other writing of a numbered road, in matching form: Quốc lộ 1 is called 1A as well. Empty for all others.
std::string other_road_number(std::string_view kind, std::string_view bare_form);

/// How many tokens at `begin` are such a name in words or letters ("30 tháng 4", "CMT8"); 0 when none are. A date that
/// is figures alone may be a house number, and is not counted.
std::size_t date_name_length(std::span<const Token> tokens, std::size_t begin);

/// The month that a word says behind "tháng", in figures or letters: "4", "tu". Nothing for another word.
std::optional<int> month_named(std::string_view form);

/// Whether the word is figures that can be a date: "30/4", "3-2".
bool is_date_in_figures(const Token& token);

}  // namespace diachi::registry::geocoding
