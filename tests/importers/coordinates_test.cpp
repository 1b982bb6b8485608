#include "importers/coordinates.hpp"

#include <gtest/gtest.h>

#include "importers/province_zones.hpp"
#include "tests/importers/sample_registry.hpp"

namespace diachi::importers {
namespace {

std::string sentence(const ImportRequest& request, const DatasetFacts& facts) {
    try {
        decide_crs(request, facts, "x.shp", "");
    } catch (const ImportError& error) {
        return error.what();
    }
    return {};
}

TEST(Coordinates, WithoutAPrjTheOptionIsAskedFor) {
    EXPECT_TRUE(contains(sentence({Layer::parcels, "x.shp"}, {.format = "ESRI Shapefile", .fields = {}}),
                         "x.shp has no .prj: say --crs EPSG:"));
}

TEST(Coordinates, ADeprecatedZoneIsRefused) {
    ImportRequest request{Layer::parcels, "x.shp"};
    request.epsg = 6957;
    EXPECT_TRUE(contains(sentence(request, {}), "EPSG:6957 is not taken"));
}

TEST(Coordinates, APrjOfAnotherDatumIsRefusedByItsName) {
    const DatasetFacts facts{.format = "ESRI Shapefile",
                             .fields = {},
                             .crs_text = "PROJCS[\"Afgooye_UTM_Zone_38N\",GEOGCS[\"GCS_Afgooye\"]]"};
    EXPECT_TRUE(contains(sentence({Layer::parcels, "x.shp"}, facts), "Afgooye"));
}

TEST(Coordinates, SwappedAxesAreNamed) {
    EXPECT_TRUE(contains(reason_outside_vietnam({{10.03, 105.78}}, 4326), "axes swapped"));
    EXPECT_TRUE(contains(reason_outside_vietnam({{1109000, 585000}}, 5897), "axes swapped"));
}

TEST(Coordinates, DegreesReadAsMetresAndMetresReadAsDegreesAreNamed) {
    EXPECT_TRUE(contains(reason_outside_vietnam({{105.78, 10.03}}, 5897), "look like degrees"));
    EXPECT_TRUE(contains(reason_outside_vietnam({{585000, 1109000}}, 4326), "look like metres"));
}

TEST(Coordinates, HoangSaAndTruongSaLieInVietnam) {
    EXPECT_TRUE(inside_vietnam({112.0, 16.5}));
    EXPECT_TRUE(inside_vietnam({111.92, 8.64}));
    EXPECT_FALSE(inside_vietnam({100.5, 13.75}));
}

TEST(ProvinceZones, AreFoundWithOrWithoutKindAndAccents) {
    EXPECT_EQ(cadastral_zone_of("Thành phố Cần Thơ"), 5897);
    EXPECT_EQ(cadastral_zone_of("tinh soc trang"), 9209);
    EXPECT_EQ(cadastral_zone_of("Thành phố Hồ Chí Minh"), 9210);
    EXPECT_FALSE(cadastral_zone_of("Tỉnh Sông Mẫu"));
}

}  // namespace
}  // namespace diachi::importers
