#include "geo/position.hpp"

#include <cmath>
#include <stdexcept>

namespace diachi::geo {

Position Position::at(Longitude longitude, Latitude latitude) {
    // Written so that NaN fails too.
    if (!(std::abs(longitude.degrees) <= 180)) throw std::invalid_argument("longitude is not between -180 and 180");
    if (!(std::abs(latitude.degrees) <= 90)) throw std::invalid_argument("latitude is not between -90 and 90");
    return Position(static_cast<std::int32_t>(std::lround(longitude.degrees * 1e7)),
                    static_cast<std::int32_t>(std::lround(latitude.degrees * 1e7)));
}

}  // namespace diachi::geo
