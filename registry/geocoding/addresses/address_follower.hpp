#pragma once

#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "registry/geocoding/addresses/address_list.hpp"
#include "registry/geocoding/addresses/indexed_addresses.hpp"

namespace diachi::registry::geocoding {

/// Keeps the addresses of a registry in memory: takes the saved index where it fits the registry, else makes one, and
/// adds what the journal says was written since. For one thread; what it hands out is for all.
class AddressFollower {
  public:
    using Snapshot = std::shared_ptr<const IndexedAddresses>;

    /// So many changed addresses, and a sixteenth of all, lie over the index before they are folded into it.
    static constexpr std::size_t usually_changed = 50'000;

    /// Throws StorageError when the registry cannot be read.
    explicit AddressFollower(std::filesystem::path registry, std::size_t most_changed = usually_changed);

    [[nodiscard]] const Snapshot& snapshot() const { return snapshot_; }
    /// Whether the index had to be made: no saved one was there that fits.
    [[nodiscard]] bool was_made() const { return was_made_; }

    /// Reads what was written since, also by another process, and what a new day brings. Whether anything changed.
    bool advance();
    /// Saves the index that was made, unless something was written since. Throws StorageError.
    void save() const;
    /// Why a folded index could not be saved, told once; empty when nothing failed.
    [[nodiscard]] std::string take_save_error() { return std::exchange(save_error_, {}); }

  private:
    using Layer = IndexedAddresses::Layer;
    struct Folded {
        AddressIndex index;
        std::string save_error;
    };

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
    std::size_t most_changed_;
    std::string save_error_;
    std::future<Folded> fold_;
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
