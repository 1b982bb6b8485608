#include <algorithm>
#include <cmath>
#include <string_view>

#include "geo/crs_description.hpp"
#include "geo/projection.hpp"
#include "geo/vn2000_zone.hpp"

namespace diachi::geo {
namespace {

enum class Datum { vn2000, wgs84, unknown, other };

/// Letters and digits in lower case: "VN_2000_TM-3_107-45" and "VN-2000 / TM-3 107-45" become the same.
std::string bare(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            result += static_cast<char>(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            result += c;
    }
    return result;
}

bool mentions_vn2000(const std::string& bare_name) {
    return bare_name.find("vn2000") != std::string::npos || bare_name.find("vietnam2000") != std::string::npos;
}

/// A name may leave the datum open: GIS programs write these when a system was typed in by hand.
bool is_unknown(const std::string& bare_datum) {
    return bare_datum.empty() || bare_datum.find("unknown") != std::string::npos ||
           bare_datum.find("unnamed") != std::string::npos || bare_datum.find("notspecified") != std::string::npos;
}

Datum datum_of(const CrsDescription& crs) {
    const std::string datum = bare(crs.datum_name);
    if (!crs.greenwich_and_wgs84_ellipsoid) return Datum::other;
    if (mentions_vn2000(datum)) return Datum::vn2000;
    if (is_unknown(datum))
        return mentions_vn2000(bare(crs.name)) || mentions_vn2000(bare(crs.geographic_name)) ? Datum::vn2000
                                                                                             : Datum::unknown;
    const bool wgs84 = datum.find("wgs84") != std::string::npos || datum.find("wgs1984") != std::string::npos ||
                       datum.find("worldgeodeticsystem1984") != std::string::npos;
    return wgs84 ? Datum::wgs84 : Datum::other;
}

bool has_parameters_of(const Vn2000Zone& zone, const CrsDescription::TransverseMercator& p) {
    return std::abs(p.latitude_of_origin) < 1e-9 && std::abs(p.central_meridian - zone.central_meridian) < 1e-7 &&
           std::abs(p.scale - zone.scale) < 1e-9 && std::abs(p.false_easting - 500000) < 1e-4 &&
           std::abs(p.false_northing) < 1e-4;
}

}  // namespace

std::optional<int> identify_crs(const std::string& prj_text) {
    const std::optional<CrsDescription> crs = describe_crs(prj_text);
    if (!crs) return std::nullopt;
    const Datum datum = datum_of(*crs);
    if (crs->geographic && datum == Datum::wgs84)
        return mentions_vn2000(bare(crs->name)) ? std::nullopt : std::optional(4326);
    if (crs->geographic && datum == Datum::vn2000) return 4756;
    if (!crs->transverse_mercator || datum != Datum::vn2000) return std::nullopt;

    const auto zones = vn2000_zones();
    const auto found = std::find_if(zones.begin(), zones.end(), [&](const Vn2000Zone& zone) {
        return has_parameters_of(zone, *crs->transverse_mercator);
    });
    if (found == zones.end()) return std::nullopt;
    const bool named_otherwise = std::any_of(zones.begin(), zones.end(), [&](const Vn2000Zone& zone) {
        return zone.epsg != found->epsg && bare(zone.name) == bare(crs->name);
    });
    return named_otherwise ? std::nullopt : std::optional(found->epsg);
}

}  // namespace diachi::geo
