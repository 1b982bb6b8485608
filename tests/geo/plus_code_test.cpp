#include "geo/plus_code.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace diachi::geo {
namespace {

Position at(double longitude, double latitude) {
    return Position::at(Longitude{longitude}, Latitude{latitude});
}

TEST(PlusCode, NamesNinhKieuWharf) {
    EXPECT_EQ(plus_code::encode(Latitude{10.0325}, Longitude{105.7884}), "7P272QMQ+29");
    EXPECT_EQ(plus_code::encode(at(105.7884, 10.0325)), "7P272QMQ+29");
}

TEST(PlusCode, HoldsThePositionItWasMadeFromAtEveryLength) {
    for (const int length : {2, 4, 6, 8, 10, 11, 12, 13, 14, 15}) {
        const plus_code::Area area = plus_code::decode(plus_code::encode(at(105.7884213, 10.0325679), length));
        EXPECT_EQ(area.length, length);
        EXPECT_LE(area.south, 10.0325679);
        EXPECT_GT(area.north, 10.0325679);
        EXPECT_LE(area.west, 105.7884213);
        EXPECT_GT(area.east, 105.7884213);
    }
}

TEST(PlusCode, StaysOnEarthAtThePolesAndTheDateLine) {
    EXPECT_EQ(plus_code::encode(at(180, 90), 4), "C2X20000+");
    EXPECT_EQ(plus_code::encode(at(-180, -90)), "22222222+22");
}

TEST(PlusCode, RefusesLengthsAndNumbersItCannotWrite) {
    for (const int length : {-2, 0, 1, 3, 5, 7, 9})
        EXPECT_THROW(plus_code::encode(at(105, 10), length), std::invalid_argument) << length;
    EXPECT_THROW(plus_code::encode(Latitude{std::nan("")}, Longitude{105}), std::invalid_argument);
    EXPECT_THROW(plus_code::encode(Latitude{10}, Longitude{std::numeric_limits<double>::infinity()}),
                 std::invalid_argument);
}

TEST(PlusCode, TellsFullShortAndInvalidApart) {
    EXPECT_TRUE(plus_code::is_full("7p272qmq+29"));
    EXPECT_TRUE(plus_code::is_short("2QMQ+29"));
    for (const char* code : {"", "+", "0", "00000000+", "7P272QMQX9", "7P272QMQ+X", "7P002QMQ+", "7P2A2QMQ+29", "0+22"})
        EXPECT_FALSE(plus_code::is_valid(code)) << code;
    EXPECT_FALSE(plus_code::is_full("X2222222+22"));
    EXPECT_THROW(plus_code::decode("2QMQ+29"), std::invalid_argument);
    EXPECT_THROW(plus_code::decode("Cần Thơ"), std::invalid_argument);
}

TEST(PlusCode, LosesAndFindsItsFirstDigitsNearAReference) {
    const Position town_hall = at(105.786, 10.035);
    EXPECT_EQ(plus_code::shorten("7P272QMQ+29", town_hall), "MQ+29");
    EXPECT_EQ(plus_code::recover_nearest("mq+29", town_hall), "7P272QMQ+29");
    EXPECT_EQ(plus_code::shorten("7P272QMQ+29", at(2, 48)), "7P272QMQ+29");
    EXPECT_EQ(plus_code::recover_nearest("7p272qmq+29", at(2, 48)), "7P272QMQ+29");
    EXPECT_THROW(plus_code::shorten("7P270000+", town_hall), std::invalid_argument);
    EXPECT_THROW(plus_code::recover_nearest("7P272QMQX9", town_hall), std::invalid_argument);
}

TEST(PlusCode, KeepsADigitOfACodeThatEndsAtItsSeparator) {
    EXPECT_EQ(plus_code::shorten("7P272QMQ+", at(105.78875, 10.03375)), "MQ+");
}

TEST(PlusCode, IsRecoveredAcrossTheDateLineBothWays) {
    const std::string east_of_it = plus_code::encode(at(-179.99, 10.5));
    EXPECT_EQ(plus_code::recover_nearest(east_of_it.substr(4), at(179.99, 10.5)), east_of_it);
    const std::string west_of_it = plus_code::encode(at(179.99, 10.5));
    EXPECT_EQ(plus_code::recover_nearest(west_of_it.substr(4), at(-179.99, 10.5)), west_of_it);
}

}  // namespace
}  // namespace diachi::geo
