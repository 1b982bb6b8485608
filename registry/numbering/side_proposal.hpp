#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "registry/numbering/number_context.hpp"

namespace diachi::registry::numbering {

/// On what ground a number is proposed.
enum class Ground {
    between,     ///< whole numbers are free between two neighbours
    infill,      ///< none is: 20A or 20-1
    extension,   ///< behind the last one
    beginning,   ///< before the first one
    across,      ///< this side has none yet: by the number across the street
    first,       ///< the street has none yet
    no_course,   ///< behind the greatest one: nobody knows where on the street
    hamlet,      ///< behind the greatest one of a hamlet
    free_flat,
};

/// Why no number can be proposed.
enum class Obstacle { nothing_before_one, out_of_order, suffixes_used_up };

struct Candidate {
    SeriesNumber number;
    Ground ground;
    const NumberedAddress* before = nullptr;  ///< what it was derived from; of the addresses that were given
    const NumberedAddress* behind = nullptr;
};

/// The houses of a street and a place beside it. Pure: reads no store.
class SideOfStreet {
  public:
    /// `all`: the series, by number, standing where it is clear; must outlive this. `here.side` is the side meant.
    SideOfStreet(const std::vector<NumberedAddress>& all, std::string series, const geo::Standing& here);

    [[nodiscard]] std::variant<Candidate, Obstacle> proposal() const;
    /// Whether numbers grow in the direction of the course.
    [[nodiscard]] bool grows() const { return grows_; }
    [[nodiscard]] bool odd() const { return odd_; }

  private:
    [[nodiscard]] bool odd_stands_left() const;
    [[nodiscard]] bool most_grow() const;
    void find_neighbours();
    [[nodiscard]] double place_of(const NumberedAddress& one) const;
    [[nodiscard]] bool taken(int value) const;
    [[nodiscard]] int next_free(int value, int step) const;
    [[nodiscard]] Candidate whole(int value, Ground ground) const;
    [[nodiscard]] std::variant<Candidate, Obstacle> between() const;
    [[nodiscard]] std::variant<Candidate, Obstacle> infill() const;
    [[nodiscard]] std::variant<Candidate, Obstacle> across() const;
    [[nodiscard]] InfillStyle usual_style() const;

    const std::vector<NumberedAddress>& all_;
    std::string series_;
    geo::Standing here_;
    bool odd_ = true;
    bool grows_ = true;
    const NumberedAddress* before_ = nullptr;
    const NumberedAddress* behind_ = nullptr;
    const NumberedAddress* before_across_ = nullptr;
    const NumberedAddress* behind_across_ = nullptr;
};

/// The number behind the greatest one of a parity (or of all, for a hamlet): 1 or 2 where there is none.
Candidate behind_the_greatest(const std::vector<NumberedAddress>& all, const std::string& series,
                              std::optional<bool> odd, Ground ground);

}  // namespace diachi::registry::numbering
