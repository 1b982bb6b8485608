#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "registry/geocoding/addresses/indexed_addresses.hpp"
#include "registry/id.hpp"

namespace diachi::registry::geocoding {

/// A house number that was issued.
struct IssuedNumber {
    std::string number;  ///< "12/5"
    std::string code;
    std::string label;
    Id commune;  ///< unit of today
};

/// What houses a street has, for somebody who types a number of it.
class IssuedNumbers {
  public:
    virtual ~IssuedNumbers() = default;

    /// Current addresses with this number on a street, alleys included ("12/5"); of several communes perhaps.
    virtual std::vector<IssuedNumber> with_number(Id street, const std::string& number) const = 0;
    /// Current addresses on a street, or in the alley that the text names ("12/"), whose number begins so; by number.
    virtual std::vector<IssuedNumber> numbers_of(Id street, const std::string& beginning, std::size_t limit) const = 0;
};

/// Finds them in the index of addresses.
class IndexedNumbers : public IssuedNumbers {
  public:
    /// `addresses` outlives it.
    explicit IndexedNumbers(const IndexedAddresses& addresses) : addresses_(addresses) {}
    std::vector<IssuedNumber> with_number(Id street, const std::string& number) const override;
    std::vector<IssuedNumber> numbers_of(Id street, const std::string& beginning, std::size_t limit) const override;

  private:
    const IndexedAddresses& addresses_;
};

}  // namespace diachi::registry::geocoding
