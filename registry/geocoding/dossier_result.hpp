#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "registry/geocoding/confirmed/confirmed_readings.hpp"
#include "registry/geocoding/geocoder.hpp"
#include "registry/geocoding/map_centres.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::geocoding {

/// A link of the chain from the unit that was written to that of today, in names.
struct NamedLineageStep {
    NamedUnitOfToday from;
    NamedUnitOfToday to;
    bool whole;
    std::string effective;
    std::string document;
    bool inferred;  ///< as in LineageStep
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
    std::optional<NamedUnitOfToday> province;  ///< of today, when it is clear
    std::optional<Id> thoroughfare;            ///< at street level
    std::optional<Id> place;                   ///< at place level
};

/// Answers texts with one geocoder. Cheap to make where the centres are there already; then the store is asked only for
/// parcels, where a text names one.
class DossierDesk {
  public:
    /// `readings`: what systems settled; outlives the desk. Nothing: nothing that was settled counts. `centres`: of the
    /// same map; without them they are read from the store, once.
    DossierDesk(const Geocoder& geocoder, Store& store, const ConfirmedReadings* readings = nullptr,
                std::shared_ptr<const MapCentres> centres = nullptr);

    [[nodiscard]] DossierResult answer(const Question& question, const AddressLookup& addresses) const;

  private:
    /// With what the system settled for this text, if anything.
    [[nodiscard]] Answer answer_in_ids(const Question& question, const AddressLookup& addresses) const;
    [[nodiscard]] std::optional<Centre> centre(const Answer& answer) const;

    const Geocoder& geocoder_;
    Store& store_;
    const ConfirmedReadings* readings_;
    std::shared_ptr<const MapCentres> centres_;
};

}  // namespace diachi::registry::geocoding
