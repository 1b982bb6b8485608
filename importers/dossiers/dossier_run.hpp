#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "importers/dossiers/dossier_format.hpp"
#include "importers/dossiers/resumable_output.hpp"
#include "registry/geocoding/confirmed/confirmed_readings.hpp"
#include "registry/geocoding/geocoder.hpp"
#include "registry/geocoding/map_centres.hpp"
#include "registry/storage/store.hpp"

namespace diachi::importers {

/// What dossiers are answered from: one state of names and addresses for the whole run. `open_store` opens the registry
/// anew for each thread that answers; it is asked where something was settled.
struct AnsweredFrom {
    const registry::geocoding::Geocoder& geocoder;
    const registry::geocoding::AddressLookup& addresses;
    std::shared_ptr<const registry::geocoding::MapCentres> centres;
    std::function<std::unique_ptr<registry::Store>()> open_store;
    const registry::geocoding::ConfirmedReadings* readings = nullptr;  ///< null: nothing that was settled counts
    std::string system = {};                                           ///< what this system settled
};

struct RunSettings {
    int threads = 1;                               ///< that answer, beside the one that reads
    double min_score = 0;                          ///< answers below it are withheld
    const std::atomic<bool>* cancelled = nullptr;  ///< set: the run stops after the rows in work
    std::function<void(const RunState&)> progress = {};
    // Told in order and before the rows count as written: of a run that was broken off, some are told again.
    std::function<void(const std::string&)> error_found = {};  ///< of a row
    std::function<void(const std::vector<std::string>&)> codes_found =
        {};  ///< of some rows: addresses that were decided
};

/// Answers the dossiers of a file: one thread reads, others answer portions, this one writes them in order. Memory is
/// that of a few portions, however long the file. Rows that the output has already are skipped. Returns whether it came
/// to the end, and then has finished the output; a run that was cancelled or threw can be continued.
bool run_dossiers(DossierFormat& format, const AnsweredFrom& from, ResumableOutput& out, const RunSettings& settings);

}  // namespace diachi::importers
