#include <gtest/gtest.h>

#include "tests/importers/sample_registry.hpp"

namespace diachi::importers {
namespace {

class BrokenFile : public testing::Test {
  protected:
    std::filesystem::path copy_of_sample(std::initializer_list<const char*> extensions) {
        for (const auto* extension : extensions) {
            std::filesystem::copy_file(sample(std::string("parcels/no_prj_5897") + extension),
                                       registry_.folder() / (std::string("copy") + extension));
        }
        return registry_.folder() / "copy.shp";
    }
    void expect_refusal(const std::filesystem::path& file, const std::string& sentence) {
        EXPECT_EQ(registry_.refusal(Layer::parcels, file), sentence);
        EXPECT_EQ(registry_.store().last_revision(), before_);
    }
    SampleRegistry registry_;
    registry::RevisionNumber before_ = registry_.store().last_revision();
};

TEST_F(BrokenFile, CutOffIsToldWithTheFeatureInWhichItEnds) {
    expect_refusal(
        sample("broken/truncated.shp"),
        "truncated.shp is truncated: the .shx promises 10 features, the .shp ends in the 6. one; copy it again");
}

TEST_F(BrokenFile, WithoutAttributesIsRefused) {
    expect_refusal(sample("broken/no_dbf.shp"),
                   "no_dbf.shp comes without its .dbf, which holds the attributes; copy all parts of the shapefile");
}

TEST_F(BrokenFile, ThatIsAPdfIsCalledSo) {
    expect_refusal(sample("broken/pdf_renamed.shp"),
                   "pdf_renamed.shp is a PDF with another name; ask for the shapefile itself");
}

TEST_F(BrokenFile, WithoutIndexIsRefused) {
    expect_refusal(copy_of_sample({".shp", ".dbf"}),
                   "copy.shp comes without its .shx; copy all parts of the shapefile");
}

TEST_F(BrokenFile, WithAShorterTableIsRefused) {
    const auto file = copy_of_sample({".shp", ".shx", ".dbf"});
    const auto table = registry_.folder() / "copy.dbf";
    std::filesystem::resize_file(table, std::filesystem::file_size(table) - 60);
    expect_refusal(file, "copy.shp is truncated: its .dbf promises 8 rows and is shorter; copy it again");
}

TEST_F(BrokenFile, ThatIsEmptyOrMissingOrAFolderIsRefused) {
    expect_refusal(registry_.write("empty.geojson", ""), "empty.geojson is empty; copy or export it again");
    const auto missing = registry_.folder() / "missing.shp";
    expect_refusal(missing, missing.string() + " does not exist; check the path");
    expect_refusal(registry_.folder(), registry_.folder().string() + " is no plain file; name the file itself");
}

TEST_F(BrokenFile, OfAnUnknownFormatIsRefused) {
    EXPECT_TRUE(contains(registry_.refusal(Layer::parcels, registry_.write("notes.txt", "hello")),
                         "notes.txt is of no format"));
    EXPECT_TRUE(contains(registry_.refusal(Layer::parcels, registry_.write("a.zip", "hello")),
                         "a.zip is no readable zip file"));
}

TEST_F(BrokenFile, AVrtThatPointsElsewhereIsNotFollowed) {
    const auto vrt =
        registry_.write("a.vrt",
                        "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>/etc/passwd</SrcDataSource>"
                        "</OGRVRTLayer></OGRVRTDataSource>");
    EXPECT_TRUE(contains(registry_.refusal(Layer::parcels, vrt), "is of no format"));
}

TEST_F(BrokenFile, OnAnotherComputerIsNotFetched) {
    for (const auto* name : {"https://example.org/x.shp", "/vsicurl/https://example.org/x.shp", "/vsis3/bucket/x.shp",
                             "/vsizip//vsicurl/http://example.org/x.zip"}) {
        EXPECT_TRUE(contains(registry_.refusal(Layer::parcels, name), "is not a file on this computer"));
    }
}

TEST_F(BrokenFile, APartOfAShapefileIsRefusedInFavourOfTheShp) {
    EXPECT_EQ(registry_.refusal(Layer::parcels, sample("parcels/no_prj_5897.dbf")),
              "no_prj_5897.dbf is a part of a shapefile; name its .shp");
}

TEST_F(BrokenFile, AListOfUnitsThatIsSomethingElseIsRefused) {
    EXPECT_TRUE(
        contains(registry_.refusal(Layer::units, registry_.write("a.json", "[{\"x\": 1}]")), "is no list of units"));
    EXPECT_TRUE(contains(registry_.refusal(Layer::units, registry_.write("b.json", "[{")), "is no readable JSON"));
}

}  // namespace
}  // namespace diachi::importers
