#pragma once

#include <string>

#include "api/json/reader.hpp"
#include "registry/lifecycle/status_moves.hpp"
#include "registry/registrar.hpp"

namespace diachi::api {

// What a request wants done to an address, with its ground. Each throws Refused, with a pointer to the member that
// does not fit. `in_bulk`: an item of a bulk request, which has "action", "code" and "revision" beside.

struct ChangeBody {
    registry::AddressChange change;
    std::string reason;
    std::string document;
};
ChangeBody change_from(const json::Value& object, bool in_bulk = false);

struct MoveBody {
    registry::StatusMove move;
    std::string reason;
    std::string document;
};
MoveBody move_from(const json::Value& object, bool in_bulk = false);

struct GroundBody {
    std::string reason;
    std::string document;
};
/// A body of nothing but "reason" and "document"; an empty body is one without them.
GroundBody ground_from(const std::string& body);

}  // namespace diachi::api
