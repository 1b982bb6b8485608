#include "registry/geocoding/completion/issued_numbers.hpp"

#include <utility>

#include "registry/house_number.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_of_one_number = 20;

IssuedNumber issued(NumberOfStreet house) {
    return {std::move(house.number), std::move(house.address.code), std::move(house.address.label),
            house.address.commune};
}

}  // namespace

std::vector<IssuedNumber> IndexedNumbers::with_number(Id street, const std::string& number) const {
    std::vector<IssuedNumber> found;
    const auto parsed = HouseNumber::parse(number);
    if (!parsed) return found;
    // 12 itself goes before 12A and 120.
    for (auto& house : addresses_.numbers_of(street, parsed->key(), most_of_one_number))
        if (house.key == parsed->key()) found.push_back(issued(std::move(house)));
    return found;
}

std::vector<IssuedNumber> IndexedNumbers::numbers_of(Id street, const std::string& beginning, std::size_t limit) const {
    // "12/" names an alley; it is no number itself.
    const bool alley = !beginning.empty() && beginning.back() == '/';
    const auto parsed = HouseNumber::parse(alley ? beginning.substr(0, beginning.size() - 1) : beginning);
    std::vector<IssuedNumber> found;
    for (auto& house : addresses_.numbers_of(street, parsed ? parsed->key() + (alley ? "/" : "") : "", limit))
        found.push_back(issued(std::move(house)));
    return found;
}

}  // namespace diachi::registry::geocoding
