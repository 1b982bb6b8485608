#pragma once

#include "registry/numbering/next_number.hpp"

namespace diachi::registry::numbering {

/// Why this number: "No whole number is free between 20 and 22: …".
Words reason_for(const Candidate& candidate);

/// Why there is none on a side: `odd` says which numbers stand there.
Words remark_on(Obstacle obstacle, bool odd);
Words remark_on_doubt(const SeriesNumber& number);

}  // namespace diachi::registry::numbering
