#pragma once

#include <cstdint>

namespace diachi::registry {

/// Of a row or of the thing that its versions speak of; never reused.
using Id = std::int64_t;

/// Position in the journal, from 1.
using RevisionNumber = std::int64_t;

}  // namespace diachi::registry
