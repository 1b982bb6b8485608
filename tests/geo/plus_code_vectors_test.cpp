#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "geo/plus_code.hpp"

namespace diachi::geo {
namespace {

using Fields = std::vector<std::string>;

std::filesystem::path real_data() {
    const char* given = std::getenv("DIACHI_REAL_DATA");
    return given != nullptr ? std::filesystem::path(given) : std::filesystem::path(DIACHI_SOURCE_DIR "/../shared/data");
}

/// Calls `check` with the fields of each line that is no comment; returns the number of lines.
int for_each_vector(const std::string& file, const std::function<void(const Fields&)>& check) {
    std::ifstream lines(real_data() / "codes/open-location-code" / file);
    int count = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty() || line.front() == '#') continue;
        SCOPED_TRACE(testing::Message() << file << ": " << line);
        Fields fields;
        std::istringstream stream(line);
        for (std::string field; std::getline(stream, field, ',');) fields.push_back(field);
        if (line.back() == ',') fields.emplace_back();
        check(fields);
        ++count;
    }
    return count;
}

Position position(const std::string& latitude, const std::string& longitude) {
    return Position::at(Longitude{std::stod(longitude)}, Latitude{std::stod(latitude)});
}

class PlusCodeVectors : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(real_data() / "codes/open-location-code"))
            GTEST_SKIP() << "The public vectors of Open Location Code are not at " << real_data()
                         << ": set DIACHI_REAL_DATA to the folder above codes/open-location-code.";
    }
};

TEST_F(PlusCodeVectors, AreEncoded) {
    const int count = for_each_vector("encoding.csv", [](const Fields& f) {
        ASSERT_EQ(f.size(), 6U);
        const Latitude latitude{std::stod(f[0])};
        const Longitude longitude{std::stod(f[1])};
        const int length = std::stoi(f[4]);
        if (f[5].empty()) {
            EXPECT_THROW(plus_code::encode(latitude, longitude, length), std::invalid_argument);
        } else {
            EXPECT_EQ(plus_code::encode(latitude, longitude, length), f[5]);
        }
    });
    EXPECT_GT(count, 250);
}

TEST_F(PlusCodeVectors, AreDecoded) {
    const int count = for_each_vector("decoding.csv", [](const Fields& f) {
        ASSERT_EQ(f.size(), 6U);
        const plus_code::Area area = plus_code::decode(f[0]);
        EXPECT_EQ(area.length, std::stoi(f[1]));
        EXPECT_NEAR(area.south, std::stod(f[2]), 1e-10);
        EXPECT_NEAR(area.west, std::stod(f[3]), 1e-10);
        EXPECT_NEAR(area.north, std::stod(f[4]), 1e-10);
        EXPECT_NEAR(area.east, std::stod(f[5]), 1e-10);
    });
    EXPECT_GT(count, 400);
}

TEST_F(PlusCodeVectors, AreShortenedAndRecovered) {
    const int count = for_each_vector("shortCodeTests.csv", [](const Fields& f) {
        ASSERT_EQ(f.size(), 5U);
        const Position reference = position(f[1], f[2]);
        const std::string& full = f[0];
        if (f[4] != "R") {
            EXPECT_EQ(plus_code::shorten(full, reference), f[3]);
        }
        if (f[4] != "S") {
            EXPECT_EQ(plus_code::recover_nearest(f[3], reference), full);
        }
    });
    EXPECT_GT(count, 15);
}

TEST_F(PlusCodeVectors, AreToldValidShortOrFull) {
    const int count = for_each_vector("validityTests.csv", [](const Fields& f) {
        ASSERT_EQ(f.size(), 4U);
        EXPECT_EQ(plus_code::is_valid(f[0]), f[1] == "true");
        EXPECT_EQ(plus_code::is_short(f[0]), f[2] == "true");
        EXPECT_EQ(plus_code::is_full(f[0]), f[3] == "true");
    });
    EXPECT_GT(count, 20);
}

}  // namespace
}  // namespace diachi::geo
