#pragma once

#include <filesystem>
#include <memory>

#include "registry/storage/store.hpp"

namespace diachi::registry {

/// What a registry begins with.
struct NewRegistry {
    int number;  ///< 0 to 899
    std::string name;
    ApiKey administrator;
    KeyHash administrator_key;
};

/// Makes a new registry. Throws StorageError when the file exists already.
std::unique_ptr<Store> create_store(const std::filesystem::path& file, const NewRegistry& made);

/// Opens a registry, for one thread. Throws StorageError when there is none, naming the command that makes one.
std::unique_ptr<Store> open_store(const std::filesystem::path& file);

}  // namespace diachi::registry
