#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "registry/name_directory.hpp"
#include "registry/numbering/number_context.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::numbering {

/// Reads what lies beside a number in its series: by index, in microseconds, whatever the length of the street.
class NumberNeighbourhood {
  public:
    /// What is given must outlive the reader. `self`: an address that is compared with the others.
    NumberNeighbourhood(Store& store, const NameDirectory& directory, std::optional<Id> self = std::nullopt)
        : numbers_(store.numbers()), directory_(directory), self_(self) {}

    /// Nothing for a number that is no part of a series. Without a position, and without a course, nothing is said of
    /// where it stands. `course`: of its series.
    [[nodiscard]] std::optional<NumberContext> around(const std::string& lookup_key,
                                                      const std::optional<geo::Position>& position,
                                                      const std::shared_ptr<const geo::Course>& course) const;

    [[nodiscard]] std::vector<NumberedAddress> all_of(const std::string& series) const;

    /// The course of the street or alley that a series belongs to.
    [[nodiscard]] std::shared_ptr<const geo::Course> course_of(const std::string& series) const;

  private:
    NumberReader& numbers_;
    const NameDirectory& directory_;
    std::optional<Id> self_;
};

}  // namespace diachi::registry::numbering
