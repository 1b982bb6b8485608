#pragma once

#include "api/http/request.hpp"
#include "registry/access.hpp"
#include "registry/storage/store.hpp"

namespace diachi::api {

/// Who holds the key of `Authorization: Bearer …` (the word in any letter case, RFC 9110). Throws Refused with 401
/// when there is no key or none of the registry's; everything not granted is refused.
registry::ApiKey caller(const http::Request& request, registry::Store& store);

}  // namespace diachi::api
