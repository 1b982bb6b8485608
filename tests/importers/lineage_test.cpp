#include <gtest/gtest.h>

#include <algorithm>

#include "tests/importers/sample_registry.hpp"

namespace diachi::importers {
namespace {

const std::string header =
    "old_commune_code\told_commune\told_district_code\told_district\told_province_code\told_province\tnew_commune_"
    "code\tnew_"
    "commune\tnew_province_code\tnew_province\textent\n";

class Lineage : public testing::Test {
  protected:
    void SetUp() override {
        registry_.import(Layer::units, registry_.write("units_until_2025-06-30.json",
                                                       R"([{"level1_id":"31","name":"Tỉnh Cũ","type":"Tỉnh",
"level2s":[{"level2_id":"318","name":"Huyện Đảo","type":"Huyện","level3s":[{"level3_id":"00001","name":"Xã Hoà An","type":"Xã"},
{"level3_id":"00002","name":"Xã Hai","type":"Xã"}]}]}])"));
        registry_.import(Layer::units,
                         registry_.write("units.json", R"([{"Type":"province","Code":"31","FullName":"Tỉnh Mới",
"AdministrativeUnitShortName":"Tỉnh","Wards":[{"Code":"00001","FullName":"Xã Hai Mới","AdministrativeUnitShortName":"Xã"},
{"Code":"00078","FullName":"Xã Ba Chẽ","AdministrativeUnitShortName":"Xã"}]}])"));
    }
    ImportReport import(const std::string& rows) {
        return registry_.import(Layer::lineage, registry_.write("lineage_2025-07-01.tsv", header + rows));
    }
    registry::StoredUnit unit(const std::string& code, const std::string& name) {
        for (const auto& stored : registry_.store().units()) {
            if (stored.facts.code == code && stored.facts.name == name) return stored;
        }
        throw std::runtime_error("no unit " + name);
    }
    SampleRegistry registry_;
};

TEST_F(Lineage, JoinsOldAndNewUnitsOfOneCodeAndGivesTheNewOneItsBeginning) {
    const auto report = import("00001\tXã Hòa An\t318\t\t31\tTỉnh Cũ\t00001\tXã Hai Mới\t31\tTỉnh Mới\tfull\n");
    EXPECT_EQ(report.counts.added, 1);
    const auto lineage = registry_.store().gazetteer().lineage;
    ASSERT_EQ(lineage.size(), 1U);
    EXPECT_EQ(lineage[0].from, unit("00001", "Xã Hoà An").facts.unit);
    EXPECT_EQ(lineage[0].to, unit("00001", "Xã Hai Mới").facts.unit);
    EXPECT_EQ(unit("00001", "Xã Hai Mới").facts.valid.from->iso(), "2025-07-01");
    EXPECT_EQ(unit("31", "Tỉnh Mới").facts.valid.from->iso(), "2025-07-01");
    EXPECT_TRUE(contains(text(report), "1 names differ from the published ones only in the place of the tone mark"));
}

TEST_F(Lineage, LinksByNameWhereTheCodeChangedAndSaysSo) {
    const auto report = import("00002\tXã Hai\t318\t\t31\tTỉnh Cũ\t00070\tXã Ba Chẽ\t31\tTỉnh Mới\tpartial\n");
    ASSERT_EQ(registry_.store().gazetteer().lineage.size(), 1U);
    EXPECT_EQ(registry_.store().gazetteer().lineage[0].to, unit("00078", "Xã Ba Chẽ").facts.unit);
    EXPECT_FALSE(registry_.store().gazetteer().lineage[0].whole);
    EXPECT_TRUE(contains(text(report), "new units whose code differs from the published layer: 1"));
}

TEST_F(Lineage, MakesUnitsThatNoLayerHas) {
    import("00002\tXã Hai\t318\t\t31\tTỉnh Cũ\t00090\tPhường Chín\t32\tTỉnh Ba Hai\tfull\n");
    EXPECT_EQ(unit("00090", "Phường Chín").facts.kind, "Phường");
    EXPECT_EQ(unit("00090", "Phường Chín").facts.parent, unit("32", "Tỉnh Ba Hai").facts.unit);
}

TEST_F(Lineage, TakesAnIslandDistrictForAnOldUnit) {
    import("318\tHuyện Đảo\t\t\t\t\t00078\tXã Ba Chẽ\t31\tTỉnh Mới\tfull\n");
    EXPECT_EQ(registry_.store().gazetteer().lineage.at(0).from, unit("318", "Huyện Đảo").facts.unit);
}

TEST_F(Lineage, RejectsRowsWhoseOldUnitIsNotKnown) {
    const auto report = import("77777\tXã Lạ\t318\t\t31\tTỉnh Cũ\t00078\tXã Ba Chẽ\t31\tTỉnh Mới\tfull\n");
    ASSERT_EQ(report.rejects.size(), 1U);
    EXPECT_EQ(
        report.rejects[0].message,
        "no unit with the code 77777 (Xã Lạ) is known on 2025-06-30; import the list of units until that day first");
}

TEST_F(Lineage, IsRefusedWithoutADate) {
    EXPECT_TRUE(contains(registry_.refusal(Layer::lineage, registry_.write("lineage.tsv", header)),
                         "say --effective YYYY-MM-DD"));
}

TEST_F(Lineage, KeepsWhatIsInferredApartFromWhatASourceSays) {
    const auto table = [&](const std::string& inferred) {
        std::string columns = header;
        columns.insert(columns.size() - 1, "\tinferred");
        return registry_.write(
            "lineage_2025-07-01.tsv",
            columns + "00002\tXã Hai\t318\t\t31\tTỉnh Cũ\t00078\tXã Ba Chẽ\t31\tTỉnh Mới\tfull\t" + inferred + "\n");
    };
    EXPECT_EQ(registry_.import(Layer::lineage, table("perhaps")).rejects.size(), 1U);
    registry_.import(Layer::lineage, table("yes"));
    EXPECT_TRUE(registry_.store().gazetteer().lineage.at(0).inferred);
    EXPECT_FALSE(registry_.import(Layer::lineage, table("yes")).revision);
    EXPECT_TRUE(contains(text(registry_.import(Layer::lineage, table(""))), "only the table's is inferred"));
    EXPECT_TRUE(registry_.store().gazetteer().lineage.at(0).inferred);
    EXPECT_EQ(registry_.store().verify(), std::vector<std::string>{});
}

TEST_F(Lineage, OfAChangeToComeEndsTheOldUnitThatBearsTheNewOnesCode) {
    ImportRequest request{
        Layer::lineage,
        registry_.write("next.tsv",
                        header + "00078\tXã Ba Chẽ\t\t\t31\tTỉnh Mới\t00078\tPhường Ba Chẽ\t31\tTỉnh Mới\tfull\n")};
    request.effective = registry::Date::parse("2027-01-01");
    registry_.import(request);
    EXPECT_EQ(unit("00078", "Xã Ba Chẽ").facts.valid.to, request.effective);
    EXPECT_EQ(unit("00078", "Phường Ba Chẽ").facts.valid.from, request.effective);
    EXPECT_NE(unit("00078", "Phường Ba Chẽ").facts.unit, unit("00078", "Xã Ba Chẽ").facts.unit);
    EXPECT_FALSE(registry_.import(request).revision);
}

}  // namespace
}  // namespace diachi::importers
