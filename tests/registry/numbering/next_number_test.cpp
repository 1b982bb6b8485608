#include "registry/numbering/next_number.hpp"

#include <gtest/gtest.h>

#include "registry/numbering/next_flat.hpp"
#include "tests/registry/numbering/numbered_town.hpp"

namespace diachi::registry::numbering {
namespace {

constexpr double left = 8;    // metres from the line
constexpr double right = -8;

/// A street of 300 m from north to south: numbers grow along it, odd ones on its left, which is the east.
class NextNumberTest : public ::testing::Test {
  protected:
    const geo::Line line{metres(300, 500), metres(300, 200)};
    NumberedTown town;
    Id street = town.street("Đường Hùng Vương", {line});

    void house(const std::string& number, double along, double side) { town.house(street, number, beside(line, along, side)); }
    std::string told(double along, double side) { return town.told(town.next(street, beside(line, along, side))); }
};

TEST_F(NextNumberTest, AStreetBeginsWithOneOnItsLeftAndTwoOnItsRight) {
    EXPECT_EQ(told(5, left), "1 left first; 2 right first");
    EXPECT_EQ(told(5, right), "2 right first; 1 left first");
}

TEST_F(NextNumberTest, BetweenTwentyAndTwentyTwoComesTwentyA) {
    house("20", 100, right);
    house("22", 110, right);
    house("21", 104, left);
    EXPECT_EQ(told(105, right), "20A right infill; 23 left extension");
    house("20A", 105, right);
    EXPECT_EQ(told(107, right), "20B right infill; 23 left extension");
}

TEST_F(NextNumberTest, AStreetThatUsesDashesGoesOnUsingThem) {
    house("4", 20, right);
    house("4-1", 25, right);
    house("20", 100, right);
    house("22", 110, right);
    EXPECT_EQ(told(105, right), "20-1 right infill; 21 left across");
}

TEST_F(NextNumberTest, FreeWholeNumbersGoBeforeInsertedOnesAndAreChosenByTheDistance) {
    house("20", 100, right);
    house("30", 150, right);
    EXPECT_EQ(told(110, right), "22 right between; 21 left across");
    EXPECT_EQ(told(141, right), "28 right between; 21 left across");
}

TEST_F(NextNumberTest, AnExtensionContinuesTheSeriesAndABeginningPrecedesIt) {
    house("5", 50, left);
    house("7", 60, left);
    EXPECT_EQ(told(80, left), "9 left extension; 8 right across");
    EXPECT_EQ(told(20, left), "3 left beginning; 4 right across");
}

TEST_F(NextNumberTest, BeforeNumberOneThereIsNone) {
    house("1", 50, left);
    house("3", 60, left);
    const auto next = town.next(street, beside(line, 20, left));
    EXPECT_EQ(town.told(next), "2 right across");
    ASSERT_EQ(next.remarks.size(), 1U);
    EXPECT_NE(next.remarks[0].en.find("no number is left before the first one"), std::string::npos);
}

TEST_F(NextNumberTest, AStreetThatIsNumberedTheOtherWayKeepsItsWay) {
    house("2", 250, left);
    house("4", 240, left);
    house("3", 245, right);
    EXPECT_EQ(told(230, left), "6 right extension; 5 left extension");
}

TEST_F(NextNumberTest, NamesTheNeighboursThatANumberComesFrom) {
    house("20", 100, right);
    house("22", 110, right);
    const auto next = town.next(street, beside(line, 105, right));
    const auto& neighbours = next.proposals.at(0).neighbours;
    ASSERT_EQ(neighbours.size(), 2U);
    EXPECT_EQ(neighbours[0].number, "20");
    EXPECT_EQ(neighbours[0].code.size(), 12U);
    EXPECT_NEAR(neighbours[0].distance_m, 5, 0.1);
    EXPECT_FALSE(next.proposals[0].reason.vi.empty());
}

TEST_F(NextNumberTest, TheOtherSidesNumberIsProposedForTheOtherSide) {
    const auto next = town.next(street, beside(line, 105, right));
    EXPECT_LT(geo::distance_in_metres({next.proposals.at(1).position.longitude(), next.proposals[1].position.latitude()},
                                      {beside(line, 105, left).longitude(), beside(line, 105, left).latitude()}), 0.1);
}

TEST_F(NextNumberTest, AHouseOnAnAlleyBearsItsPath) {
    const geo::Line way{metres(420, 350), metres(304, 350)};  // drawn outwards; leaves the street to the east
    const Id alley = town.street("Hẻm 12", {way}, street);
    town.house(street, "12/3", beside(way, 80, right));
    EXPECT_EQ(town.told(town.next(street, beside(way, 60, right))), "12/5 left extension; 12/4 right across");
    EXPECT_EQ(town.next(street, beside(way, 60, right)).proposals[0].number, "12/5");
    EXPECT_EQ(town.next(alley, beside(way, 60, right)).proposals[0].number, "5");
    EXPECT_EQ(town.told(town.next(street, beside(line, 10, left))), "1 left first; 2 right first");
}

TEST_F(NextNumberTest, WithoutACourseTheNextOfEachParityIsProposed) {
    const Id unmapped = town.street("Đường Mới", {});
    town.house(unmapped, "6", beside(line, 10, left));
    const auto next = town.next(unmapped, beside(line, 20, left));
    EXPECT_EQ(town.told(next), "8 no-course; 1 no-course");
    EXPECT_EQ(next.remarks.size(), 1U);
}

TEST_F(NextNumberTest, AHamletGoesOnNumberingOnlyWhereItBegan) {
    AddressDraft draft;
    draft.place = "Ấp 1";
    draft.commune_code = "00002";
    draft.position = geo::Position::at(geo::Longitude{105.005}, geo::Latitude{10.005});
    const auto next = [&] {
        return NextNumber(*town.store, *town.directory).for_place_of(Examiner(*town.store, town.directory).examine(draft));
    };
    EXPECT_EQ(town.told(next()), "");
    EXPECT_EQ(next().remarks.size(), 1U);
    town.add({"7", "", std::nullopt, town.town.hamlet, place_lookup_key(town.town.hamlet, "7", "")}, *draft.position);
    EXPECT_EQ(town.told(next()), "8 hamlet");
}

TEST_F(NextNumberTest, AWarningSuggestsTheNumberThatFits) {
    house("20", 100, right);
    house("22", 110, right);
    const auto examined = Examiner(*town.store, town.directory).examine(town.draft(street, "24", beside(line, 105, right)));
    ASSERT_EQ(examined.examination.findings.size(), 1U);
    EXPECT_EQ(examined.examination.findings[0].rule, "number.order");
    EXPECT_EQ(examined.examination.findings[0].refusal.suggestion, "20A");
}

TEST_F(NextNumberTest, AnAddressIsNotComparedWithItself) {
    house("20", 100, right);
    const Id self = town.last;
    auto draft = town.draft(street, "20", beside(line, 100, right));
    EXPECT_NE(town.findings(draft), "");
    draft.self = self;
    EXPECT_EQ(town.findings(draft), "");
}

TEST(NextFlat, IsTheFirstFreeOneOfItsFloorWrittenAsItsNeighbours) {
    const auto written = [](const std::vector<std::string>& flats, const std::string& floor) {
        const auto flat = next_flat(flats, floor);
        return flat ? flat->written() : "none";
    };
    EXPECT_EQ(written({}, ""), "1 – 01");
    EXPECT_EQ(written({"25 – 01", "25 – 02", "25 – 04"}, "25"), "25 – 03");
    EXPECT_EQ(written({"05 – 01", "04 – 07"}, ""), "05 – 02");
    EXPECT_EQ(written({"05 – 01"}, "6"), "06 – 01");
    EXPECT_EQ(written({"12A – 01"}, "12a"), "12A – 02");
    EXPECT_EQ(written({}, "ground"), "none");
}

}  // namespace
}  // namespace diachi::registry::numbering
