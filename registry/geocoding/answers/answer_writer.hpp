#pragma once

#include <span>
#include <string_view>

#include "registry/geocoding/answer.hpp"
#include "registry/geocoding/streets/finer_search.hpp"
#include "registry/geocoding/units/commune_choice.hpp"

namespace diachi::registry::geocoding {

/// All that was understood of one text.
struct Understanding {
    const CommuneChoice& choice;
    const FinerFinds& finds;
    std::vector<Fault> text_faults;  ///< of the text as a whole: cut off, typing left-overs
};

/// Composes the answer: status, level, category, score, label and the chain of units.
Answer written_answer(const Understanding& understood, const FinerContext& context, std::span<const WordRole> roles,
                      const std::vector<bool>& taken);

}  // namespace diachi::registry::geocoding
