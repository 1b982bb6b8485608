#pragma once

#include <algorithm>
#include <cstdlib>
#include <string>

#include "registry/address_draft.hpp"

namespace diachi::registry {

/// On the parcel of the eastern commune of the small town: a spot for each house, 2.6 m from the next, by the last
/// number of its path, and by the letter or infill behind it.
inline geo::Position spot_of(const std::string& number) {
    const auto start = number.find_last_of('/') == std::string::npos ? 0 : number.find_last_of('/') + 1;
    const int last = std::atoi(number.c_str() + start);
    const auto behind = std::min(number.find_first_not_of("0123456789", start), number.size());
    int infill = 0;  // "5A" and "5-1" are other houses than "5"
    for (std::size_t i = behind; i < number.size(); ++i) infill += static_cast<unsigned char>(number[i]);
    constexpr double step = 0.000024;
    return geo::Position::at(geo::Longitude{105.01201 + last % 12 * step},
                             geo::Latitude{10.00201 + (last / 12 + infill) % 12 * step});
}

/// A house there, as one would type it.
inline AddressDraft draft(const std::string& number, const std::string& street = "Trần Phú") {
    AddressDraft draft;
    draft.number = number;
    draft.street = street;
    draft.commune_code = "00001";
    draft.position = spot_of(number);
    return draft;
}

/// The first flat on the second floor of house 5, which has this code.
inline AddressDraft flat_in(const std::string& building) {
    AddressDraft flat;
    flat.flat = "2-1";
    flat.parent_code = building;
    flat.commune_code = "00001";
    flat.position = spot_of("5");
    return flat;
}

}  // namespace diachi::registry
