#include "importers/field_profiles.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace diachi::importers {
namespace {

std::vector<SourceField> fields(std::initializer_list<const char*> names) {
    std::vector<SourceField> fields;
    for (const auto* name : names) fields.push_back({name, true});
    return fields;
}

std::string described(Layer layer, std::initializer_list<const char*> names) {
    return description(recognise_fields(layer, fields(names), "x.shp"), fields(names));
}

TEST(FieldProfiles, RecogniseTheUpperCaseSetOfTheCadastre) {
    EXPECT_EQ(described(Layer::parcels, {"ID", "XAID", "SHBANDO", "SHTHUA", "DIENTICH", "DIENTICHPL", "MALOAIDAT",
                                         "KHLOAIDAT", "DIADANH", "TENCHU", "DIACHI"}),
              "surveying unit = XAID, sheet = SHBANDO, number = SHTHUA, area = DIENTICH, legal area = DIENTICHPL, "
              "land use = KHLOAIDAT, address = DIACHI");
}

TEST(FieldProfiles, RecogniseNamesThatADbfCutToTenLetters) {
    EXPECT_EQ(described(Layer::parcels, {"maxa", "sohieutoba", "sothututhu", "kyhieumucd", "dienTichPh"}),
              "surveying unit = maxa, sheet = sohieutoba, number = sothututhu, legal area = dienTichPh, land use = "
              "kyhieumucd");
}

TEST(FieldProfiles, RecogniseTheFieldsOfTheQuangNgaiFile) {
    EXPECT_EQ(described(Layer::parcels,
                        {"TEXTSTRING", "So_thua", "Tong_dien_", "Loai_dat", "So_to", "So_thua_1", "Chu_SD", "TDP"}),
              "sheet = So_to, number = So_thua, area = Tong_dien_, land use = Loai_dat, address = TDP");
}

TEST(FieldProfiles, NeverMapAColumnThatNamesOwners) {
    for (const auto* owner : {"TENCHU", "hoten", "CHUSUDUNG", "Chu_SD", "ten_chu", "TenChu", "CCCD"}) {
        const auto mapping = recognise_fields(Layer::parcels, fields({"SOTO", "SOTHUA", owner}), "x.shp");
        EXPECT_EQ(mapping.owner_columns, std::vector<std::string>{owner});
        EXPECT_EQ(std::count(mapping.columns.begin(), mapping.columns.end(), std::optional<std::size_t>(2)), 0);
    }
}

TEST(FieldProfiles, RefuseParcelsWithoutAColumnOfNumbersAndSayWhatTheyHave) {
    try {
        recognise_fields(Layer::parcels, fields({"NAME", "FIPS"}), "counties.shp");
        FAIL();
    } catch (const ImportError& refusal) {
        EXPECT_EQ(std::string(refusal.what()).substr(0, 79),
                  "counties.shp has no column for the number of parcels (it has: NAME, FIPS); name");
    }
}

}  // namespace
}  // namespace diachi::importers
