#pragma once

#include <filesystem>
#include <future>
#include <memory>
#include <vector>

#include "registry/geocoding/addresses/address_list.hpp"
#include "registry/geocoding/addresses/indexed_addresses.hpp"

namespace diachi::registry::geocoding {

/// Keeps the addresses of a registry in memory: takes the saved index where it fits the registry, else makes one, and
/// adds what the journal says was written since. For one thread; what it hands out is for all.
class AddressFollower {
  public:
    using Snapshot = std::shared_ptr<const IndexedAddresses>;

    /// Throws StorageError when the registry cannot be read.
    explicit AddressFollower(std::filesystem::path registry);

    [[nodiscard]] const Snapshot& snapshot() const { return snapshot_; }
    /// Whether the index had to be made: no saved one was there that fits.
    [[nodiscard]] bool was_made() const { return was_made_; }

    /// Reads what was written since, also by another process, and what a new day brings. Whether anything changed.
    bool advance();
    /// Saves the index that was made, unless something was written since. Throws StorageError.
    void save() const;

  private:
    using Layer = IndexedAddresses::Layer;

    [[nodiscard]] std::vector<Layer> first_layer();
    [[nodiscard]] std::vector<Id> to_read_again(const Date& today);
    void add_layer(std::vector<Layer>& layers, const std::vector<Id>& ids, const Date& today);
    /// Once so much changed that a look-up has to look into many layers, all of them are merged into one and saved, on
    /// a thread of its own: meanwhile further layers are added above.
    void begin_fold();
    void end_fold(std::vector<Layer>& layers);
    [[nodiscard]] bool fold_has_ended() const;

    std::filesystem::path registry_;
    std::unique_ptr<Store> store_;
    IndexState state_;  ///< what the layers reflect
    RevisionNumber map_revision_ = 0;
    bool was_made_ = false;
    Snapshot snapshot_;
    std::future<AddressIndex> fold_;
    std::size_t folding_ = 0;  ///< how many layers are being merged; no other merging touches them
};

/// What an index was written of.
struct WrittenIndex {
    std::size_t addresses;
    RevisionNumber revision;
};

/// Makes the index anew and saves it beside the registry. Throws StorageError.
WrittenIndex write_index(const std::filesystem::path& registry);

}  // namespace diachi::registry::geocoding
