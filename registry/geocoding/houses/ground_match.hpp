#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "registry/geocoding/houses/house_match.hpp"
#include "registry/geocoding/houses/house_names.hpp"
#include "registry/geocoding/units/mentions.hpp"
#include "registry/geocoding/words/unit_words.hpp"

namespace diachi::registry::geocoding {

/// How well the words beside a street speak for a commune of today.
struct GroundMatch {
    int cost = 0;
    int unread = 0;          ///< of it, for words that nothing explains
    bool cut_short = false;  ///< words beside the name may belong to it
    std::vector<Piece> pieces;
};

/// Whether the units and hamlets that a text names are those of some ground.
class GroundMatcher {
  public:
    GroundMatcher(const Mentions& mentions, const FinerContext& context, const HouseNames& names)
        : mentions_(mentions), in_(context), names_(names) {}

    /// `covered` has a flag for each token that is explained already, and gets those of the units too.
    [[nodiscard]] GroundMatch match(std::uint32_t commune, std::vector<bool>& covered) const;

  private:
    [[nodiscard]] bool is_of(std::uint32_t commune, const NamedUnit& named) const;
    [[nodiscard]] bool is_rather_city(const Mention& mention, const NamedUnit& province) const;
    [[nodiscard]] bool speaks_of_then() const;
    void take_mentions(std::uint32_t commune, std::vector<bool>& covered, GroundMatch& match) const;
    void take_initials(std::uint32_t commune, std::vector<bool>& covered, GroundMatch& match) const;
    bool says_other_level(std::size_t begin, const GroundName& ground) const;
    void take_near(std::uint32_t commune, std::vector<bool>& covered, GroundMatch& match) const;
    void overrule(std::vector<bool>& covered, GroundMatch& match) const;
    static void overrule(const Mention& mention, std::vector<bool>& covered, GroundMatch& match);

    const Mentions& mentions_;
    const FinerContext& in_;
    const HouseNames& names_;
};

/// The unit word that shortens the kind of initials at a token: "P" of "P.XK".
std::optional<UnitWord> word_of_initials(std::span<const Token> tokens, std::size_t at);

/// What accents cost that a run has and the name has otherwise; a word without any costs nothing.
int accent_cost(std::span<const Token> words, const LetteredName& name);

}  // namespace diachi::registry::geocoding
