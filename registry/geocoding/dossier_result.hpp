#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "geo/polygon.hpp"
#include "registry/geocoding/confirmed/confirmed_readings.hpp"
#include "registry/geocoding/geocoder.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::geocoding {

/// A unit as an answer names it.
struct NamedUnitOfToday {
    std::string code;
    std::string name;
};

/// A link of the chain from the unit that was written to that of today, in names.
struct NamedLineageStep {
    NamedUnitOfToday from;
    NamedUnitOfToday to;
    bool whole;
    std::string effective;
    std::string document;
};

/// An answer in the words of the outside: codes and names instead of ids, and a position at every level.
struct DossierResult {
    std::string category;        ///< "A", "B", "C", "N"
    std::string commune_status;  ///< "decided", "candidates", "none"
    std::string level;           ///< "unit", "address", "street", "place", "commune", "province", "none"
    double score;
    std::string code;
    std::string label;
    std::optional<NamedUnitOfToday> commune;
    std::vector<NamedUnitOfToday> commune_candidates;
    std::vector<std::string> address_candidates;
    std::optional<geo::Position> position;
    std::optional<double> uncertainty_m;
    std::vector<Fault> faults;
    std::vector<Evidence> evidence;
    std::vector<NamedLineageStep> lineage;
};

/// Answers texts with one geocoder and one store. For the store's thread; the geocoder may be shared.
class DossierDesk {
  public:
    /// `readings`: what systems settled; outlives the desk. Nothing: nothing that was settled counts.
    DossierDesk(const Geocoder& geocoder, Store& store, const ConfirmedReadings* readings = nullptr);

    [[nodiscard]] DossierResult answer(const Question& question, const AddressLookup& addresses);

  private:
    struct Centre {
        geo::Position position;
        double uncertainty_m;
    };
    [[nodiscard]] NamedUnitOfToday named(Id unit) const;
    /// With what the system settled for this text, if anything.
    [[nodiscard]] Answer answer_in_ids(const Question& question, const AddressLookup& addresses);
    std::optional<Centre> centre(const Answer& answer);

    const Geocoder& geocoder_;
    Store& store_;
    const ConfirmedReadings* readings_;
    std::unordered_map<Id, const UnitVersion*> latest_;
    std::unordered_map<Id, std::optional<Centre>> commune_centres_;
};

}  // namespace diachi::registry::geocoding
