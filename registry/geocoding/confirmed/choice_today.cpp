#include "registry/geocoding/confirmed/choice_today.hpp"

#include <algorithm>
#include <set>

#include "registry/lifecycle/status.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_candidates = 5;
constexpr int most_steps = 64;  // of a chain of successions; a longer one is a ring

class Following {
  public:
    Following(Store& store, const Gazetteer& gazetteer, const Date& day)
        : store_(store), gazetteer_(gazetteer), day_(day) {}

    ChoiceToday address(Id id) const {
        ChoiceToday today;
        std::set<Id> steps;
        while (steps.insert(id).second && steps.size() < most_steps) {
            const auto record = store_.address_with_id(id, day_);
            if (record && is_in_use(record->status)) return settled(*record);
            const auto successors = store_.rows().present("succession", "from_address_id", id);
            if (successors.size() != 1) {
                for (const auto& row : successors) add_candidate(today, row.number("to_address_id").value());
                return today;
            }
            id = successors.front().number("to_address_id").value();
        }
        return today;
    }

    ChoiceToday street(Id id, Id commune) const {
        const auto known = std::find_if(gazetteer_.thoroughfares.begin(), gazetteer_.thoroughfares.end(),
                                        [&](const Thoroughfare& one) { return one.id == id; });
        auto today = this->commune(commune);
        if (known == gazetteer_.thoroughfares.end()) return uncounted(std::move(today));
        if (!lies_in(known->communes, today)) return uncounted(std::move(today));
        today.level = MatchLevel::street;
        today.thoroughfare = id;
        std::string name = known->name;
        for (auto outer = known->parent; outer;) {
            const auto parent = std::find_if(gazetteer_.thoroughfares.begin(), gazetteer_.thoroughfares.end(),
                                             [&](const Thoroughfare& one) { return one.id == *outer; });
            if (parent == gazetteer_.thoroughfares.end() || name.size() > 500) break;
            name += ", " + parent->name;
            outer = parent->parent;
        }
        today.label = name + ", " + today.label;
        return today;
    }

    ChoiceToday place(Id id, Id commune) const {
        const auto known = std::find_if(gazetteer_.places.begin(), gazetteer_.places.end(),
                                        [&](const Place& one) { return one.id == id; });
        auto today = this->commune(commune);
        if (known == gazetteer_.places.end()) return uncounted(std::move(today));
        if (!lies_in(known->communes, today)) return uncounted(std::move(today));
        today.level = MatchLevel::place;
        today.place = id;
        today.label = known->name + ", " + today.label;
        return today;
    }

    /// The unit itself while it is in force, else the one that the whole of it went into.
    ChoiceToday commune(Id id) const {
        ChoiceToday today;
        std::set<Id> steps;
        while (steps.insert(id).second) {
            if (const auto* version = in_force(id)) return settled(*version);
            std::set<Id> successors;
            bool whole = true;
            for (const auto& part : gazetteer_.lineage) {
                if (part.from != id || part.to == id) continue;
                successors.insert(part.to);
                whole = whole && part.whole;
            }
            if (successors.size() != 1 || !whole) {
                for (const Id successor : successors) {
                    if (today.commune_candidates.size() < most_candidates && in_force(successor) != nullptr) {
                        today.commune_candidates.push_back(successor);
                    }
                }
                return today;
            }
            id = *successors.begin();
        }
        return today;
    }

  private:
    static ChoiceToday settled(const AddressRecord& record) {
        ChoiceToday today;
        today.counts = true;
        today.level = record.flat.empty() ? MatchLevel::address : MatchLevel::unit;
        today.code = record.code;
        today.label = record.label();
        if (record.commune != 0) today.commune = record.commune;
        today.position = record.position;
        today.uncertainty_m = record.accuracy_m;
        return today;
    }
    ChoiceToday settled(const UnitVersion& version) const {
        ChoiceToday today;
        today.counts = true;
        today.level = MatchLevel::commune;
        today.commune = version.unit;
        today.label = version.name;
        if (const auto* province = version.parent ? in_force(*version.parent) : nullptr) {
            today.province = province->unit;
            today.label += ", " + province->name;
        }
        return today;
    }
    static ChoiceToday uncounted(ChoiceToday today) {
        ChoiceToday none;
        none.commune_candidates = std::move(today.commune_candidates);
        if (today.commune) none.commune_candidates = {*today.commune};
        return none;
    }
    static bool lies_in(const std::vector<Id>& communes, const ChoiceToday& today) {
        return today.counts && std::find(communes.begin(), communes.end(), *today.commune) != communes.end();
    }
    void add_candidate(ChoiceToday& today, Id id) const {
        const auto record = store_.address_with_id(id, day_);
        if (!record || !is_in_use(record->status) || today.address_candidates.size() == most_candidates) return;
        today.address_candidates.push_back(record->code);
    }
    [[nodiscard]] const UnitVersion* in_force(Id unit) const {
        for (const auto& version : gazetteer_.units) {
            if (version.unit == unit && version.valid.holds(day_)) return &version;
        }
        return nullptr;
    }

    Store& store_;
    const Gazetteer& gazetteer_;
    const Date& day_;
};

}  // namespace

ChoiceToday choice_today(const ConfirmedReadingRecord& reading, Store& store, const Gazetteer& gazetteer,
                         const Date& day) {
    const Following following(store, gazetteer, day);
    if (reading.address) return following.address(*reading.address);
    if (reading.thoroughfare && reading.commune) return following.street(*reading.thoroughfare, *reading.commune);
    if (reading.place && reading.commune) return following.place(*reading.place, *reading.commune);
    if (reading.commune) return following.commune(*reading.commune);
    ChoiceToday none;
    none.counts = reading.choice == "none";
    return none;
}

}  // namespace diachi::registry::geocoding
