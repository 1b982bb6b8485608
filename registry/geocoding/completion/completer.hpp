#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "registry/geocoding/completion/completion_index.hpp"
#include "registry/geocoding/completion/issued_numbers.hpp"

namespace diachi::registry::geocoding {

/// What the text in a box could become.
struct Suggestion {
    Completion name;
    std::string number;  ///< a house number that was typed, or one that was issued
    std::string code;    ///< of the issued address; empty when the suggestion is none
    std::string text;    ///< the whole text then
    std::size_t caret;   ///< where the caret stands then, in characters: before a street, where its number goes
};

/// Suggests names, and on streets the numbers that were issued.
class Completer {
  public:
    Completer(const CompletionIndex& names, const IssuedNumbers& numbers) : names_(names), numbers_(numbers) {}

    /// `before` and `behind`: the text around the caret, UTF-8. Throws std::invalid_argument for other bytes.
    [[nodiscard]] std::vector<Suggestion> suggest(std::string_view before, std::string_view behind,
                                                  const CompletionBias& bias, std::size_t limit) const;

  private:
    const CompletionIndex& names_;
    const IssuedNumbers& numbers_;
};

}  // namespace diachi::registry::geocoding
