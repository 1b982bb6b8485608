#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/geocoding/answer.hpp"
#include "registry/storage/confirmed_reading_rows.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::geocoding {

/// What a choice of before stands for on this day.
struct ChoiceToday {
    bool counts = false;  ///< one thing alone stands for it
    MatchLevel level = MatchLevel::none;
    std::string code;
    std::string label;
    std::optional<Id> commune;
    std::optional<Id> province;
    std::optional<Id> thoroughfare;
    std::optional<Id> place;
    std::optional<geo::Position> position;
    std::optional<double> uncertainty_m;
    // Where it does not count: what took its place, at most five.
    std::vector<std::string> address_candidates;
    std::vector<Id> commune_candidates;
};

/// Follows successions of addresses and the lineage of communes to what is in use on the day.
ChoiceToday choice_today(const ConfirmedReadingRecord& reading, Store& store, const Gazetteer& gazetteer,
                         const Date& day);

}  // namespace diachi::registry::geocoding
