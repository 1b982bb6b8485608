#include "registry/address.hpp"

namespace diachi::registry {

std::string AddressRecord::label() const {
    return address_label({flat, number, thoroughfare_name, place_name, commune_name, province_name});
}

std::string address_label(const LabelParts& parts) {
    std::string text;
    const auto add = [&text](std::string_view part, std::string_view separator = ", ") {
        if (part.empty()) return;
        if (!text.empty()) text += separator;
        text += part;
    };
    add(parts.flat);
    add(parts.number);
    add(parts.thoroughfare, parts.number.empty() ? ", " : " ");
    add(parts.place);
    add(parts.commune);
    add(parts.province);
    return text;
}

}  // namespace diachi::registry
