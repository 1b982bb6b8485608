#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "importers/address_list.hpp"
#include "importers/csv.hpp"
#include "tests/importers/sample_registry.hpp"

namespace diachi::importers {
namespace {

const char* const ben_mau = "parcels/ben_mau_5897_tcvn3.shp";
const char* const cu_lao = "parcels/cu_lao_9209_utf8.shp";

struct PlantedFault {
    std::string kind;
    std::string key;
};

/// The table of planted faults in data-samples/README.md: | `file` | fault | parcel | what was done |
std::vector<PlantedFault> planted_faults(const std::string& file) {
    std::vector<PlantedFault> faults;
    std::ifstream readme(sample("README.md"));
    for (std::string line; std::getline(readme, line);) {
        if (line.rfind("| `" + file + "` | ", 0) != 0) continue;
        std::istringstream cells(line);
        std::string empty, name, kind, key;
        std::getline(cells, empty, '|');
        std::getline(cells, name, '|');
        std::getline(cells, kind, '|');
        std::getline(cells, key, '|');
        const bool is_fault = std::count(key.begin(), key.end(), '/') == 2;
        if (is_fault) faults.push_back({kind.substr(1, kind.size() - 2), key.substr(1, key.size() - 2)});
    }
    return faults;
}

/// Whether the report names the parcel under the heading of the fault.
bool reports(const ImportReport& report, const PlantedFault& fault) {
    const auto found = [&](const std::string& kind) {
        return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& f) {
            return f.kind.rfind(kind, 0) == 0 && contains(f.place + " ", fault.key + " ") && f.size_m2.value_or(0) > 0;
        });
    };
    const auto rejected = [&](const std::string& code) {
        std::string attributes = fault.key;  // "98004 / 3 / 106"
        for (const auto& [part, name] : {std::pair(" / ", "; sheet="), std::pair(" / ", "; number=")}) {
            attributes.replace(attributes.find(part), 3, name);
        }
        return std::any_of(report.rejects.begin(), report.rejects.end(), [&](const registry::Reject& r) {
            return r.code == code && r.attributes.rfind("surveying_unit=" + attributes + ";", 0) == 0 &&
                   !r.shape_text.empty();
        });
    };
    if (fault.kind == "self-intersection") return found("self-intersections");
    if (fault.kind == "duplicate") return found("duplicates") || rejected("duplicate");
    if (fault.kind == "sliver") return found("slivers");
    if (fault.kind == "overlap") return found("overlaps");
    if (fault.kind == "no area") return rejected("invalid-geometry");
    return false;
}

class SampleImport : public testing::Test {
  protected:
    void SetUp() override { registry_.import_sample_units(); }
    SampleRegistry registry_;
};

TEST_F(SampleImport, FindsEveryPlantedFaultAndNoOther) {
    for (const auto* file : {ben_mau, cu_lao}) {
        const auto report = registry_.import(Layer::parcels, sample(file));
        const auto faults = planted_faults(sample(file).stem().string());
        ASSERT_GE(faults.size(), 5U);
        for (const auto& fault : faults)
            EXPECT_TRUE(reports(report, fault)) << fault.kind << " " << fault.key << "\n" << text(report);
        EXPECT_EQ(report.findings.size() + report.rejects.size(), faults.size()) << text(report);
        EXPECT_EQ(report.counts.added + report.counts.rejected, report.counts.read);
    }
}

TEST_F(SampleImport, NeverStoresAnOwner) {
    registry_.import(Layer::parcels, sample(ben_mau));
    const auto report = registry_.import(Layer::parcels, sample(cu_lao));
    EXPECT_TRUE(contains(text(report), "owners: TenChu dropped"));
    const std::string bytes = registry_.bytes();
    for (const auto* name :
         {"Văn Mẫu\"", "Thị Thử", "Văn Thử", "Ví Dụ", "Giả Định", "V\xA8n Th\xF6", "Th\xDE Th\xF6"}) {
        EXPECT_FALSE(contains(bytes, name)) << name;
    }
    EXPECT_TRUE(contains(bytes, "Phường 2, TX Bến Mẫu"));  // the search does find what is stored
}

