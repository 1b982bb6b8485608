#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace diachi::importers::gdal {

/// A file that may be opened: a plain file, or the one dataset inside a .zip.
struct SourcePath {
    std::string gdal_name;   ///< what GDAL is given; "/vsizip/..." for a zipped one
    std::string shown_name;  ///< for messages and reports: without folders
    bool shapefile = false;
};

/// Throws ImportError for what is missing, empty, no file, too large when unpacked, or not on this computer.
SourcePath resolve(const std::filesystem::path& file);

/// The parts that exist beside a dataset, in a fixed order, the file itself first (.shp .shx .dbf .prj .cpg).
std::vector<std::filesystem::path> parts_of(const std::filesystem::path& file);

/// Throws ImportError when the headers of .shp, .shx and .dbf do not agree with each other and with the lengths of
/// the files, which GDAL would read as fewer features or not say clearly.
void check_shapefile(const SourcePath& source);

/// A small file beside the dataset with this extension (".prj"), at most 64 kB; empty when there is none.
std::string companion_text(const SourcePath& source, const std::string& extension);

}  // namespace diachi::importers::gdal
