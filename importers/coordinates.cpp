#include "importers/coordinates.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "geo/projection.hpp"
#include "importers/import_report.hpp"

namespace diachi::importers {
namespace {

std::string advice(const std::string& hint) {
    if (!hint.empty()) return hint;
    return "the central meridian of the cadastre tells: 105-00 (Hà Nội, Cần Thơ) is --crs EPSG:5897, 105-45 (TP.HCM, "
           "Hải Phòng) EPSG:9210, 107-45 (Đà Nẵng) EPSG:5899, 108-00 (Quảng Ngãi) EPSG:5898; degrees of WGS 84 are "
           "EPSG:4326";
}

void check_known(int epsg, const std::string& file) {
    try {
        (void)geo::ToWgs84::from(epsg);
    } catch (const std::invalid_argument& refusal) {
        throw ImportError(file + ": EPSG:" + std::to_string(epsg) + " is not taken: " + refusal.what());
    }
}

bool fits(std::vector<geo::Point> points, int epsg) {
    geo::ToWgs84::from(epsg).transform(points);
    return std::all_of(points.begin(), points.end(), inside_vietnam);
}

std::vector<geo::Point> swapped(std::vector<geo::Point> points) {
    for (auto& point : points) std::swap(point.x, point.y);
    return points;
}

bool look_like_degrees(const std::vector<geo::Point>& points) {
    return std::all_of(points.begin(), points.end(),
                       [](geo::Point p) { return std::abs(p.x) <= 360 && std::abs(p.y) <= 360; });
}

}  // namespace

CrsDecision decide_crs(const ImportRequest& request, const DatasetFacts& facts, const std::string& file,
                       const std::string& hint) {
    if (request.epsg) {
        check_known(*request.epsg, file);
        return {*request.epsg, "--crs"};
    }
    const bool from_prj = facts.format == "ESRI Shapefile";
    if (facts.epsg) {
        check_known(*facts.epsg, file);
        return {*facts.epsg, "the code in the file"};
    }
    if (!facts.crs_text.empty()) {
        if (const auto code = geo::identify_crs(facts.crs_text)) return {*code, from_prj ? "the .prj" : "the file"};
        const std::string begin = facts.crs_text.substr(0, std::min<std::size_t>(facts.crs_text.find(','), 60));
        throw ImportError(
            file + ": its " + (from_prj ? ".prj" : "coordinate system") + " (" + begin +
            " ...) is neither WGS 84 nor a zone of VN-2000; if it is wrong, say what is right: " + advice(hint));
    }
    if (facts.wgs84_by_standard) return {4326, facts.format + " is WGS 84 by its standard"};
    throw ImportError(file + (from_prj ? " has no .prj" : " does not name its coordinate system") +
                      ": say --crs EPSG:...; " + advice(hint));
}

bool inside_vietnam(geo::Point p) {
    return p.x >= 102 && p.x <= 118 && p.y >= 6 && p.y <= 24;
}

std::string reason_outside_vietnam(const std::vector<geo::Point>& source, int epsg) {
    const std::string named = "EPSG:" + std::to_string(epsg);
    const geo::Point first = source.front();
    const std::string where = "its coordinates (first: " + number_text(first.x, 3) + ", " + number_text(first.y, 3) +
                              ") do not lie in Vietnam when read as " + named;
    if (fits(swapped(source), epsg)) {
        return where +
               ", but would with the axes swapped: write east (longitude) first and north second; Vietnamese papers "
               "call the northing X";
    }
    const bool degrees = look_like_degrees(source);
    const bool geographic = epsg == 4326 || epsg == 4756;
    if (degrees && !geographic)
        return where + "; they look like degrees: say --crs EPSG:4326 or, for VN-2000, EPSG:4756";
    if (!degrees && geographic) return where + "; they look like metres: " + advice("");
    return where + "; probably the central meridian or the coordinate system is wrong: " + advice("");
}

}  // namespace diachi::importers
