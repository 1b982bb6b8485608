#include "geo/geohash.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace diachi::geo {
namespace {

Position at(double longitude, double latitude) { return Position::at(Longitude{longitude}, Latitude{latitude}); }

TEST(Geohash, AgreesWithPublishedExamples) {
    // Wikipedia, "Geohash".
    EXPECT_EQ(geohash::encode(at(-5.603, 42.605), 5), "ezs42");
    EXPECT_EQ(geohash::encode(at(10.40744, 57.64911), 11), "u4pruydqqvj");
    // The manuals of Elasticsearch, Databricks (st_geohash) and Foundry (geoPointToGeohash).
    EXPECT_EQ(geohash::encode(at(-71.34, 41.12)), "drm3btev3e86");
    EXPECT_EQ(geohash::encode(at(-122.4261475, 37.77374268)), "9q8yyhebpbpb");
    EXPECT_EQ(geohash::encode(at(-1, 1)), "ebpm9npc6m9b");
    EXPECT_EQ(geohash::encode(at(80, -20), 5), "mu2yh");
    EXPECT_EQ(geohash::encode(at(38.9031, -77.0599), 5), "hf79t");
}

TEST(Geohash, NamesTheCellThatThePublishedExampleHas) {
    const Box cell = geohash::decode("EZS42");
    EXPECT_NEAR(cell.min_x, -5.625, 1e-9);
    EXPECT_NEAR(cell.max_x, -5.581, 1e-3);
    EXPECT_NEAR(cell.min_y, 42.583, 1e-3);
    EXPECT_NEAR(cell.max_y, 42.627, 1e-3);
}

TEST(Geohash, OfAPositionIsACellAroundIt) {
    for (int i = 0; i < 20'000; ++i) {
        const auto here = at(-180 + i * 0.0179989, -90 + i * 0.0089989);
        for (const int length : {1, 6, 11, 12}) {
            const Box cell = geohash::decode(geohash::encode(here, length));
            ASSERT_TRUE(cell.contains({here.longitude(), here.latitude()})) << i << " " << length;
        }
    }
    EXPECT_EQ(geohash::encode(at(180, 90)), "zzzzzzzzzzzz");
    EXPECT_EQ(geohash::encode(at(-180, -90)), "000000000000");
}

TEST(Geohash, RefusesWhatIsNone) {
    for (const auto* text : {"", "w68rba", "w68rbi", "w68rbl", "w68rbo", "w68 rb", "w68rbvđ", "0123456789012"}) {
        EXPECT_FALSE(geohash::is_valid(text)) << text;
        EXPECT_THROW(geohash::decode(text), std::invalid_argument) << text;
    }
    EXPECT_THROW(geohash::encode(at(0, 0), 0), std::invalid_argument);
    EXPECT_THROW(geohash::encode(at(0, 0), 13), std::invalid_argument);
}

}  // namespace
}  // namespace diachi::geo
