#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "registry/address.hpp"
#include "registry/address_draft.hpp"
#include "registry/name_directory.hpp"
#include "registry/rules/rule.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry {

/// A draft that names something the registry cannot find or tell apart; `field` is its member in JSON.
struct UnresolvedField {
    std::string field;
    std::string message_vi;
    std::string message_en;
};

/// What the registry makes of a draft.
struct Examination {
    std::vector<UnresolvedField> unresolved;
    std::vector<rules::Finding> findings;

    /// Whether nothing speaks against issuing: no error, and every warning confirmed.
    [[nodiscard]] bool allows(const AddressDraft& draft) const;
};

/// The published map of a day: what a draft was prepared against.
struct MapState {
    RevisionNumber revision = -1;
    std::string day = {};
    friend bool operator==(const MapState&, const MapState&) = default;
};

/// A draft, what its words stand for, and what the registry makes of it.
struct ExaminedDraft {
    AddressDraft draft;  ///< with what a flat takes over from its building
    std::optional<UnitVersion> commune;
    std::optional<DissolvedCommune> former_commune;  ///< when the code is of a commune that is no more
    std::optional<Id> street;
    std::optional<Id> place;
    std::optional<AddressRecord> parent;
    std::string lookup_key;  ///< what equal addresses share; empty when there is nothing to compare by
    std::shared_ptr<const NameDirectory> directory;  ///< that the words were looked up in
    std::shared_ptr<const geo::Course> course;  ///< of the street or alley that its number counts along
    rules::Surroundings surroundings;
    MapState prepared_against;
    Examination examination;
};

/// Finds what the words of a draft stand for, looks around its position and runs the rules, against the store as it is:
/// inside an open transaction of that store, against what the transaction has written.
class Examiner {
  public:
    /// The store must outlive the examiner and belong to the same thread.
    /// `directory`: names of the published map, when somebody has them ready; read from the store otherwise.
    explicit Examiner(Store& store, std::shared_ptr<const NameDirectory> directory = nullptr);

    ExaminedDraft examine(const AddressDraft& asked);

    /// Its first half: what the words stand for, and what the map says of the place. Of a draft that names no building
    /// this reads no addresses, so that another thread can do it ahead with a store of its own.
    ExaminedDraft prepare(const AddressDraft& asked);
    /// Its second half: what the addresses around say, and the rules. What was prepared against another state of the map
    /// is prepared again.
    void settle(ExaminedDraft& prepared);

    /// The commune in force that has this code.
    std::optional<UnitVersion> commune(const std::string& code) { return directory().commune(code, Date::today()); }

  private:
    [[nodiscard]] MapState map_state();
    void judge(ExaminedDraft& prepared);
    void resolve_commune(ExaminedDraft& resolved);
    void resolve_parent(ExaminedDraft& resolved);
    static void check_parent(ExaminedDraft& resolved);
    void resolve_names(ExaminedDraft& resolved) const;
    void resolve_street(ExaminedDraft& resolved) const;
    void drop_way_to_alley(ExaminedDraft& resolved) const;
    void resolve_place(ExaminedDraft& resolved) const;
    [[nodiscard]] std::string lookup_key(const ExaminedDraft& resolved) const;
    void suggest_number(ExaminedDraft& resolved);
    const NameDirectory& directory();

    Store& store_;
    const CodeScheme& scheme_;
    std::shared_ptr<const NameDirectory> directory_;
};

}  // namespace diachi::registry
