#pragma once

#include "api/json/writer.hpp"
#include "registry/geocoding/dossier_result.hpp"

namespace diachi::api {

/// The members of an answer, into the object that is open: the same for one request and for a batch.
void write_members(json::Writer& writer, const registry::geocoding::DossierResult& result);

}  // namespace diachi::api
