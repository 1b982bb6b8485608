#include "importers/gdal/dataset_reader.hpp"

#include <cpl_conv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>

#include "importers/gdal/collected_errors.hpp"
#include "importers/gdal/geometry_values.hpp"
#include "importers/gdal/source_path.hpp"
#include "importers/import_request.hpp"

namespace diachi::importers::gdal {
namespace {

constexpr const char* allowed_drivers[] = {"ESRI Shapefile", "GPKG", "GeoJSON", "ESRIJSON", "MapInfo File",
                                           "LIBKML",         "KML",  "CSV",     "DGN",      nullptr};

/// Only these are registered at all: nothing that follows links or runs SQL of a file.
void register_formats() {
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRShape();
        RegisterOGRGeoPackage();
        RegisterOGRGeoJSON();
        RegisterOGRESRIJSON();
        RegisterOGRTAB();
        RegisterOGRLIBKML();
        RegisterOGRKML();
        RegisterOGRCSV();
        RegisterOGRDGN();
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{none}");
        CPLSetConfigOption("GDAL_HTTP_MAX_RETRY", "0");
        CPLSetConfigOption("OGR_ORGANIZE_POLYGONS", "DEFAULT");
    });
}

GDALDatasetUniquePtr open_dataset(const SourcePath& source) {
    CollectedErrors errors;
    // An empty ENCODING keeps the bytes of a .dbf as they are.
    const char* options[] = {"ENCODING=",
                             "X_POSSIBLE_NAMES=x,lon,longitude,kinh_do",
                             "Y_POSSIBLE_NAMES=y,lat,latitude,vi_do",
                             "GEOM_POSSIBLE_NAMES=wkt,geom,geometry,the_geom",
                             "KEEP_GEOM_COLUMNS=NO",
                             nullptr};
    GDALDatasetUniquePtr dataset(
        GDALDataset::Open(source.gdal_name.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, allowed_drivers, options));
    if (!dataset) {
        const std::string reason = errors.first().empty() ? "" : " (" + errors.first() + ")";
        throw ImportError(source.shown_name + " is of no format that is read here" + reason +
                          "; export it as shapefile, GeoPackage or GeoJSON");
    }
    return dataset;
}

/// The one layer that has features.
OGRLayer* only_layer(GDALDataset& dataset, const std::string& shown_name) {
    OGRLayer* found = nullptr;
    for (auto* layer : dataset.GetLayers()) {
        if (layer->GetFeatureCount() == 0) continue;
        if (found) {
            throw ImportError(shown_name + " holds several layers (" + found->GetName() + ", " + layer->GetName() +
                              " ...); export the one to import to a file of its own");
        }
        found = layer;
    }
    if (!found) throw ImportError(shown_name + " has no features; check that it is the right file");
    return found;
}

std::string wkt_of(const OGRSpatialReference& crs) {
    char* text = nullptr;
    const char* options[] = {"FORMAT=WKT2_2018", nullptr};
    crs.exportToWkt(&text, options);
    const std::string wkt = text ? text : "";
    CPLFree(text);
    return wkt;
}

std::optional<int> code_of(const OGRSpatialReference& crs) {
    const char* authority = crs.GetAuthorityName(nullptr);
    const char* code = crs.GetAuthorityCode(nullptr);
    if (!authority || !code || std::string(authority) != "EPSG") return std::nullopt;
    const int number = std::atoi(code);
    return number > 0 ? std::optional(number) : std::nullopt;
}

/// "LDID/87"
std::optional<int> language_driver_of(OGRLayer& layer) {
    const char* text = layer.GetMetadataItem("LDID_VALUE", "SHAPEFILE");
    const int number = text ? std::atoi(text) : 0;
    return number > 0 ? std::optional(number) : std::nullopt;
}

bool text_field(const OGRFieldDefn& field) {
    return field.GetType() == OFTString || field.GetType() == OFTStringList || field.GetType() == OFTWideString;
}

}  // namespace

struct DatasetReader::Handles {
    GDALDatasetUniquePtr dataset;
    OGRLayer* layer;
};

DatasetReader::DatasetReader() = default;
DatasetReader::DatasetReader(DatasetReader&&) noexcept = default;
DatasetReader::~DatasetReader() = default;

DatasetReader DatasetReader::open(const std::filesystem::path& file) {
    register_formats();
    const SourcePath source = resolve(file);
    if (source.shapefile) check_shapefile(source);
    DatasetReader reader;
    reader.shown_name_ = source.shown_name;
    auto dataset = open_dataset(source);
    CollectedErrors errors;
    auto* layer = only_layer(*dataset, source.shown_name);
    DatasetFacts& facts = reader.facts_;
    facts.format = dataset->GetDriver()->GetDescription();
    const auto* definition = layer->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
        facts.fields.push_back({definition->GetFieldDefn(i)->GetNameRef(), text_field(*definition->GetFieldDefn(i))});
    }
    if (const auto count = layer->GetFeatureCount(FALSE); count >= 0) facts.feature_count = count;
    facts.wgs84_by_standard = facts.format == "GeoJSON" || facts.format == "KML" || facts.format == "LIBKML";
    if (const auto* crs = layer->GetSpatialRef()) {
        facts.crs_text = wkt_of(*crs);
        facts.epsg = code_of(*crs);
    }
    if (source.shapefile) {
        facts.crs_text = companion_text(source, ".prj");
        facts.code_page = companion_text(source, ".cpg");
        facts.epsg.reset();  // of a .prj, GDAL's guess; ours is stricter
        facts.language_driver = language_driver_of(*layer);
    }
    layer->ResetReading();
    reader.handles_ = std::make_unique<Handles>(Handles{std::move(dataset), layer});
    return reader;
}

void DatasetReader::select(std::vector<std::size_t> fields) {
    selected_ = std::move(fields);
    CPLStringList ignored;
    for (std::size_t i = 0; i < facts_.fields.size(); ++i) {
        if (std::find(selected_.begin(), selected_.end(), i) != selected_.end()) continue;
        ignored.AddString(facts_.fields[i].name.c_str());
    }
    CollectedErrors errors;  // two columns of one name cannot be told apart: then they are read, and not used
    handles_->layer->SetIgnoredFields(const_cast<const char**>(ignored.List()));
}

bool DatasetReader::next(SourceFeature& feature) {
    CollectedErrors errors;
    const OGRFeatureUniquePtr own(handles_->layer->GetNextFeature());
    if (!errors.first().empty()) {
        throw ImportError(shown_name_ + " cannot be read on at feature " + std::to_string(position_) + " (" +
                          errors.first() + "); copy or export it again");
    }
    if (!own) {
        if (facts_.format == "ESRI Shapefile" && facts_.feature_count && position_ < *facts_.feature_count) {
            throw ImportError(shown_name_ + " gives only " + std::to_string(position_) + " of its " +
                              std::to_string(*facts_.feature_count) +
                              " features: the others are marked as deleted or damaged; export it again");
        }
        return false;
    }
    feature.position = position_++;
    feature.values.clear();
    for (const std::size_t index : selected_) {
        const int field = static_cast<int>(index);
        if (own->IsFieldSetAndNotNull(field))
            feature.values.emplace_back(own->GetFieldAsString(field));
        else
            feature.values.emplace_back(std::nullopt);
    }
    feature.shape = shape_from(own->GetGeometryRef());
    return true;
}

}  // namespace diachi::importers::gdal
