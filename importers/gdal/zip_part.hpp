#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace diachi::importers::gdal {

/// One file inside a zip file, read from its beginning.
class ZipPart {
  public:
    /// Nothing when the zip file cannot be read or holds none of this name.
    static std::optional<ZipPart> open(const std::filesystem::path& zip, const std::string& name);
    ZipPart(ZipPart&&) noexcept;
    ZipPart& operator=(ZipPart&&) noexcept;
    ~ZipPart();

    /// How many bytes came; fewer than asked for at the end, and where the zip file is damaged.
    std::size_t read(char* to, std::size_t most);

  private:
    struct File;
    explicit ZipPart(std::unique_ptr<File> file);
    std::unique_ptr<File> file_;
};

/// Writes a zip file, part after part.
class ZipWriter {
  public:
    /// Throws std::runtime_error when the file cannot be written.
    explicit ZipWriter(const std::filesystem::path& zip);
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;
    ~ZipWriter();

    void add(const std::string& name, std::string_view content);
    void add_file(const std::string& name, const std::filesystem::path& file);
    /// To be called last: before it the file is none.
    void finish();

  private:
    void begin(const std::string& name);
    void write(std::string_view content);
    void* zip_;
    std::string shown_name_;
};

}  // namespace diachi::importers::gdal
