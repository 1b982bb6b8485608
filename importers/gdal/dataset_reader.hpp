#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "importers/source_feature.hpp"

namespace diachi::importers::gdal {

/// Reads the features of one map file, one after the other.
///
///     auto reader = DatasetReader::open("parcels.shp");
///     reader.select({3, 4});                    // fields, by their index in facts().fields
///     SourceFeature feature;
///     while (reader.next(feature)) ...
///
/// Only formats of the allow-list are opened, from plain files on this computer. Text comes as the bytes of the file.
/// One thread at a time.
class DatasetReader {
  public:
    /// Throws ImportError when the file is missing, damaged, of another format or without features.
    static DatasetReader open(const std::filesystem::path& file);
    DatasetReader(DatasetReader&&) noexcept;
    ~DatasetReader();

    [[nodiscard]] const DatasetFacts& facts() const { return facts_; }
    [[nodiscard]] const std::string& shown_name() const { return shown_name_; }

    /// Other fields are not even read.
    void select(std::vector<std::size_t> fields);

    /// False at the end. Throws ImportError when the file cannot be read on, or ends before its time.
    bool next(SourceFeature& feature);

  private:
    struct Handles;
    DatasetReader();

    std::unique_ptr<Handles> handles_;
    DatasetFacts facts_;
    std::string shown_name_;
    std::vector<std::size_t> selected_;
    std::int64_t position_ = 0;
};

}  // namespace diachi::importers::gdal
