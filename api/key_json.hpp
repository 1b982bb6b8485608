#pragma once

#include <string>

#include "api/json/writer.hpp"
#include "registry/access/key_keeping.hpp"

namespace diachi::api {

/// A key that a body asks for, with the ground for it.
struct KeyBody {
    registry::KeyWish wish;
    std::string reason;
    std::string document;
};

/// Throws Refused, naming the member that is wrong.
KeyBody key_wish_from(const std::string& body);

/// The members of a key, into an object that is open.
void write_members(json::Writer& writer, const registry::StoredKey& stored);

}  // namespace diachi::api
