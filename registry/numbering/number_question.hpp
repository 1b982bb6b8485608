#pragma once

#include <memory>
#include <string>
#include <vector>

#include "registry/examiner.hpp"
#include "registry/numbering/next_number.hpp"

namespace diachi::registry::numbering {

/// What somebody wants a number for: a draft without one, and the floor of a flat.
struct NumberQuestion {
    AddressDraft draft;
    std::string floor;
};

struct NumberAnswer {
    std::vector<UnresolvedField> unresolved;  ///< then there are no proposals
    NextNumbers next;
};

/// Finds what the words of the question stand for, and the next number. `directory`: as for the Examiner.
NumberAnswer answer(Store& store, std::shared_ptr<const NameDirectory> directory, const NumberQuestion& question);

}  // namespace diachi::registry::numbering
