#include "registry/address.hpp"

namespace diachi::registry {

std::string AddressRecord::label() const {
    std::string text;
    const auto add = [&text](const std::string& part) {
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    };
    add(flat);
    if (thoroughfare_name.empty()) {
        add(number);
    } else {
        add(number.empty() ? thoroughfare_name : number + " " + thoroughfare_name);
    }
    add(place_name);
    add(commune_name);
    add(province_name);
    return text;
}

}  // namespace diachi::registry
