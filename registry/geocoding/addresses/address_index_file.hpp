#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "registry/geocoding/addresses/address_index.hpp"
#include "registry/geocoding/addresses/address_list.hpp"

namespace diachi::registry::geocoding {

/// An index and the state of the registry that it reflects.
struct SavedIndex {
    AddressIndex index;
    IndexState state;
};

/// "town.sqlite.index": where the index of a registry is saved.
std::filesystem::path index_file_of(const std::filesystem::path& registry);

/// Saves an index beside its place and moves it there, so that a file of this name is always whole. It is not synced:
/// one that a power cut spoils is found out by its checksums, and made anew. Throws StorageError.
void save_index(const std::filesystem::path& file, const AddressIndex& index, const IndexState& state);

/// Maps a saved index into memory, read-only. Nothing when there is none, or when it is of another format, cut off,
/// altered, or refers to what it does not hold; whether its state is one of the registry is for the caller to see.
std::optional<SavedIndex> mapped_index(const std::filesystem::path& file);

}  // namespace diachi::registry::geocoding
