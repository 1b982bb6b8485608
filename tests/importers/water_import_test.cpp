#include <gtest/gtest.h>

#include <algorithm>

#include "registry/storage/nearby.hpp"
#include "tests/importers/sample_registry.hpp"

namespace diachi::importers {
namespace {

std::string water(const std::string& id, const std::string& name, const std::string& geometry) {
    return R"({"type":"Feature","geometry":)" + geometry + R"(,"properties":{"id":)" +
           (id.empty() ? "null" : "\"" + id + "\"") + R"(,"name":")" + name + R"(","kind":"ao"}})";
}

std::string surface(const std::string& east) {
    return R"({"type":"Polygon","coordinates":[[[105.2,10.0],[)" + east + R"(,10.0],[)" + east +
           R"(,10.1],[105.2,10.1],[105.2,10.0]]]})";
}

std::string collection(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

geo::Position at(double longitude, double latitude) {
    return geo::Position::at(geo::Longitude{longitude}, geo::Latitude{latitude});
}

class ImportOfWater : public testing::Test {
  protected:
    ImportReport import(const std::string& features, const std::string& day = "") {
        ImportRequest request{Layer::water, registry_.write("water.geojson", collection(features))};
        request.effective = registry::Date::parse(day);
        return registry_.import(request);
    }
    std::string water_at(double longitude, const std::string& day = "2026-06-01") {
        const auto found = registry_.store().nearby().water_at(at(longitude, 10.05), *registry::Date::parse(day));
        return found ? found->name : "";
    }
    SampleRegistry registry_;
};

TEST_F(ImportOfWater, OfTheSampleTownMakesItsRiverKnown) {
    EXPECT_EQ(registry_.import(Layer::water, sample("water/water.geojson")).counts.added, 1);
    const auto river = registry_.store().nearby().water_at(at(105.25, 10.0233), registry::Date::today());
    ASSERT_TRUE(river);
    EXPECT_EQ(river->name, "Sông Mẫu");
    EXPECT_EQ(river->kind, "sông");
    EXPECT_FALSE(registry_.store().nearby().water_at(at(105.25, 10.03), registry::Date::today()));
    EXPECT_TRUE(registry_.store().verify().empty());
}

TEST_F(ImportOfWater, OfAnotherSurfaceIsACorrectionOrFromADateAChangeInTheWorld) {
    import(water("W1", "Ao Sen", surface("105.3")));
    EXPECT_EQ(water_at(105.25), "Ao Sen");
    EXPECT_EQ(import(water("W1", "Ao Sen", surface("105.22"))).counts.changed, 1);
    EXPECT_EQ(water_at(105.25), "");
    EXPECT_EQ(import(water("W1", "Ao Sen", surface("105.3")), "2026-01-01").counts.changed, 1);
    EXPECT_EQ(water_at(105.25), "Ao Sen");
    EXPECT_EQ(water_at(105.25, "2025-12-31"), "");
    EXPECT_EQ(water_at(105.21, "2025-12-31"), "Ao Sen");
    EXPECT_FALSE(import(water("W1", "Ao Sen", surface("105.3"))).revision);
    EXPECT_TRUE(registry_.store().verify().empty());
}

TEST_F(ImportOfWater, TakesSurfacesOnlyAndEachKeyOnce) {
    const auto report = import(water("W1", "Sông Một", surface("105.3")) + "," + water("W1", "Sông Hai", surface("105.4")) +
                               "," + water("W3", "Sông Ba", R"({"type":"LineString","coordinates":[[105.2,10],[105.3,10]]})") +
                               "," + water("", "", surface("105.3")) + "," + water("", "Ao Làng", surface("105.21")));
    EXPECT_EQ(report.counts.added, 2);
    ASSERT_EQ(report.rejects.size(), 3U) << text(report);
    std::vector<std::string> codes;
    for (const auto& reject : report.rejects) codes.push_back(reject.code);
    std::sort(codes.begin(), codes.end());
    EXPECT_EQ(codes, (std::vector<std::string>{"geometry-type", "missing-key", "same-key"}));
    EXPECT_TRUE(contains(text(report), "water are areas"));
}

TEST_F(ImportOfWater, LeavesTheNamesThatAGeocoderReflectsAsTheyAre) {
    registry_.import_sample_units();
    const auto before = registry_.store().last_map_revision();
    import(water("W1", "Ao Sen", surface("105.3")));
    EXPECT_EQ(registry_.store().last_map_revision(), before);
}

}  // namespace
}  // namespace diachi::importers
