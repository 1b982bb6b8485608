#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "registry/codes/code_scheme.hpp"
#include "registry/geocoding/address_lookup.hpp"
#include "registry/geocoding/addresses/address_index.hpp"
#include "registry/geocoding/addresses/address_names.hpp"

namespace diachi::registry::geocoding {

/// A number of a street, as autocompletion offers it.
struct NumberOfStreet {
    std::string key;     ///< from the street itself, as it is looked up by: "12/5"
    std::string number;  ///< as it is written
    KnownAddress address;
};

struct NearAddress {
    KnownAddress address;
    double metres;
};

/// All addresses of one revision in memory: an index of most of them, and over it smaller ones of what was changed
/// since. Immutable: any number of threads may ask, and none waits.
class IndexedAddresses : public AddressLookup {
  public:
    /// Addresses that were read at one time. What it says of an id goes before what earlier layers say of it.
    struct Layer {
        std::shared_ptr<const AddressIndex> index;
        std::vector<std::uint32_t> replaced;  ///< ids that were read anew, also those that are no more; ascending
    };
    struct Naming {
        std::shared_ptr<const AddressNames> names;
        const CodeScheme* scheme;
        int registry_number;
    };

    IndexedAddresses(std::vector<Layer> layers, Naming naming, RevisionNumber revision);

    /// The last revision of the registry that it reflects.
    [[nodiscard]] RevisionNumber revision() const { return revision_; }
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] const std::vector<Layer>& layers() const { return layers_; }
    [[nodiscard]] const Naming& naming() const { return naming_; }

    [[nodiscard]] std::vector<KnownAddress> on_street(Id root_thoroughfare, const std::string& number_key,
                                                      const std::optional<std::string>& flat_key) const override;
    [[nodiscard]] std::vector<KnownAddress> in_place(Id place, const std::string& number_key) const override;
    [[nodiscard]] std::vector<KnownAddress> beside(Id root_thoroughfare, const std::string& number_key) const override;

    /// The issued houses of the street, or of the alley that the prefix names, whose number key begins so, by number,
    /// without flats: "12" finds 12, 12A, 120; "12/" 12/5. At most `limit`.
    [[nodiscard]] std::vector<NumberOfStreet> numbers_of(Id root_thoroughfare, const std::string& prefix,
                                                         std::size_t limit) const;
    /// Of a hamlet that has no streets.
    [[nodiscard]] std::vector<NumberOfStreet> numbers_in(Id place, const std::string& prefix, std::size_t limit) const;
    /// The issued ones, from the nearest outwards.
    [[nodiscard]] std::vector<NearAddress> nearest(const geo::Position& from, std::size_t count,
                                                   double most_metres) const;

  private:
    struct Found {
        std::size_t layer;
        std::uint32_t row;
    };
    [[nodiscard]] bool is_replaced(std::uint32_t id, std::size_t layer) const;
    /// Neither reserved only nor read anew in a later layer.
    [[nodiscard]] bool is_issued(std::uint32_t id, std::size_t layer) const;
    [[nodiscard]] KnownAddress known(const Found& found) const;
    [[nodiscard]] std::vector<KnownAddress> with_key(std::uint64_t owner, const std::string& key) const;
    [[nodiscard]] std::vector<NumberOfStreet> numbers(std::uint64_t owner, const std::string& prefix,
                                                      std::size_t limit) const;

    std::vector<Layer> layers_;
    Naming naming_;
    RevisionNumber revision_;
};

}  // namespace diachi::registry::geocoding
