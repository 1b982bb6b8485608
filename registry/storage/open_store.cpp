#include "registry/storage/open_store.hpp"

#include "registry/storage/spatialite/spatialite_store.hpp"

namespace diachi::registry {

std::unique_ptr<Store> create_store(const std::filesystem::path& file, const NewRegistry& made) {
    return spatialite::create(file, made);
}

std::unique_ptr<Store> open_store(const std::filesystem::path& file) { return spatialite::open(file); }

}  // namespace diachi::registry
