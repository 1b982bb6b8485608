#pragma once

#include "api/json/writer.hpp"
#include "registry/geocoding/dossier_result.hpp"

namespace diachi::api {

void write(json::Writer& writer, const registry::geocoding::NamedUnitOfToday& unit);

/// The members of an answer to a text, inside an object that is begun.
void write_members(json::Writer& writer, const registry::geocoding::DossierResult& result);

}  // namespace diachi::api
