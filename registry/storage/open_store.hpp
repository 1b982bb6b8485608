#pragma once

#include <filesystem>
#include <memory>

#include "registry/storage/store.hpp"

namespace diachi::registry {

/// Makes a new registry. Throws StorageError when the file exists already.
std::unique_ptr<Store> create_store(const std::filesystem::path& file, int number, const std::string& name);

/// Opens a registry, for one thread. Throws StorageError when there is none, naming the command that makes one.
std::unique_ptr<Store> open_store(const std::filesystem::path& file);

}  // namespace diachi::registry
