// Needs the real data (see sample_registry.hpp); skips where it is absent.
#include <gtest/gtest.h>

#include "importers/gdal/dataset_reader.hpp"
#include "tests/importers/sample_registry.hpp"

namespace diachi::importers {
namespace {

class RealData : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(real_data(""))) {
            GTEST_SKIP() << "the real data is not at " << real_data("") << "; name its folder in DIACHI_REAL_DATA";
        }
    }
    SampleRegistry registry_;
};

TEST_F(RealData, EveryFileThatBrokeAReaderIsImportedOrRefusedInOneSentence) {
    std::int64_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(real_data("broken/mapshaper"))) {
        const auto extension = entry.path().extension();
        if (extension != ".shp" && extension != ".gpkg" && extension != ".geojson" && extension != ".zip" &&
            extension != ".csv")
            continue;
        ++files;
        for (const Layer layer : {Layer::parcels, Layer::streets, Layer::places, Layer::communes}) {
            try {
                registry_.import(layer, entry.path());
            } catch (const ImportError& refusal) {
                const std::string sentence = refusal.what();
                EXPECT_GT(sentence.size(), 20U) << entry.path();
                EXPECT_FALSE(contains(sentence, "\n")) << entry.path();
            }
        }
    }
    EXPECT_GT(files, 40);
}

/// Attributes do not stop these: every feature is read, or the damage is told.
TEST_F(RealData, EveryShapefileThatBrokeAReaderIsReadToItsEndOrRefused) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(real_data("broken/mapshaper"))) {
        if (entry.path().extension() != ".shp") continue;
        try {
            auto reader = gdal::DatasetReader::open(entry.path());
            SourceFeature feature;
            std::int64_t count = 0;
            while (reader.next(feature)) ++count;
            EXPECT_EQ(count, *reader.facts().feature_count) << entry.path();
        } catch (const ImportError& refusal) {
            EXPECT_TRUE(contains(refusal.what(), entry.path().filename().string())) << refusal.what();
        }
    }
}

TEST_F(RealData, QuangNgaiIsTakenButForParcelsWithoutKeyAndOwnersStayOut) {
    ImportRequest request{Layer::parcels, real_data("parcels/quangngai_di_lang.esri.json")};
    EXPECT_TRUE(contains(registry_.refusal(request), "say --surveying-unit"));
    request.surveying_unit = "21289";
    const auto report = registry_.import(request);
    EXPECT_EQ(report.counts.read, 3774);
    EXPECT_EQ(report.counts.added, 3185);
    EXPECT_EQ(std::count_if(report.rejects.begin(), report.rejects.end(),
                            [](const auto& r) { return r.code == "missing-key"; }),
              585);
    EXPECT_TRUE(contains(text(report), "owners: Chu_SD dropped"));
    EXPECT_FALSE(registry_.import(request).revision);
}

TEST_F(RealData, Tcvn3ReadAsLatin1IsRestoredEvenInPointsThatAreNoParcels) {
    ImportRequest request{Layer::parcels, real_data("parcels/hanoi_van_dinh_tcvn3.geojson")};
    request.surveying_unit = "10354";
    const auto report = registry_.import(request);
    EXPECT_EQ(report.counts.rejected, 50);
    EXPECT_EQ(report.rejects[0].code, "geometry-type");
    EXPECT_TRUE(contains(report.rejects[0].attributes, "address=Thôn Thanh Ấm")) << report.rejects[0].attributes;
    EXPECT_TRUE(contains(text(report), "dia_chi: TCVN3 read as Latin-1"));
}

TEST_F(RealData, TheUnitsOfTheReformAndTheirLineageAreLinkedWithoutARest) {
    registry_.import(Layer::units, real_data("units/units_until_2025-06-30.json"));
    registry_.import(Layer::units, real_data("units/units_2026-08.json"));
    const auto report = registry_.import(Layer::lineage, real_data("units/lineage_2025-07-01.tsv"));
    EXPECT_EQ(report.counts.added, 10'604);
    EXPECT_TRUE(report.rejects.empty());
    const std::string told = text(report);
    EXPECT_TRUE(contains(told, "06970: Xã Ba Chẽ is linked to 06978"));
    EXPECT_TRUE(contains(told, "23737: Xã Ia Mơ is linked to 23938"));
    EXPECT_TRUE(contains(told, "191 names differ from the published ones only in the place of the tone mark"));
}

TEST_F(RealData, AllCommunesAreTakenFromTheZipAndTheOverlapInLaoCaiIsFound) {
    const auto report = registry_.import(Layer::communes, real_data("units/communes_2026-08.shp.zip"));
    EXPECT_EQ(report.counts.added, 3321);
    EXPECT_EQ(report.counts.repaired, 0);
    EXPECT_TRUE(contains(text(report), "02683 Xã Bát Xát and 02746 Xã Cốc San: 3.49 km² in common"));
}

TEST_F(RealData, AWrongPrjIsNotBelieved) {
    EXPECT_TRUE(contains(registry_.refusal(Layer::places, real_data("legacy-gis/cantho_2011_shapefiles/ben_point.shp")),
                         ".prj"));
}

}  // namespace
}  // namespace diachi::importers
