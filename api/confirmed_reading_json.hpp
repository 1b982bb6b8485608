#pragma once

#include <optional>
#include <string>

#include "api/json/reader.hpp"
#include "api/json/writer.hpp"
#include "api/published_map.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/geocoding/confirmed/reading_keeper.hpp"

namespace diachi::api {

/// What a body says of a text to be confirmed.
struct ReadingBody {
    std::string system;
    std::string text;
    registry::geocoding::ReadingChoice choice;
    std::optional<registry::Id> replaces;
    std::string reason;
};

/// `otherwise`: the system when the body names none. Names are looked up in the map, codes in the store. Throws
/// Refused, with a pointer to the member that does not fit.
ReadingBody reading_from(const std::string& body, const std::string& otherwise, const PublishedMap& map,
                         registry::Store& store, const registry::CodeScheme& scheme);

/// "text", 1 to 1,000 bytes. Throws Refused.
std::string settled_text(const json::Value& object);

/// The reading as it is shown: its text as a hash.
void write(json::Writer& writer, const registry::ConfirmedReadingRecord& reading, registry::Store& store,
           const PublishedMap& map);

}  // namespace diachi::api
