#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "registry/geocoding/streets/written_parts.hpp"
#include "registry/house_number.hpp"

namespace diachi::registry::geocoding {

/// Which of a text's free tokens are one number of a house, an alley or a flat. All that it is given outlives it.
class WrittenNumbers {
  public:
    WrittenNumbers(std::string_view text, std::span<const Token> tokens, std::span<const WordRole> roles,
                   const std::vector<bool>& taken)
        : text_(text), tokens_(tokens), roles_(roles), taken_(taken) {}

    /// The number of a house or an alley that begins with the token: "563B bis", "20 – 1".
    [[nodiscard]] std::optional<Run> house_at(std::size_t at) const;
    [[nodiscard]] std::optional<Run> flat_at(std::size_t at) const;

    /// The number of a run: a letter may be joined to it with a dash.
    [[nodiscard]] std::optional<HouseNumber> parsed(const Run& run) const;
    /// "15.10", "12.5.3": figures with nothing but a dot between them are a path, as on a keypad; never the first
    /// alone.
    [[nodiscard]] bool is_dotted(const Run& run) const;
    /// The words as written; valid as long as the text.
    [[nodiscard]] std::string_view slice(const Run& run) const;

  private:
    template <typename Parse>
    std::optional<Run> longest(std::size_t at, Parse parse) const;
    [[nodiscard]] bool free(std::size_t at) const { return at < tokens_.size() && !taken_[at]; }
    [[nodiscard]] bool ends_number(const Run& run) const;
    [[nodiscard]] bool is_joined_letter(std::size_t at) const;
    [[nodiscard]] bool shortens(std::size_t at) const;

    std::string_view text_;
    std::span<const Token> tokens_;
    std::span<const WordRole> roles_;
    const std::vector<bool>& taken_;
};

}  // namespace diachi::registry::geocoding
