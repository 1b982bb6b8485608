#pragma once

#include <cstdint>
#include <vector>

#include "registry/geocoding/houses/ground_match.hpp"
#include "registry/geocoding/houses/house_search.hpp"

namespace diachi::registry::geocoding {

/// What the words beside a name cost where it lies in a commune: each pair is weighed once. For one text.
class WeighedGrounds {
  public:
    /// `covered` has a flag for each token of the number and the noise; it outlives the grounds.
    WeighedGrounds(const HouseQuestion& question, const std::vector<bool>& covered);

    /// Valid until the next call.
    const GroundMatch& of(std::uint32_t commune, const Run& name);

    /// More were asked for than one text is given.
    [[nodiscard]] bool overflow() const { return overflow_; }

    /// The least that words cost that nothing explains: so much they cost wherever the house may be.
    [[nodiscard]] int unread_anywhere() const { return known_.empty() ? 0 : least_unread_; }

  private:
    [[nodiscard]] GroundMatch weighed(std::uint32_t commune, const Run& name) const;
    [[nodiscard]] bool names_other_street(const Run& name, const std::vector<bool>& covered) const;
    [[nodiscard]] bool is_cut_short(const Run& name, const std::vector<bool>& covered) const;
    [[nodiscard]] int unread(const std::vector<bool>& covered) const;
    [[nodiscard]] int unread_part(std::size_t begin, std::size_t end, const std::vector<bool>& covered) const;

    struct KnownGround {
        std::uint32_t commune;
        Run words;
        GroundMatch match;
    };

    const HouseQuestion& asked_;
    const FinerContext& in_;
    const std::vector<bool>& covered_;
    GroundMatcher ground_;
    std::vector<KnownGround> known_;
    int least_unread_ = 0;
    bool overflow_ = false;
};

}  // namespace diachi::registry::geocoding
