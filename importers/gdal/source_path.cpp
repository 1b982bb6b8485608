#include "importers/gdal/source_path.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <memory>

#include "importers/import_request.hpp"

namespace diachi::importers::gdal {
namespace {

namespace fs = std::filesystem;

// No map of a province comes near; a zip bomb does.
constexpr std::uint64_t most_unpacked_bytes = 8ULL << 30U;

std::string lower_extension(const std::string& name) {
    std::string extension = fs::path(name).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
    return extension;
}

struct DestroyList {
    void operator()(char** list) const { CSLDestroy(list); }
};

std::vector<std::string> names_in(const std::string& folder) {
    const std::unique_ptr<char*, DestroyList> list(VSIReadDirRecursive(folder.c_str()));
    std::vector<std::string> names;
    for (char** name = list.get(); name && *name; ++name) names.emplace_back(*name);
    return names;
}

bool is_dataset(const std::string& name) {
    static constexpr std::array<std::string_view, 9> extensions{".shp", ".gpkg", ".geojson", ".json", ".tab",
                                                                ".mif", ".kml",  ".dgn",     ".csv"};
    return std::find(extensions.begin(), extensions.end(), lower_extension(name)) != extensions.end();
}

void check_unpacked_size(const std::string& folder, const std::vector<std::string>& names, const std::string& shown) {
    std::uint64_t total = 0;
    for (const auto& name : names) {
        VSIStatBufL stat{};
        if (VSIStatL((folder + "/" + name).c_str(), &stat) == 0) total += static_cast<std::uint64_t>(stat.st_size);
    }
    if (total > most_unpacked_bytes)
        throw ImportError(shown + " unpacks to more than 8 GB; unpack it and import the parts");
}

SourcePath inside_zip(const fs::path& file, const std::string& shown) {
    const std::string folder = "/vsizip/{" + fs::absolute(file).string() + "}";
    const auto names = names_in(folder);
    if (names.empty()) throw ImportError(shown + " is no readable zip file; download or pack it again");
    check_unpacked_size(folder, names, shown);
    std::vector<std::string> datasets;
    std::copy_if(names.begin(), names.end(), std::back_inserter(datasets), is_dataset);
    // A shapefile's companions may include a .json of metadata.
    if (std::any_of(datasets.begin(), datasets.end(), [](const auto& n) { return lower_extension(n) == ".shp"; })) {
        std::erase_if(datasets, [](const auto& n) { return lower_extension(n) != ".shp"; });
    }
    if (datasets.empty())
        throw ImportError(shown + " holds no map file (.shp, .gpkg, .geojson ...); check that it is the right one");
    if (datasets.size() > 1) {
        throw ImportError(shown + " holds " + std::to_string(datasets.size()) + " map files (" + datasets[0] + ", " +
                          datasets[1] + " ...); unpack it and import them one by one");
    }
    return {folder + "/" + datasets[0], shown, lower_extension(datasets[0]) == ".shp"};
}

}  // namespace

SourcePath resolve(const fs::path& file) {
    const std::string name = file.string();
    const std::string shown = file.filename().string();
    if (name.rfind("/vsi", 0) == 0 || name.find("://") != std::string::npos) {
        throw ImportError(name + " is not a file on this computer; download it and import the copy");
    }
    std::error_code error;
    if (!fs::exists(file, error)) throw ImportError(name + " does not exist; check the path");
    if (!fs::is_regular_file(file, error)) throw ImportError(name + " is no plain file; name the file itself");
    if (fs::file_size(file, error) == 0) throw ImportError(shown + " is empty; copy or export it again");
    const std::string extension = lower_extension(name);
    if (extension == ".zip") return inside_zip(file, shown);
    if (extension == ".dbf" || extension == ".shx") {
        throw ImportError(shown + " is a part of a shapefile; name its .shp");
    }
    return {fs::absolute(file).string(), shown, extension == ".shp"};
}

std::vector<fs::path> parts_of(const fs::path& file) {
    std::vector<fs::path> parts{file};
    if (lower_extension(file.string()) != ".shp") return parts;
    for (const auto* extension : {".shx", ".dbf", ".prj", ".cpg", ".SHX", ".DBF", ".PRJ", ".CPG"}) {
        const fs::path part = fs::path(file).replace_extension(extension);
        if (fs::exists(part)) parts.push_back(part);
    }
    return parts;
}

}  // namespace diachi::importers::gdal