TEST_F(SampleImport, OfTheSameFileAgainIsAnEmptyDiff) {
    registry_.import(Layer::streets, sample("streets/streets.geojson"));
    registry_.import(Layer::places, sample("places/places.geojson"));
    registry_.import(Layer::parcels, sample(ben_mau));
    registry_.import(Layer::water, sample("water/water.geojson"));
    const auto before = registry_.store().last_revision();
    const std::pair<Layer, const char*> files[] = {{Layer::units, "units/units_until_2025-06-30.json"},
                                                   {Layer::communes, "units/communes.shp"},
                                                   {Layer::lineage, "units/lineage_2025-07-01.tsv"},
                                                   {Layer::streets, "streets/streets.geojson"},
                                                   {Layer::places, "places/places.geojson"},
                                                   {Layer::water, "water/water.geojson"},
                                                   {Layer::parcels, ben_mau}};
    for (const auto& [layer, file] : files) {
        const auto report = registry_.import(layer, sample(file));
        EXPECT_FALSE(report.revision) << text(report);
        EXPECT_EQ(report.counts.added + report.counts.changed, 0) << text(report);
        EXPECT_GT(report.counts.unchanged, 0) << file;
        EXPECT_TRUE(contains(text(report), "empty diff"));
    }
    EXPECT_EQ(registry_.store().last_revision(), before);
    EXPECT_TRUE(registry_.store().verify().empty());
}

TEST_F(SampleImport, ThatFailsWhileWritingLeavesTheRegistryAsItWas) {
    const auto before = registry_.store().last_revision();
    struct Cancelled {};
    bool writing = false;
    EXPECT_THROW(import_file(registry_.store(), {Layer::parcels, sample(ben_mau)},
                             [&](const Progress& progress) {
                                 writing = progress.step == "writing";
                                 if (writing) throw Cancelled();
                             }),
                 Cancelled);
    EXPECT_TRUE(writing);
    EXPECT_EQ(registry_.store().last_revision(), before);
    EXPECT_TRUE(registry_.store().parcels("").empty());
    EXPECT_TRUE(registry_.store().verify().empty());
    EXPECT_EQ(registry_.import(Layer::parcels, sample(ben_mau)).revision, before + 1);
}

