#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "registry/holders/holder_keyring.hpp"
#include "registry/storage/confirmed_reading_rows.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::geocoding {

/// Which texts were settled, at one revision: 40 bytes a reading. Immutable; any number of threads may ask it. It
/// answers the many texts that nobody settled without the store; of the few others the row says what was chosen.
class ConfirmedReadings {
  public:
    /// Nothing was settled.
    ConfirmedReadings() = default;

    /// The id of the reading of this text that the system confirmed.
    [[nodiscard]] std::optional<Id> find(std::string_view system, std::string_view text) const;
    [[nodiscard]] std::size_t size() const { return readings_.size(); }
    /// The last revision that changed a reading.
    [[nodiscard]] RevisionNumber revision() const { return revision_; }

    /// As the store has them now: `before` itself when nothing changed. The key is asked for when there is a reading.
    /// Throws HoldersUnavailable when it is not there.
    static std::shared_ptr<const ConfirmedReadings> refreshed(const std::shared_ptr<const ConfirmedReadings>& before,
                                                              Store& store, HolderKeyring& keyring);
    static std::shared_ptr<const ConfirmedReadings> read(Store& store, HolderKeyring& keyring);

  private:
    using Entry = std::pair<Digest, Id>;

    RevisionNumber revision_ = 0;
    std::optional<SecretKey> key_;
    std::vector<Entry> readings_;  ///< sorted
};

}  // namespace diachi::registry::geocoding
