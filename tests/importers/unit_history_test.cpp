#include <gtest/gtest.h>

#include "tests/importers/sample_registry.hpp"

namespace diachi::importers {
namespace {

const std::string columns = "unit\tlevel\tcode\tname\tkind\tparent\tfrom\tto\n";
const std::string lineage_columns =
    "old_commune_code\told_commune\tnew_commune_code\tnew_commune\tnew_province_code\textent\teffective\tdocument\n";

/// One province whose district changed its kind; of its communes one ended in 2020 into the other.
const std::string history = columns +
                            "p\tprovince\t31\tTỉnh Cũ\tTỉnh\t\t\t2025-07-01\n"
                            "d\tdistrict\t318\tHuyện Đảo\tHuyện\tp\t\t2015-01-01\n"
                            "d\tdistrict\t318\tThị xã Đảo\tThị xã\tp\t2015-01-01\t2025-07-01\n"
                            "a\tcommune\t00001\tXã Một\tXã\td\t\t2020-01-01\n"
                            "b\tcommune\t00002\tXã Hai\tXã\td\t\t2025-07-01\n";

class ImportOfUnitHistory : public testing::Test {
  protected:
    ImportReport import(const std::string& table) {
        return registry_.import(Layer::units, registry_.write("history.tsv", table));
    }
    std::vector<registry::UnitVersion> versions(const std::string& code) {
        std::vector<registry::UnitVersion> found;
        for (const auto& stored : registry_.store().units())
            if (stored.facts.code == code) found.push_back(stored.facts);
        return found;
    }
    SampleRegistry registry_;
};

TEST_F(ImportOfUnitHistory, GivesEachUnitItsPeriods) {
    EXPECT_EQ(import(history).counts.added, 5);
    const auto district = versions("318");
    ASSERT_EQ(district.size(), 2U);
    EXPECT_EQ(district[0].unit, district[1].unit);
    EXPECT_EQ(versions("00001").at(0).parent, district[0].unit);
    EXPECT_EQ(versions("00001").at(0).valid.to->iso(), "2020-01-01");
}

TEST_F(ImportOfUnitHistory, ChangesNothingWhenItIsImportedAgain) {
    import(history);
    const auto report = registry_.import(Layer::units, registry_.write("again.tsv", history + "\n"));
    EXPECT_EQ(report.counts.unchanged, 5);
    EXPECT_FALSE(report.revision);
}

TEST_F(ImportOfUnitHistory, PutsEarlierPeriodsBeforeThoseOfAListThatIsPublished) {
    registry_.import(Layer::units, registry_.write("units_until_2025-06-30.json",
                                                   R"([{"level1_id":"31","name":"Tỉnh Cũ","type":"Tỉnh",
"level2s":[{"level2_id":"318","name":"Thị xã Đảo","type":"Thị xã","level3s":[{"level3_id":"00002","name":"Xã Hai","type":"Xã"}]}]}])"));
    const auto unit = versions("318").at(0).unit;
    import(history);
    const auto district = versions("318");
    ASSERT_EQ(district.size(), 2U);
    for (const auto& version : district) {
        EXPECT_EQ(version.unit, unit);
        EXPECT_EQ(version.valid.to->iso(), version.name == "Huyện Đảo" ? "2015-01-01" : "2025-07-01");
    }
    EXPECT_EQ(versions("00002").size(), 1U);
}

TEST_F(ImportOfUnitHistory, RejectsLinesThatHangOnNothingOrEndBeforeTheyBegin) {
    const auto report = import(history +
                               "x\tcommune\t00009\tXã Lạ\tXã\tnowhere\t\t\n"
                               "y\tcommune\t00008\tXã Lùi\tXã\td\t2020-01-01\t2019-01-01\n");
    ASSERT_EQ(report.rejects.size(), 2U);
    EXPECT_EQ(report.rejects[0].code, "empty-period");
    EXPECT_EQ(report.rejects[1].code, "unknown-parent");
}

TEST_F(ImportOfUnitHistory, IsRefusedWhenADayIsNone) {
    EXPECT_TRUE(
        contains(registry_.refusal(Layer::units,
                                   registry_.write("bad.tsv", columns + "p\tprovince\t31\tTỉnh Cũ\tTỉnh\t\t2020\t\n")),
                 "line 2: from is 2020, no day YYYY-MM-DD"));
}

TEST_F(ImportOfUnitHistory, LetsALineageOfManyDaysLinkTheUnitsOfEachDay) {
    import(history);
    const auto report = registry_.import(
        Layer::lineage,
        registry_.write("changes.tsv", lineage_columns + "00001\tXã Một\t00002\tXã Hai\t\tfull\t2020-01-01\t900/NQ\n"
                                                         "00002\tXã Hai\t00001\tXã Một\t\tfull\t2021-01-01\t\n"
                                                         "00001\tXã Một\t00002\tXã Hai\t\tfull\tnever\t\n"));
    const auto lineage = registry_.store().gazetteer().lineage;
    ASSERT_EQ(lineage.size(), 1U);
    EXPECT_EQ(lineage[0].from, versions("00001").at(0).unit);
    EXPECT_EQ(lineage[0].effective.iso(), "2020-01-01");
    EXPECT_EQ(lineage[0].document, "900/NQ");
    EXPECT_FALSE(versions("00002").at(0).valid.from);
    ASSERT_EQ(report.rejects.size(), 2U);
    EXPECT_EQ(report.rejects[0].code, "unknown-date");
    EXPECT_EQ(report.rejects[1].code, "unknown-unit");
}

}  // namespace
}  // namespace diachi::importers
