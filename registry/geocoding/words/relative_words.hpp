#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "registry/geocoding/answer.hpp"
#include "registry/geocoding/words/finer_words.hpp"

namespace diachi::registry::geocoding {

/// Words that tell a place by another one: "đối diện 12 Trần Phú", "gần chợ". The numbers behind them, up to the next
/// comma or unit, are no house of the text's own. Where the text has a house number of its own before, all of it is
/// noise (text:noise); else the street behind them may still be read, and the answer stays open (text:relative).
/// Changes the roles; gives the fault. Nothing when there are no such words.
std::optional<Fault> set_apart_relative_words(std::string_view text, std::span<const Token> tokens,
                                              std::vector<WordRole>& roles);

}  // namespace diachi::registry::geocoding
