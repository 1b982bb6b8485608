#include "registry/geocoding/completion/issued_numbers.hpp"

#include "registry/house_number.hpp"
#include "registry/name_directory.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::geocoding {

namespace {

IssuedNumber issued(const AddressRecord& address) {
    return {address.number, address.code, address.label(), address.commune};
}

}  // namespace

std::vector<IssuedNumber> StoreIssuedNumbers::with_number(Id street, const std::string& number) const {
    std::vector<IssuedNumber> found;
    const auto parsed = HouseNumber::parse(number);
    if (!parsed) return found;
    const auto key = street_lookup_key(street, parsed->key(), "");
    for (const auto& address : store_.addresses_with_key(key, Date::today()))
        if (address.status == "current") found.push_back(issued(address));
    return found;
}

std::vector<IssuedNumber> StoreIssuedNumbers::numbers_of(Id street, const std::string& beginning,
                                                         std::size_t limit) const {
    std::vector<IssuedNumber> found;
    const auto parsed = HouseNumber::parse(beginning);
    const std::string key = parsed ? parsed->key() : "";
    // The numbers of an alley make a series of their own: "12/" of "12/5".
    const auto slash = key.rfind('/');
    const std::string alley = slash == std::string::npos ? "" : key.substr(0, slash + 1);
    const std::string rest = key.substr(alley.size());
    for (const auto& house : store_.numbers().in_series("s" + std::to_string(street) + ":" + alley, std::nullopt)) {
        if (found.size() >= limit) break;
        const auto number = HouseNumber::parse(house.written);
        if (!number || !number->key().substr(number->key().rfind('/') + 1).starts_with(rest)) continue;
        const auto address = store_.address(house.code, Date::today());
        if (address && address->status == "current" && address->flat.empty()) found.push_back(issued(*address));
    }
    return found;
}

}  // namespace diachi::registry::geocoding
