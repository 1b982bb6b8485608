// Headers as in the ESRI Shapefile Technical Description (1998) and the dBASE III file structure.
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include "importers/gdal/source_path.hpp"
#include "importers/import_request.hpp"

namespace diachi::importers::gdal {
namespace {

constexpr std::uint64_t header_size = 100;
constexpr std::uint32_t shapefile_code = 9994;

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using File = std::unique_ptr<VSILFILE, CloseFile>;

std::string with_extension(const std::string& name, const std::string& extension) {
    return name.substr(0, name.size() - 4) + extension;
}

/// Companions may be written in capitals.
File open_part(const SourcePath& source, const std::string& extension) {
    std::string capitals = extension;
    std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                   [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); });
    for (const auto& candidate : {extension, capitals}) {
        File file(VSIFOpenL(with_extension(source.gdal_name, candidate).c_str(), "rb"));
        if (file) return file;
    }
    return nullptr;
}

/// From the directory of the zip or the file system: seeking to the end of a zipped file would unpack it.
std::uint64_t size_of(const SourcePath& source, const std::string& extension) {
    std::string capitals = extension;
    std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                   [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); });
    for (const auto& candidate : {extension, capitals}) {
        VSIStatBufL stat{};
        if (VSIStatL(with_extension(source.gdal_name, candidate).c_str(), &stat) == 0) {
            return static_cast<std::uint64_t>(stat.st_size);
        }
    }
    return 0;
}

std::uint32_t big_endian(std::span<const std::uint8_t> bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at]) << 24U | static_cast<std::uint32_t>(bytes[at + 1]) << 16U |
           static_cast<std::uint32_t>(bytes[at + 2]) << 8U | bytes[at + 3];
}

std::uint32_t little_endian(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t length) {
    std::uint32_t value = 0;
    for (std::size_t i = length; i-- > 0;) value = value << 8U | bytes[at + i];
    return value;
}

using Header = std::array<std::uint8_t, header_size>;

Header read_header(const File& file, const std::string& name) {
    Header header{};
    if (VSIFReadL(header.data(), 1, header.size(), file.get()) != header.size() ||
        big_endian(header, 0) != shapefile_code) {
        const bool pdf = std::equal(header.begin(), header.begin() + 4, "%PDF");
        throw ImportError(
            name + (pdf ? " is a PDF with another name" : " is no shapefile (its first bytes are not a shapefile's)") +
            "; ask for the shapefile itself");
    }
    return header;
}

/// Where each record should end, from the .shx; returns the number of records.
std::uint64_t check_index(const SourcePath& source, const File& index, std::uint64_t shp_size) {
    const std::uint64_t index_size = size_of(source, ".shx");
    const std::uint64_t promised = std::uint64_t{big_endian(read_header(index, source.shown_name + " (.shx)"), 24)} * 2;
    const std::uint64_t records = (std::min(promised, index_size) - header_size) / 8;
    if (index_size < promised) {
        throw ImportError(source.shown_name + " is truncated: its .shx promises " +
                          std::to_string((promised - header_size) / 8) + " records and holds " +
                          std::to_string(records) + "; copy it again");
    }
    std::vector<std::uint8_t> entries(records * 8);
    if (VSIFReadL(entries.data(), 1, entries.size(), index.get()) != entries.size()) {
        throw ImportError(source.shown_name + ": its .shx cannot be read; copy it again");
    }
    for (std::uint64_t i = 0; i < records; ++i) {
        const std::uint64_t end = (std::uint64_t{big_endian(entries, i * 8)} + big_endian(entries, i * 8 + 4) + 4) * 2;
        if (end > shp_size) {
            throw ImportError(source.shown_name + " is truncated: the .shx promises " + std::to_string(records) +
                              " features, the .shp ends in the " + std::to_string(i + 1) + ". one; copy it again");
        }
    }
    return records;
}

void check_table(const SourcePath& source, const File& table, std::uint64_t shapes) {
    std::array<std::uint8_t, 32> header{};
    if (VSIFReadL(header.data(), 1, header.size(), table.get()) != header.size()) {
        throw ImportError(source.shown_name + ": its .dbf is cut off; copy it again");
    }
    const std::uint64_t records = little_endian(header, 4, 4);
    const std::uint64_t needed = little_endian(header, 8, 2) + records * little_endian(header, 10, 2);
    if (size_of(source, ".dbf") < needed) {
        throw ImportError(source.shown_name + " is truncated: its .dbf promises " + std::to_string(records) +
                          " rows and is shorter; copy it again");
    }
    if (records != shapes) {
        throw ImportError(source.shown_name + ": its .dbf has " + std::to_string(records) + " rows for " +
                          std::to_string(shapes) + " shapes; export it again");
    }
}

}  // namespace

void check_shapefile(const SourcePath& source) {
    const File shapes = open_part(source, ".shp");
    if (!shapes) throw ImportError(source.shown_name + " cannot be read; check its permissions");
    const std::uint64_t promised = std::uint64_t{big_endian(read_header(shapes, source.shown_name), 24)} * 2;
    const File index = open_part(source, ".shx");
    if (!index) throw ImportError(source.shown_name + " comes without its .shx; copy all parts of the shapefile");
    const File table = open_part(source, ".dbf");
    if (!table)
        throw ImportError(source.shown_name +
                          " comes without its .dbf, which holds the attributes; copy all parts of the shapefile");
    const std::uint64_t size = size_of(source, ".shp");
    const std::uint64_t records = check_index(source, index, size);
    if (size < promised) {
        throw ImportError(source.shown_name + " is truncated: it has " + std::to_string(size) + " bytes of the " +
                          std::to_string(promised) + " its header promises; copy it again");
    }
    check_table(source, table, records);
}

std::string companion_text(const SourcePath& source, const std::string& extension) {
    const File file = open_part(source, extension);
    if (!file) return {};
    std::string text(64 * 1024, '\0');
    text.resize(VSIFReadL(text.data(), 1, text.size(), file.get()));
    return text;
}

}  // namespace diachi::importers::gdal
