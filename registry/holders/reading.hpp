#pragma once

#include <optional>
#include <string>

#include "registry/digest.hpp"
#include "registry/id.hpp"

namespace diachi::registry {

/// Somebody reads personal data, or asks for it.
struct ReadingFacts {
    std::string actor;
    std::string action;        ///< "read" one holder, "search", or "list" those of an address
    std::string purpose;       ///< in the words of the one who asks
    std::optional<Id> holder;  ///< nobody, where nobody was found
};

/// A row of the log of readings: a chain like the journal, of its own.
struct Reading {
    std::int64_t number;      ///< from 1, without gaps
    std::string recorded_at;  ///< UTC, ISO 8601 with milliseconds
    ReadingFacts facts;
    Digest previous_hash;
};

/// The hash that the next reading carries on, in the encoding of docs/holders.md.
Digest hash_of(const Reading& reading);

}  // namespace diachi::registry