TEST_F(SampleImport, KeepsTextSourceZoneAndNumbersOfAParcel) {
    registry_.import(Layer::parcels, sample(ben_mau));
    const auto parcels = registry_.store().parcels("98004");
    const auto parcel = std::find_if(parcels.begin(), parcels.end(),
                                     [](const auto& p) { return p.key.sheet == "5" && p.key.number == "3"; });
    ASSERT_NE(parcel, parcels.end());
    EXPECT_EQ(parcel->facts.address_text, "Phường 2, TX Bến Mẫu");
    EXPECT_EQ(parcel->facts.source_crs, 5897);
    EXPECT_TRUE(parcel->facts.area_m2);
    const auto source = geo::multi_polygon_from(registry_.store().parcel_shape(parcel->version)->bytes);
    EXPECT_GT(geo::bounds(source).min_x, 400'000);  // metres of the zone
}

TEST_F(SampleImport, WithoutAPrjProposesTheZoneThatPutsTheParcelsIntoTheirCommune) {
    EXPECT_TRUE(contains(registry_.refusal(Layer::parcels, sample("parcels/no_prj_5897.shp")),
                         "has no .prj: say --crs EPSG:...; with EPSG:5897"));
}

TEST_F(SampleImport, WithAWrongMeridianIsRefusedAndTheRightOneNamed) {
    ImportRequest request{Layer::parcels, sample("parcels/no_prj_5897.shp")};
    request.epsg = 9209;
    EXPECT_TRUE(contains(registry_.refusal(request), "say --crs EPSG:5897"));
    request.epsg = 5897;
    EXPECT_EQ(registry_.import(request).counts.added, 8);
}

TEST_F(SampleImport, LinksStreetsToCommunesOfTodayAndBefore) {
    registry_.import(Layer::streets, sample("streets/streets.geojson"));
    const auto streets = registry_.store().thoroughfares();
    const auto named = [&](const std::string& key) {
        return *std::find_if(streets.begin(), streets.end(), [&](const auto& s) { return s.source_key == key; });
    };
    EXPECT_EQ(named("S01").facts.communes.size(), 3U);  // Phường Bến Mẫu; Phường 1 and Phường 2 before it
    EXPECT_EQ(named("S09").facts.parent, named("S08").facts.id);
    EXPECT_EQ(named("S08").facts.parent, named("S01").facts.id);
}

TEST_F(SampleImport, OfAChangedStreetIsACorrectionOrFromADateAChangeInTheWorld) {
    const auto row = [](const std::string& name) {
        return R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"id":"A1","name":")" +
               name + R"(","commune_code":"98004"}}]})";
    };
    registry_.import(Layer::streets, registry_.write("a.geojson", row("Đường Một")));
    const auto corrected = registry_.import(Layer::streets, registry_.write("a.geojson", row("Đường Hai")));
    EXPECT_EQ(corrected.counts.changed, 1);
    EXPECT_EQ(registry_.store().thoroughfares().size(), 1U);
    ImportRequest request{Layer::streets, registry_.write("a.geojson", row("Đường Ba"))};
    request.effective = registry::Date::parse("2026-01-01");
    registry_.import(request);
    ASSERT_EQ(registry_.store().thoroughfares().size(), 2U);
    EXPECT_EQ(registry_.store().thoroughfares()[0].valid.to, request.effective);
    EXPECT_EQ(registry_.store().thoroughfares()[1].valid.from, request.effective);
}

TEST_F(SampleImport, RejectsStreetsInUnknownCommunesAndAlleysOfUnknownStreets) {
    const auto report = registry_.import(Layer::streets, registry_.write("a.geojson",
                                                                         R"({"type":"FeatureCollection","features":[
{"type":"Feature","geometry":null,"properties":{"id":"A1","name":"Đường Một","commune_code":"11111","parent_id":null}},
{"type":"Feature","geometry":null,"properties":{"id":"A2","name":"Hẻm 2","commune_code":"98004","parent_id":"A9"}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[105.2,10]},"properties":{"id":"A3","name":"Đường Ba","commune_code":"98004","parent_id":null}}]})"));
    ASSERT_EQ(report.rejects.size(), 3U);
    EXPECT_EQ(report.rejects[0].code, "geometry-type");
    EXPECT_EQ(report.rejects[1].code, "unknown-unit");
    EXPECT_EQ(report.rejects[2].code, "unknown-parent");
    EXPECT_TRUE(contains(text(report), "every feature was rejected; revision " + std::to_string(*report.revision) +
                                           " keeps the rejects and nothing else"));
    EXPECT_TRUE(registry_.store().thoroughfares().empty());
}

TEST_F(SampleImport, KeepsTheRejectsOfAFileOnceHoweverOftenItIsImported) {
    ImportRequest request{Layer::parcels, sample(ben_mau)};
    request.encoding = Encoding::utf8;
    const auto rejected = registry_.import(request).counts.rejected;
    ASSERT_GT(rejected, 0);
    EXPECT_EQ(registry_.count("reject"), rejected);
    const auto changesets = registry_.count("changeset");
    const auto again = registry_.import(request);
    EXPECT_FALSE(again.revision);
    EXPECT_EQ(again.counts.rejected, rejected);
    EXPECT_TRUE(contains(text(again), "kept since this file was first imported, no revision written"));
    EXPECT_EQ(registry_.count("reject"), rejected);
    EXPECT_EQ(registry_.count("changeset"), changesets);
    EXPECT_TRUE(registry_.store().verify().empty());
}

