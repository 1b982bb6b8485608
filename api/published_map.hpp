#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "registry/geocoding/address_parts.hpp"
#include "registry/geocoding/completion/completion_index.hpp"
#include "registry/geocoding/geocoder.hpp"
#include "registry/geocoding/map_centres.hpp"
#include "registry/name_directory.hpp"
#include "registry/storage/store.hpp"

namespace diachi::api {

/// A street or place as it is listed.
struct PublishedName {
    std::string key;  ///< in its source; tells namesakes apart
    std::string name;
    std::string parent;                  ///< of an alley: the street that it leaves; empty otherwise
    std::vector<registry::Id> communes;  ///< of today and of before
};

/// One state of the published map, ready to be asked. Read once, whole, and never changed: every thread may ask it,
/// and no request reads the names of the whole country again.
class PublishedMap {
  public:
    explicit PublishedMap(registry::Store& store);
    PublishedMap(const PublishedMap&) = delete;
    PublishedMap& operator=(const PublishedMap&) = delete;

    [[nodiscard]] registry::RevisionNumber revision() const { return gazetteer().revision; }
    [[nodiscard]] const registry::geocoding::Geocoder& geocoder() const { return geocoder_; }
    [[nodiscard]] const registry::Gazetteer& gazetteer() const { return geocoder_.gazetteer(); }
    /// Where units, streets and places are, for the geocoder's answers.
    [[nodiscard]] const std::shared_ptr<const registry::geocoding::MapCentres>& centres() const { return centres_; }
    [[nodiscard]] const std::shared_ptr<const registry::NameDirectory>& directory() const { return directory_; }

    [[nodiscard]] const registry::geocoding::CompletionIndex& completions() const { return completions_; }
    [[nodiscard]] const registry::geocoding::PartsWriter& parts_writer() const { return parts_writer_; }
    /// A unit as it is today; null when it is no more. Valid as long as the map.
    [[nodiscard]] const registry::UnitVersion* unit_today(registry::Id unit) const;
    /// The commune that has this code on a day; null where none has. Valid as long as the map.
    [[nodiscard]] const registry::UnitVersion* commune_in_force(std::string_view code, const registry::Date& day) const;
    [[nodiscard]] const registry::Thoroughfare* street(registry::Id street) const;
    [[nodiscard]] const registry::Place* place(registry::Id place) const;

    /// In the order of the store; valid as long as the map.
    [[nodiscard]] std::vector<const PublishedName*> streets_in(registry::Id commune) const;
    [[nodiscard]] std::vector<const PublishedName*> places_in(registry::Id commune) const;

    /// What those of these communes that ended by this day were called last; each name once.
    [[nodiscard]] std::vector<std::string> former_names(const std::vector<registry::Id>& communes,
                                                        const registry::Date& day) const;

  private:
    struct Records {
        registry::Gazetteer gazetteer;
        std::vector<registry::StoredUnit> units;
        std::vector<registry::StoredThoroughfare> streets;
        std::vector<registry::StoredPlace> places;
        registry::MapBoxes boxes;
    };
    /// Names and which of them (by position) lie in a commune.
    struct NamesByCommune {
        std::vector<PublishedName> names;
        std::unordered_map<registry::Id, std::vector<std::size_t>> in_commune;
    };

    explicit PublishedMap(Records records);
    static Records read(registry::Store& store);
    template <typename Stored, typename ParentOf>
    static NamesByCommune by_commune(std::vector<Stored> all, const ParentOf& parent_of);
    static std::vector<const PublishedName*> listed(const NamesByCommune& names, registry::Id commune);

    NamesByCommune streets_;
    NamesByCommune places_;
    std::shared_ptr<const registry::NameDirectory> directory_;
    registry::geocoding::Geocoder geocoder_;
    std::shared_ptr<const registry::geocoding::MapCentres> centres_;
    registry::geocoding::CompletionIndex completions_;
    registry::geocoding::PartsWriter parts_writer_;
    std::unordered_map<registry::Id, const registry::UnitVersion*> units_today_;
    std::unordered_multimap<std::string_view, const registry::UnitVersion*> communes_by_code_;
    std::unordered_map<registry::Id, const registry::Thoroughfare*> streets_by_id_;
    std::unordered_map<registry::Id, const registry::Place*> places_by_id_;
    std::unordered_map<registry::Id, const registry::UnitVersion*> last_versions_;  ///< of communes
};

}  // namespace diachi::api
