#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {

std::unique_ptr<Store> create(const std::filesystem::path& file, int number, const std::string& name);
std::unique_ptr<Store> open(const std::filesystem::path& file);

}  // namespace diachi::registry::spatialite
