#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/json/writer.hpp"
#include "registry/codes/code_scheme.hpp"
#include "registry/holders/holder_reader.hpp"

namespace diachi::api {

// Bodies of the holders' routes, as api/openapi.yaml describes them. Each throws Refused (400), and HolderRefused where
// name, number or phone are not such; no refusal repeats what was sent.

struct HolderBody {
    registry::HolderFacts facts;
    std::optional<registry::HoldingDraft> holding;  ///< the first one of a new holder
    std::string reason;
    std::string document;
};
HolderBody new_holder_from(const std::string& body, const registry::CodeScheme& scheme);
HolderBody changed_holder_from(const std::string& body);

struct HoldingBody {
    registry::HoldingDraft holding;
    std::string reason;
    std::string document;
};
HoldingBody holding_from(const std::string& body, const registry::CodeScheme& scheme);

struct EndBody {
    registry::Date end;  ///< today unless the body says so
    std::string reason;
    std::string document;
};
EndBody holding_end_from(const std::string& body);

struct ErasureBody {
    std::string reason;  ///< never empty
    std::string document;
};
ErasureBody erasure_from(const std::string& body);

struct SearchBody {
    registry::HolderQuery query;
    std::string purpose;  ///< never empty
};
SearchBody search_from(const std::string& body);

/// Of a body that says nothing but why: {"purpose": "…"}.
std::string purpose_from(const std::string& body);

void write(json::Writer& writer, const registry::HolderFound& found);
void write(json::Writer& writer, const registry::HolderRead& read);
void write(json::Writer& writer, const registry::Reading& reading);

}  // namespace diachi::api
