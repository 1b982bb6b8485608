#include <gtest/gtest.h>
#include <proj.h>

#include <memory>
#include <string>

#include "geo/projection.hpp"

namespace diachi::geo {
namespace {

std::string wkt_of(int epsg, PJ_WKT_TYPE kind) {
    PJ_CONTEXT* context = proj_context_create();
    PJ* crs = proj_create(context, ("EPSG:" + std::to_string(epsg)).c_str());
    const char* wkt = proj_as_wkt(context, crs, kind, nullptr);
    std::string text = wkt == nullptr ? "" : wkt;
    proj_destroy(crs);
    proj_context_destroy(context);
    return text;
}

/// A .prj as ESRI programs write it.
struct Prj {
    std::string name = "VN2000_Can_Tho";
    std::string datum = "D_Vietnam_2000";
    std::string ellipsoid = "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]";
    double meridian = 105;
    double scale = 0.9999;
    double false_easting = 500000;
    double false_northing = 0;
    [[nodiscard]] std::string text() const {
        const auto parameter = [](const char* key, double value) {
            return std::string("PARAMETER[\"") + key + "\"," + std::to_string(value) + "],";
        };
        return "PROJCS[\"" + name + "\",GEOGCS[\"GCS_typed_in\",DATUM[\"" + datum + "\"," + ellipsoid +
               "],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"]," +
               parameter("False_Easting", false_easting) + parameter("False_Northing", false_northing) +
               parameter("Central_Meridian", meridian) + parameter("Scale_Factor", scale) +
               parameter("Latitude_Of_Origin", 0) + "UNIT[\"Meter\",1.0]]";
    }
};

TEST(CrsIdentification, KnowsEveryAcceptedSystemInEveryDialect) {
    for (const int code : {4326, 4756, 3405, 3406, 5896, 5897, 5898, 5899, 9205, 9206, 9207,
                           9208, 9209, 9210, 9211, 9212, 9213, 9214, 9215, 9216, 9217, 9218})
        for (const PJ_WKT_TYPE kind : {PJ_WKT1_ESRI, PJ_WKT1_GDAL, PJ_WKT2_2015, PJ_WKT2_2019})
            EXPECT_EQ(identify_crs(wkt_of(code, kind)), code) << wkt_of(code, kind);
}

TEST(CrsIdentification, GoesByTheParametersWhenTheNameSaysNothing) {
    EXPECT_EQ(identify_crs(Prj{}.text()), 5897);
    EXPECT_EQ(identify_crs(Prj{.name = "Custom", .datum = "D_VN_2000", .meridian = 105.5}.text()), 9209);
    EXPECT_EQ(identify_crs(Prj{.name = "Custom", .datum = "VN-2000", .meridian = 107.75}.text()), 5899);
    EXPECT_EQ(identify_crs(Prj{.name = "Custom", .scale = 0.9996}.text()), 3405);
}

TEST(CrsIdentification, TakesTheNameForADatumThatIsUnknown) {
    const std::string unknown = "D_Unknown_based_on_WGS84_ellipsoid";
    EXPECT_EQ(identify_crs(Prj{.name = "VN2000_TM3_105_30", .datum = unknown, .meridian = 105.5}.text()), 9209);
    EXPECT_EQ(identify_crs(Prj{.name = "unnamed", .datum = unknown, .meridian = 105.5}.text()), std::nullopt);
}

TEST(CrsIdentification, LeavesContradictionsToAPerson) {
    EXPECT_EQ(identify_crs(Prj{.name = "VN-2000 / TM-3 105-30", .meridian = 105}.text()), std::nullopt);
    EXPECT_EQ(identify_crs(Prj{.name = "VN_2000_UTM_Zone_48N", .datum = "D_WGS_1984", .scale = 0.9996}.text()),
              std::nullopt);
    EXPECT_EQ(identify_crs(Prj{.ellipsoid = "SPHEROID[\"Krassovsky_1940\",6378245,298.3]"}.text()), std::nullopt);
}

TEST(CrsIdentification, KnowsNoSystemByAMeridianOrScaleThatIsNoneOfOurs) {
    EXPECT_EQ(identify_crs(Prj{.meridian = 105.1}.text()), std::nullopt);
    EXPECT_EQ(identify_crs(Prj{.scale = 1}.text()), std::nullopt);
    EXPECT_EQ(identify_crs(Prj{.false_easting = 0, .false_northing = 500000}.text()), std::nullopt);
    EXPECT_EQ(identify_crs(Prj{.datum = "D_WGS_1984"}.text()), std::nullopt);
    for (const int code : {32648, 3857, 4267, 4978, 5773})
        EXPECT_EQ(identify_crs(wkt_of(code, PJ_WKT2_2019)), std::nullopt) << code;
}

TEST(CrsIdentification, DistrustsThePlaceholderThatMapInfoWrites) {
    // As found in published shapefiles of Can Tho (2011), whose coordinates are not on that datum at all.
    EXPECT_EQ(identify_crs(R"(PROJCS["_MI_0",GEOGCS["Afgooye",DATUM["D_Afgooye",SPHEROID["Krassovsky_1940_1948",)"
                           R"(6378245,298.300000000038]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]],)"
                           R"(PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],)"
                           R"(PARAMETER["central_meridian",105],PARAMETER["scale_factor",1],)"
                           R"(PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["Meter",1]])"),
              std::nullopt);
}

TEST(CrsIdentification, KnowsNothingInTextThatIsNoWkt) {
    for (const char* text : {"", "PROJCS[", "EPSG:5897", "+proj=tmerc +lon_0=105", "\xff\xfe\x01", "LOCAL_CS[\"x\"]"})
        EXPECT_EQ(identify_crs(text), std::nullopt) << text;
}

TEST(CrsIdentification, DoesNotMindATowgs84Clause) {
    EXPECT_EQ(identify_crs(R"(PROJCS["VN-2000 / TM-3 105-30",GEOGCS["VN-2000",DATUM["Vietnam_2000",)"
                           R"(SPHEROID["WGS 84",6378137,298.257223563],TOWGS84[-191.9,-39.3,-111.45,0,0,0,0]],)"
                           R"(PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],)"
                           R"(PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],)"
                           R"(PARAMETER["central_meridian",105.5],PARAMETER["scale_factor",0.9999],)"
                           R"(PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]])"),
              9209);
}

}  // namespace
}  // namespace diachi::geo
