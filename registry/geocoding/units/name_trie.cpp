#include "registry/geocoding/units/name_trie.hpp"

#include <algorithm>

namespace diachi::registry::geocoding {

std::uint32_t Vocabulary::add(std::string_view form) {
    const auto found = words_.find(form);
    if (found != words_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(words_.size());
    words_.emplace(std::string(form), number);
    return number;
}

std::uint32_t Vocabulary::find(std::string_view form) const {
    const auto found = words_.find(form);
    return found == words_.end() ? unknown_word : found->second;
}

void NameTrie::add(std::span<const std::uint32_t> words, std::uint32_t bearer) {
    if (words.empty()) return;
    std::uint32_t node = 0;
    for (const std::uint32_t word : words) {
        const auto [place, fresh] =
            children_.try_emplace((std::uint64_t{node} << 32U) | word, static_cast<std::uint32_t>(bearers_.size()));
        if (fresh) bearers_.emplace_back();
        node = place->second;
    }
    auto& bearers = bearers_[node];
    if (std::find(bearers.begin(), bearers.end(), bearer) == bearers.end()) bearers.push_back(bearer);
}

}  // namespace diachi::registry::geocoding
