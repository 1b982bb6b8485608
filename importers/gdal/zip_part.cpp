#include "importers/gdal/zip_part.hpp"

#include <cpl_conv.h>
#include <cpl_vsi.h>

#include <fstream>
#include <stdexcept>
#include <vector>

#include "importers/gdal/collected_errors.hpp"

namespace diachi::importers::gdal {

struct ZipPart::File {
    explicit File(VSILFILE* opened) : handle(opened) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { VSIFCloseL(handle); }
    VSILFILE* handle;
};

ZipPart::ZipPart(std::unique_ptr<File> file) : file_(std::move(file)) {}
ZipPart::ZipPart(ZipPart&&) noexcept = default;
ZipPart& ZipPart::operator=(ZipPart&&) noexcept = default;
ZipPart::~ZipPart() = default;

std::optional<ZipPart> ZipPart::open(const std::filesystem::path& zip, const std::string& name) {
    CollectedErrors errors;
    const std::string path = "/vsizip/{" + std::filesystem::absolute(zip).string() + "}/" + name;
    auto* handle = VSIFOpenL(path.c_str(), "rb");
    if (handle == nullptr) return std::nullopt;
    return ZipPart(std::make_unique<File>(handle));
}

std::size_t ZipPart::read(char* to, std::size_t most) {
    CollectedErrors errors;
    return VSIFReadL(to, 1, most, file_->handle);
}

ZipWriter::ZipWriter(const std::filesystem::path& zip) : shown_name_(zip.filename().string()) {
    CollectedErrors errors;
    zip_ = CPLCreateZip(zip.string().c_str(), nullptr);
    if (zip_ == nullptr) throw std::runtime_error(zip.string() + " cannot be written");
}

ZipWriter::~ZipWriter() {
    CollectedErrors errors;
    if (zip_ != nullptr) CPLCloseZip(zip_);
}

void ZipWriter::begin(const std::string& name) {
    CollectedErrors errors;
    if (CPLCreateFileInZip(zip_, name.c_str(), nullptr) != CE_None)
        throw std::runtime_error(shown_name_ + " could not be written further: is the disk full?");
}

void ZipWriter::write(std::string_view content) {
    CollectedErrors errors;
    if (CPLWriteFileInZip(zip_, content.data(), static_cast<int>(content.size())) != CE_None)
        throw std::runtime_error(shown_name_ + " could not be written further: is the disk full?");
}

void ZipWriter::add(const std::string& name, std::string_view content) {
    begin(name);
    write(content);
    CPLCloseFileInZip(zip_);
}

void ZipWriter::add_file(const std::string& name, const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("there is no file " + file.string() + " to read");
    begin(name);
    std::vector<char> block(262'144);
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        write({block.data(), static_cast<std::size_t>(in.gcount())});
    }
    CPLCloseFileInZip(zip_);
}

void ZipWriter::finish() {
    CollectedErrors errors;
    auto* zip = zip_;
    zip_ = nullptr;
    if (CPLCloseZip(zip) != CE_None)
        throw std::runtime_error(shown_name_ + " could not be written to its end: is the disk full?");
}

}  // namespace diachi::importers::gdal
