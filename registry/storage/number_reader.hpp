#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/course.hpp"
#include "registry/numbering/number_context.hpp"

namespace diachi::registry {

/// Reads the numbers of a street, alley or hamlet. Everywhere, addresses that are current or reserved today; `self` is
/// left out, an address that is being compared with the others.
class NumberReader {
  public:
    virtual ~NumberReader() = default;

    /// The nearest numbers below `value` whose parity is that of `parity_of`: all addresses of the nearest two values.
    /// By index, whatever the length of the street. Their standings are not filled in.
    virtual std::vector<numbering::NumberedAddress> below(const std::string& series, int value, int parity_of,
                                                          std::optional<Id> self) = 0;
    virtual std::vector<numbering::NumberedAddress> above(const std::string& series, int value, int parity_of,
                                                          std::optional<Id> self) = 0;
    /// "20", "20A", "20B", in this order.
    virtual std::vector<numbering::NumberedAddress> with_value(const std::string& series, int value,
                                                               std::optional<Id> self) = 0;
    /// All of a series, by number: as long as the street.
    virtual std::vector<numbering::NumberedAddress> in_series(const std::string& series, std::optional<Id> self) = 0;

    /// The course of a street in the direction of its numbers by law: from north to south, east to west, north-east to
    /// south-west, south-east to north-west; an alley's from its street inwards. Nothing when none is published.
    virtual std::shared_ptr<const geo::Course> course(Id thoroughfare) = 0;

    /// "25 – 06": the flats of a building.
    virtual std::vector<std::string> flats_of(Id building) = 0;
};

}  // namespace diachi::registry
