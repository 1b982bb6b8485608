#pragma once

#include <filesystem>
#include <memory>

#include "registry/storage/open_store.hpp"

namespace diachi::registry::spatialite {

std::unique_ptr<Store> create(const std::filesystem::path& file, const NewRegistry& made);
std::unique_ptr<Store> open(const std::filesystem::path& file);

}  // namespace diachi::registry::spatialite