std::string collection(std::initializer_list<std::string> features) {
    std::string all;
    for (const auto& feature : features) all += (all.empty() ? "" : ",\n") + feature;
    return R"({"type":"FeatureCollection","features":[)" + all + "]}";
}

std::string segment(const std::string& id, const std::string& name, const std::string& commune, int east) {
    const auto at = [&](int step) { return "[105." + std::to_string(200 + east + step) + ",10]"; };
    return R"({"type":"Feature","geometry":{"type":"LineString","coordinates":[)" + at(0) + "," + at(1) +
           R"(]},"properties":{"id":")" + id + R"(","name":")" + name + R"(","commune_code":)" +
           (commune.empty() ? "null" : "\"" + commune + "\"") + "}}";
}

TEST_F(SampleImport, JoinsTheSegmentsOfAStreetWithTheirLinesAndCommunes) {
    const auto file = registry_.write(
        "a.geojson", collection({segment("A1", "Đường Một", "98004", 0), segment("A1", "Đường Một", "98010", 1),
                                 segment("A1", "Đường Một", "98010", 1), segment("A1", "Đường Hai", "98004", 2)}));
    const auto report = registry_.import(Layer::streets, file);
    EXPECT_EQ(report.counts.added, 1) << text(report);
    EXPECT_EQ(report.counts.joined, 1);
    ASSERT_EQ(report.rejects.size(), 2U);
    EXPECT_EQ(report.rejects[0].code, "duplicate");
    EXPECT_EQ(report.rejects[1].code, "same-key");
    EXPECT_TRUE(contains(text(report), "1 further segments of streets joined"));
    const auto streets = registry_.store().thoroughfares();
    ASSERT_EQ(streets.size(), 1U);
    EXPECT_EQ(streets[0].facts.communes.size(), 2U);
    const auto boxes = registry_.store().boxes().thoroughfares;
    const auto box = boxes.find(streets[0].facts.id);
    ASSERT_NE(box, boxes.end());
    EXPECT_NEAR(box->second.min_x, 105.200, 1e-4);
    EXPECT_NEAR(box->second.max_x, 105.202, 1e-4);
    EXPECT_FALSE(registry_.import(Layer::streets, file).revision);
}

TEST_F(SampleImport, NamesStreetsThatGeocodingCannotFindForWantOfACommune) {
    const auto report = registry_.import(
        Layer::streets, registry_.write("a.geojson", collection({segment("A1", "Đường Một", "98004", 0),
                                                                 segment("A2", "Đường Hai", "", 1)})));
    EXPECT_EQ(report.counts.added, 2);
    EXPECT_TRUE(contains(text(report), "streets without a commune: they are not found by geocoding: 1\n"));
}

std::string commune(const std::string& code, const std::string& name, const std::string& east) {
    return R"({"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[105,10],[)" + east + ",10],[" + east +
           R"(,10.1],[105,10.1],[105,10]]]},"properties":{"code":")" + code + R"(","name":")" + name +
           R"(","province_code":"98"}})";
}

class SampleImportOfCommunes : public testing::Test {
  protected:
    ImportReport import(const std::string& day, const std::string& feature) {
        ImportRequest request{Layer::communes, registry_.write("communes.geojson", collection({feature}))};
        request.effective = registry::Date::parse(day);
        return registry_.import(request);
    }
    SampleRegistry registry_;
};

