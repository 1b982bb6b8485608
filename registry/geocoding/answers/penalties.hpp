#pragma once

#include <span>
#include <string>
#include <string_view>

#include "registry/geocoding/answer.hpp"

namespace diachi::registry::geocoding {

/// What a fault does to the category: nothing, a B for an A, or a C.
enum class Weight { note, correction, open };

struct Penalty {
    std::string_view element;
    std::string_view fault;
    int penalty;
    Weight weight;
};

/// The whole table, as docs/geocoding.md shows it.
std::span<const Penalty> penalty_table();

/// A fault with what it costs by the table.
Fault fault(std::string_view element, std::string_view kind, std::string value);

/// Whether a fault means that something was corrected, so that the answer is certain but not exact.
bool is_correction(const Fault& fault);

/// Whether a fault means that something written was not settled.
bool is_open(const Fault& fault);

/// The score of an answer at this level without faults.
double precision(MatchLevel level);

/// Gives an answer whose commune is decided its score and category, by its level and faults.
void settle(Answer& answer);

}  // namespace diachi::registry::geocoding
