#include "geo/projection.hpp"

#include <gtest/gtest.h>
#include <proj.h>

#include <array>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace diachi::geo {
namespace {

/// PROJ as a caller without a pinned operation would use it.
class PlainProj {
  public:
    static PlainProj crs_to_crs(int from, int to) {
        PlainProj plain;
        PJ* raw = proj_create_crs_to_crs(plain.context_.get(), ("EPSG:" + std::to_string(from)).c_str(),
                                         ("EPSG:" + std::to_string(to)).c_str(), nullptr);
        plain.pj_.reset(proj_normalize_for_visualization(plain.context_.get(), raw));
        proj_destroy(raw);
        return plain;
    }
    /// Latitude first.
    static PlainProj operation(const char* code) {
        PlainProj plain;
        plain.pj_.reset(proj_create_from_database(plain.context_.get(), "EPSG", code, PJ_CATEGORY_COORDINATE_OPERATION,
                                                  0, nullptr));
        return plain;
    }
    [[nodiscard]] Point operator()(Point p) const {
        const PJ_COORD result = proj_trans(pj_.get(), PJ_FWD, proj_coord(p.x, p.y, 0, 0));
        return {result.xy.x, result.xy.y};
    }

  private:
    struct Destroy {
        void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
        void operator()(PJ* pj) const { proj_destroy(pj); }
    };
    std::unique_ptr<PJ_CONTEXT, Destroy> context_{proj_context_create()};
    std::unique_ptr<PJ, Destroy> pj_;
};

Point transformed(const ToWgs84& to_wgs84, Point p) {
    to_wgs84.transform({&p, 1});
    return p;
}

std::string refusal(int epsg) {
    try {
        ToWgs84::from(epsg);
    } catch (const std::invalid_argument& refused) {
        return refused.what();
    }
    return "accepted";
}

const std::vector<int> vn2000_codes = {4756, 3405, 3406, 5896, 5897, 5898, 5899, 9205, 9206, 9207, 9208,
                                       9209, 9210, 9211, 9212, 9213, 9214, 9215, 9216, 9217, 9218};

TEST(Projection, PinsTheNationalOperationInTheMekongDelta) {
    const auto to_wgs84 = ToWgs84::from(5897);
    const Point p = transformed(to_wgs84, {585000, 1109000});
    EXPECT_NEAR(p.x, 105.777176136, 1e-9);
    EXPECT_NEAR(p.y, 10.027518547, 1e-9);
    EXPECT_EQ(to_wgs84.operation(), "EPSG:6960");
    EXPECT_EQ(to_wgs84.accuracy_in_metres(), 1);
}

TEST(Projection, DoesNotJumpAtTheEdgeOfTheOilBlocksWhereProjDoes) {
    const auto plain_6960 = PlainProj::operation("6960");
    const auto chosen_by_proj = PlainProj::crs_to_crs(5899, 4326);
    const auto vn2000_to_zone = PlainProj::crs_to_crs(4756, 5899);
    const auto to_wgs84 = ToWgs84::from(5899);
    for (const double longitude : {107.05, 107.10, 107.12, 107.2}) {
        const Point in_zone = vn2000_to_zone({longitude, 10.5});
        const Point ours = transformed(to_wgs84, in_zone);
        const Point national = plain_6960({10.5, longitude});
        EXPECT_LT(distance_in_metres(ours, {national.y, national.x}), 1e-6) << longitude;
        const double apart = distance_in_metres(ours, chosen_by_proj(in_zone));
        EXPECT_NEAR(apart, longitude < 107.11 ? 0.81 : 0, 0.01) << longitude;
    }
}

TEST(Projection, AgreesWithTheDatabaseOfProjOnEveryZone) {
    const auto plain_6960 = PlainProj::operation("6960");
    for (const int code : vn2000_codes) {
        const auto vn2000_to_zone = PlainProj::crs_to_crs(4756, code);
        const Point ours = transformed(ToWgs84::from(code), vn2000_to_zone({107.9, 16.1}));
        const Point national = plain_6960({16.1, 107.9});
        EXPECT_LT(distance_in_metres(ours, {national.y, national.x}), 1e-4) << code;
    }
}

TEST(Projection, ComesBackToWithinHalfAMillimetreOfWhereItStarted) {
    for (const int code : vn2000_codes) {
        const auto to_wgs84 = ToWgs84::from(code);
        const std::array<Point, 2> start = {Point{105.78, 10.03}, Point{107.9, 16.1}};
        std::array<Point, 2> points = start;
        to_wgs84.inverse(points);
        EXPECT_GT(std::abs(points[0].x - start[0].x), 1e-4) << code;
        to_wgs84.transform(points);
        EXPECT_LT(distance_in_metres(points[0], start[0]), 5e-4) << code;
        EXPECT_LT(distance_in_metres(points[1], start[1]), 5e-4) << code;
    }
}

TEST(Projection, GivesABatchWhatItGivesSinglePoints) {
    const auto to_wgs84 = ToWgs84::from(9209);
    std::vector<Point> batch;
    batch.reserve(100);
    for (int i = 0; i < 100; ++i) batch.push_back({450000.0 + 1000 * i, 1060000.0 + 700 * i});
    const std::vector<Point> source = batch;
    to_wgs84.transform(batch);
    for (std::size_t i = 0; i < batch.size(); ++i) EXPECT_EQ(batch[i], transformed(to_wgs84, source[i]));
    to_wgs84.transform({});
}

TEST(Projection, MarksAPointOutOfReachAndGoesOn) {
    const auto to_wgs84 = ToWgs84::from(5897);
    std::array<Point, 2> points = {Point{1e30, 1e30}, Point{585000, 1109000}};
    to_wgs84.transform(points);
    EXPECT_FALSE(std::isfinite(points[0].x));
    EXPECT_NEAR(points[1].x, 105.777176136, 1e-9);
}

TEST(Projection, LeavesWgs84Alone) {
    const auto nothing = ToWgs84::from(4326);
    EXPECT_EQ(transformed(nothing, {105.78, 10.03}), (Point{105.78, 10.03}));
    EXPECT_EQ(nothing.operation(), "none");
    EXPECT_EQ(nothing.epsg(), 4326);
    EXPECT_EQ(nothing.accuracy_in_metres(), 0);
}

TEST(Projection, CanBeMoved) {
    auto first = ToWgs84::from(9209);
    auto second = ToWgs84::from(5897);
    first = std::move(second);
    EXPECT_EQ(first.epsg(), 5897);
    EXPECT_NEAR(transformed(first, {585000, 1109000}).x, 105.777176136, 1e-9);
}

TEST(Projection, RefusesTheSwappedZonesAndNamesTheirReplacement) {
    EXPECT_EQ(refusal(6957),
              "EPSG:6957 is deprecated because its false easting and northing are swapped: use EPSG:5897 instead");
    EXPECT_NE(refusal(6956).find("EPSG:5896"), std::string::npos);
    EXPECT_NE(refusal(6959).find("EPSG:5899"), std::string::npos);
}

TEST(Projection, RefusesOtherCodesAndListsTheAcceptedOnes) {
    for (const int code : {0, -1, 3857, 32648, 9204, 9219, 5895, 5900})
        EXPECT_NE(refusal(code).find("is not accepted: give 4326"), std::string::npos) << code;
    EXPECT_THROW(crs_name(3857), std::invalid_argument);
}

TEST(Projection, KnowsItsSystemsByName) {
    EXPECT_EQ(crs_name(5899), "VN-2000 / TM-3 107-45");
    EXPECT_EQ(crs_name(4756), "VN-2000");
    EXPECT_EQ(crs_name(4326), "WGS 84");
    for (const int code : vn2000_codes) EXPECT_TRUE(is_vn2000(code)) << code;
    for (const int code : {4326, 6957, 32648}) EXPECT_FALSE(is_vn2000(code)) << code;
}

}  // namespace
}  // namespace diachi::geo
