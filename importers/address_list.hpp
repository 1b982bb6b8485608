#pragma once

#include <cstdint>
#include <istream>
#include <map>
#include <ostream>
#include <string>

#include "registry/registrar.hpp"

namespace diachi::importers {

struct ListCounts {
    std::int64_t issued = 0;
    std::int64_t refused = 0;
    std::map<std::string, registry::Id> proposals;  ///< opened for the list, by commune code
};

/// Issues the addresses of a CSV list. Columns by name, in any order: number, street, street_id, place, place_id,
/// commune_code, longitude, latitude, flat, parent_number (of the building, on the same street, in the same list or
/// issued before), parcel_unit, parcel_sheet, parcel_number, holder_tax_number (looked at, not kept). Further columns are carried along, not stored.
/// `issued` gets every row that was issued, with its code; `refused` the others, with the reasons.
/// `proposal`: a title under which the addresses are proposed, a proposal a commune, instead of issued; or empty.
/// Throws CsvError when the list cannot be read; what was issued before that stays.
ListCounts issue_list(registry::Store& store, std::istream& list, std::ostream& issued, std::ostream& refused,
                      const registry::Authorship& authorship, const std::string& proposal = "");

}  // namespace diachi::importers
