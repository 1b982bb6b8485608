#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "registry/gazetteer.hpp"

namespace diachi::importers::gdal {

/// A unit of a published list, below the one at `parent` of the same list.
struct ListedUnit {
    registry::Level level;
    std::string code;
    std::string name;
    std::string kind;
    std::optional<std::size_t> parent;
};

/// Reads the two shapes in which lists are published: `level1_id` with `level2s` and `level3s` (until 2025-06-30), and
/// `Code` with `Wards`. Parents come before their units. Throws ImportError for anything else.
std::vector<ListedUnit> read_unit_list(const std::filesystem::path& file);

}  // namespace diachi::importers::gdal
