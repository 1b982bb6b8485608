#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "importers/import_report.hpp"
#include "registry/map_records.hpp"
#include "registry/storage/store.hpp"

namespace diachi::importers {

/// The administrative units of a registry and what an import would change in them: changes are gathered here, seen by
/// the look-ups at once, and written by publish().
class UnitLedger {
  public:
    /// A version of a unit; the index stays the same while the ledger lives.
    using Index = std::size_t;

    explicit UnitLedger(registry::Store& store);

    [[nodiscard]] const registry::UnitVersion& facts(Index index) const { return entries_[index].facts; }
    [[nodiscard]] bool has_shape(Index index) const { return entries_[index].has_shape; }
    /// As stored, or as given in this import.
    [[nodiscard]] std::optional<geo::Wkb> shape(Index index) const;

    /// The versions with this level and code that satisfy a condition on their period.
    [[nodiscard]] std::vector<Index> find(registry::Level level, const std::string& code,
                                          const std::function<bool(const registry::Period&)>& condition) const;
    [[nodiscard]] std::vector<Index> find_open(registry::Level level, const std::string& code) const;
    [[nodiscard]] std::vector<Index> all_open(registry::Level level) const;
    /// The version of a unit that holds last: open if there is one.
    [[nodiscard]] std::optional<Index> version_of(registry::Id unit) const;
    /// The code of the unit above; empty when there is none.
    [[nodiscard]] std::string parent_code(Index index) const;

    /// A new unit; facts.unit is given by the ledger. Until publish() ids of new units are negative.
    Index add(registry::UnitVersion facts, std::optional<geo::Wkb> shape = std::nullopt);
    /// The same version with other facts: a correction. Its shape stays unless another is given.
    void correct(Index index, registry::UnitVersion facts, std::optional<geo::Wkb> shape = std::nullopt);
    /// A change in the world: the version ends on `effective`, and one with these facts begins.
    void succeed(Index index, registry::UnitVersion facts, const registry::Date& effective,
                 std::optional<geo::Wkb> shape = std::nullopt);

    /// One more version of a unit that is known, of a period that its other versions do not cover. With `shape_of` it
    /// has the shape of that version.
    Index add_version(registry::UnitVersion facts, std::optional<Index> shape_of = std::nullopt);
    /// All versions of a unit, in no order.
    [[nodiscard]] std::vector<Index> versions_of(registry::Id unit) const;

    /// The open province with this code. Made, with the code for a name, when there is none: a list of units or a
    /// lineage gives the name later.
    registry::Id province(const std::string& code, const std::optional<registry::Date>& from);
    [[nodiscard]] static bool has_placeholder_name(const registry::UnitVersion& facts) {
        return facts.name == facts.code;
    }

    [[nodiscard]] bool empty() const { return changed_ == 0; }
    void publish(registry::Revision& revision, registry::Id changeset);
    /// After publish(): the id in the registry of a unit that was new.
    [[nodiscard]] registry::Id published_id(registry::Id unit) const;

  private:
    struct Entry {
        registry::UnitVersion facts;
        std::optional<registry::Id> stored;  // version id of the row in the registry
        bool changed = false;
        bool has_shape = false;
        std::optional<geo::Wkb> new_shape;
        std::optional<Index> shape_of;  // the version whose stored shape this one takes over
    };
    void mark(Entry& entry);

    registry::Store& store_;
    std::vector<Entry> entries_;
    std::multimap<std::pair<registry::Level, std::string>, Index> by_code_;
    std::multimap<registry::Id, Index> by_unit_;
    std::vector<registry::Id> published_;  // of new units, in the order in which they were made
    std::vector<registry::Level> new_units_;
    std::int64_t changed_ = 0;
};

/// "Phường" of "Phường Ba Đình": the known kind that a name begins with; empty when there is none.
std::string kind_in_name(const std::string& name);

}  // namespace diachi::importers
