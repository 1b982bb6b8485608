#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "registry/geocoding/words/tokens.hpp"

namespace diachi::registry::geocoding {

/// Numbers for words, in matching form.
class Vocabulary {
  public:
    std::uint32_t add(std::string_view form);
    [[nodiscard]] std::uint32_t find(std::string_view form) const;

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> words_;
};

/// Names as sequences of words, each with the numbers of the things that bear it. A text is walked from any token, one
/// step a word, whatever the number of names.
class NameTrie {
  public:
    void add(std::span<const std::uint32_t> words, std::uint32_t bearer);

    /// Calls `found(words, bearers)` for every name that the tokens from `begin` on spell, shorter ones first. A name
    /// does not run across a comma.
    template <typename Found>
    void walk(std::span<const Token> tokens, std::size_t begin, Found&& found) const {
        std::uint32_t node = 0;
        for (std::size_t at = begin; at < tokens.size(); ++at) {
            if (tokens[at].word == unknown_word || (at > begin && tokens[at].before == Gap::comma)) return;
            node = child(node, tokens[at].word);
            if (node == none) return;
            if (!bearers_[node].empty()) found(at - begin + 1, std::span<const std::uint32_t>(bearers_[node]));
        }
    }

  private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    [[nodiscard]] std::uint32_t child(std::uint32_t node, std::uint32_t word) const {
        const auto found = children_.find((std::uint64_t{node} << 32U) | word);
        return found == children_.end() ? none : found->second;
    }

    std::unordered_map<std::uint64_t, std::uint32_t> children_;
    std::vector<std::vector<std::uint32_t>> bearers_{{}};
};

}  // namespace diachi::registry::geocoding
