#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/examiner.hpp"
#include "registry/numbering/number_neighbourhood.hpp"
#include "registry/numbering/side_proposal.hpp"

namespace diachi::registry::numbering {

/// A sentence in two languages.
struct Words {
    std::string vi;
    std::string en;
};

/// An address that a proposal was derived from.
struct ToldNeighbour {
    std::string code;
    std::string number;
    double distance_m;  ///< from the place that the number is proposed for
};

/// A number that passes the rules of numbers when it is issued at its position.
struct NumberProposal {
    std::string number;  ///< as a draft writes it, on the street that was asked for: "20A", "12/5"
    std::string flat;    ///< "25 – 06"; empty for a house
    std::string path;    ///< the whole number from the street inwards
    Ground ground;
    std::optional<geo::Side> side;  ///< looking the way the numbers grow
    geo::Position position;         ///< the point asked for; across the street, its reflection
    Words reason;
    std::vector<ToldNeighbour> neighbours;
};

struct NextNumbers {
    std::vector<NumberProposal> proposals;  ///< the side of the point first
    std::vector<Words> remarks;             ///< why there are fewer than two, and what else to know
};

/// Finds the number that the rules would give to a point. Reads the whole series of numbers of one street.
class NextNumber {
  public:
    /// What is given must outlive this. `self`: an address that is compared with the others.
    NextNumber(Store& store, const NameDirectory& directory, std::optional<Id> self = std::nullopt)
        : store_(store), directory_(directory), neighbourhood_(store, directory, self) {}

    /// `asked`: a draft without a number, with what its words stand for. `floor`: of a flat, when parent_code is given;
    /// without it the highest floor that has flats, or the first.
    [[nodiscard]] NextNumbers for_place_of(const ExaminedDraft& asked, const std::string& floor = "") const;

  private:
    [[nodiscard]] NextNumbers for_flat(const ExaminedDraft& asked, const std::string& floor) const;
    [[nodiscard]] NextNumbers for_house(const ExaminedDraft& asked) const;
    [[nodiscard]] NextNumbers in_hamlet(const ExaminedDraft& asked) const;
    [[nodiscard]] std::string nearest_alley(const std::string& series, geo::Point point) const;
    [[nodiscard]] bool passes(const NumberProposal& proposal, const SeriesNumber& number) const;

    struct HouseQuestion;
    struct Spot;
    void on_side(const HouseQuestion& question, geo::Side side, NextNumbers& answer) const;
    void without_course(const HouseQuestion& question, NextNumbers& answer) const;
    void add(const HouseQuestion& question, const Candidate& candidate, const Spot& spot, NextNumbers& answer) const;

    Store& store_;
    const NameDirectory& directory_;
    NumberNeighbourhood neighbourhood_;
};

std::string_view name_of(Ground ground);

}  // namespace diachi::registry::numbering