TEST_F(SampleImportOfCommunes, NeverOverwritesALaterVersionWithAnOlderFile) {
    const std::string old = commune("98001", "Xã Một", "105.1");
    import("2025-07-01", old);
    EXPECT_EQ(import("2026-06-01", commune("98001", "Xã Một", "105.2")).counts.changed, 1);
    const auto before = registry_.store().units();
    const auto same = import("2025-07-01", old);
    EXPECT_EQ(same.counts.unchanged, 1) << text(same);
    EXPECT_FALSE(same.revision);
    for (const auto* day : {"2025-07-01", "2024-01-01"}) {
        const auto other = import(day, commune("98001", "Xã Hai", "105.1"));
        ASSERT_EQ(other.rejects.size(), 1U) << text(other);
        EXPECT_EQ(other.rejects[0].code, "later-version");
        EXPECT_TRUE(contains(other.rejects[0].message, "2026-06-01")) << other.rejects[0].message;
        EXPECT_EQ(other.counts.changed, 0);
    }
    const auto after = registry_.store().units();
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        EXPECT_EQ(after[i].version, before[i].version);
        EXPECT_EQ(after[i].facts.name, before[i].facts.name);
    }
}

TEST_F(SampleImportOfCommunes, RejectsUnitsOfOtherLevelsAndCodesThatAreNoCommunes) {
    for (const auto& [code, name] :
         {std::pair("98001", "Tỉnh Một"), std::pair("98001", "HUYỆN Hai"), std::pair("98001", "Thành phố Ba"),
          std::pair("981", "Xã Bốn"), std::pair("9800A", "Xã Năm")}) {
        const auto report = import("2025-07-01", commune(code, name, "105.1"));
        ASSERT_EQ(report.rejects.size(), 1U) << name;
        EXPECT_EQ(report.rejects[0].code, "not-a-commune");
    }
    EXPECT_EQ(import("2025-07-01", commune("98001", "Thị trấn Sáu", "105.1")).counts.added, 1);
}

TEST_F(SampleImport, IssuesNoCodesWhenTheirListCannotBeWritten) {
    std::istringstream list("number,street,commune_code,longitude,latitude\n1,Đường Một,98004,105.26,10.03\n");
    std::ostream full_disk(nullptr);
    std::ostringstream refused;
    const auto ahead = registry_.open_another();
    EXPECT_THROW(issue_list(registry_.store(), *ahead, {list, full_disk, refused}, {{registry::Caller::command_line(), "list", ""}}),
                 std::runtime_error);
    EXPECT_EQ(registry_.count("address"), 0);
}

TEST_F(SampleImport, IssuesWhatStandsInAListBeforeTheLineThatCannotBeRead) {
    std::string rows = "number,street,commune_code,longitude,latitude\n";
    for (int row = 0; row < 600; ++row) rows += std::to_string(row + 1) + ",Đường Một,98004,105.26,10.03\n";
    std::istringstream list(rows + "\"never closed");
    std::ostringstream issued;
    std::ostringstream refused;
    const auto ahead = registry_.open_another();
    EXPECT_THROW(issue_list(registry_.store(), *ahead, {list, issued, refused}, {{registry::Caller::command_line(), "list", ""}}), CsvError);
    const std::string settled = refused.str();
    EXPECT_EQ(std::count(settled.begin(), settled.end(), '\n'), 1 + 500);
}

TEST_F(SampleImport, RefusesAnEmptySurveyingUnit) {
    ImportRequest request{Layer::parcels, sample(ben_mau)};
    request.surveying_unit = "";
    EXPECT_TRUE(contains(registry_.refusal(request), "--surveying-unit is empty"));
}

TEST_F(SampleImport, RejectsValuesThatAreNotInTheEncodingInsteadOfGuessing) {
    ImportRequest request{Layer::parcels, sample(ben_mau)};
    request.encoding = Encoding::utf8;
    const auto report = registry_.import(request);
    EXPECT_EQ(report.counts.rejected, report.counts.read);
    EXPECT_EQ(report.rejects.front().code, "undecodable-text");
    EXPECT_TRUE(registry_.store().parcels("").empty());
}

}  // namespace
}  // namespace diachi::importers
