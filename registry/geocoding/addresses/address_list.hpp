#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/date.hpp"
#include "registry/geocoding/addresses/address_index.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::geocoding {

/// Addresses in no order, on their way into an index.
class AddressList {
  public:
    struct Text {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    struct Address {
        std::uint32_t id = 0;
        std::int32_t longitude = 0;
        std::int32_t latitude = 0;
        std::uint32_t thoroughfare = 0;
        std::uint32_t place = 0;
        Id unit = 0;
        double accuracy_m = -1;  ///< below 0: unknown
        Text text;               ///< number, and behind '\n' the flat
        // A byte each: two threads fill one address.
        bool has_status = false;
        bool reserved = false;
        bool has_position = false;
        bool has_unit = false;
        bool has_name = false;
    };
    struct Name {
        std::uint64_t owner;
        std::uint32_t address;  ///< position in addresses
        Text key;
    };

    std::vector<Address> addresses;
    std::vector<Name> names;
    std::string texts;
    std::vector<TurningDay> turning_days;

    /// Throws std::length_error beyond 4 GiB of texts.
    Text add_text(std::string_view text);
    [[nodiscard]] std::string_view text(Text at) const { return {texts.data() + at.begin, at.size}; }

    /// Takes over what another index holds of the addresses that are wanted.
    void append(const AddressIndex& index, const std::function<bool(std::uint32_t id)>& wanted);
};

/// Sorts and packs, on two threads.
AddressIndex packed(AddressList list);

/// Opens a store for one thread.
using OpenStore = std::function<std::unique_ptr<Store>()>;

/// What an index reflects.
struct IndexState {
    RevisionNumber revision = 0;
    Digest hash{};    ///< of that revision: it stands for the whole history, so for the registry too
    std::string day;  ///< YYYY-MM-DD
};

struct ScannedAddresses {
    AddressList list;
    IndexState state;
};

/// All addresses that are current or reserved on a day, read on two threads. What is written meanwhile may be read or
/// not: what changed after state.revision has to be read again.
ScannedAddresses all_addresses(const OpenStore& open, const Date& day);

/// Those of some addresses that are current or reserved; ids ascending.
AddressList some_addresses(Store& store, const std::vector<Id>& ids, const Date& day);

}  // namespace diachi::registry::geocoding
