#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/position.hpp"
#include "registry/gazetteer.hpp"

namespace diachi::registry::geocoding {

/// How much of the finest part that was written could be settled (after the Danish address washing).
enum class Category {
    exact,       ///< A: all of it exact
    corrected,   ///< B: one certain answer after corrections
    candidates,  ///< C: several answers, or a finer part that was not found
    nothing      ///< N
};

enum class CommuneStatus { decided, candidates, none };

/// The finest thing that was settled.
enum class MatchLevel { unit, address, parcel, street, place, commune, province, none };

/// Something of the text that did not match, and what it cost.
struct Fault {
    std::string element;  ///< "house_number", "parcel", "street", "place", "commune", "district", "province", "text"
    std::string fault;    ///< "not_found", "spelled_wrong", "no_accents", "abbreviated", "former_name", "split", ...
    std::string value;    ///< the words concerned
    int penalty;
};

/// Something of the text that an answer rests on.
struct Evidence {
    std::string kind;   ///< "address", "number_range", "street", "place", "parcel", "commune", "district", "province",
                        ///< "settled" (a clerk's choice)
    std::string value;  ///< the words concerned
    std::string found;  ///< what they were taken for, as it is published
};

/// A link of the chain from the unit that was written to the unit of today.
struct LineageStep {
    Id from;
    Id to;
    bool whole;
    std::string effective;  ///< YYYY-MM-DD
    std::string document;
    bool inferred;  ///< no source says so: it was concluded from lists of units
};

struct Answer {
    Category category = Category::nothing;
    CommuneStatus commune_status = CommuneStatus::none;
    MatchLevel level = MatchLevel::none;
    double score = 0;  ///< 0 to 100: precision of the level minus the penalties of the faults
    std::string label;
    std::optional<Id> commune;  ///< the unit of today, when decided
    std::optional<Id> province;
    std::optional<Id> thoroughfare;  ///< the street, or the alley, when one was settled
    std::optional<Id> place;
    std::vector<Id> commune_candidates;           ///< at most five, from the lineage only
    std::string code;                             ///< digital address code, at address level
    std::vector<std::string> address_candidates;  ///< codes, at most five
    std::optional<geo::Position> position;
    std::optional<double> uncertainty_m;
    std::vector<Fault> faults;
    std::vector<Evidence> evidence;
    std::vector<LineageStep> lineage;
};

}  // namespace diachi::registry::geocoding
