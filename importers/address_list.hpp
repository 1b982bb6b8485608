#pragma once

#include <cstdint>
#include <functional>
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

/// An address list, and where its rows go to.
struct AddressList {
    std::istream& rows;
    std::ostream& issued;   ///< gets every row that was issued, with its code
    std::ostream& refused;  ///< gets the others, with the reasons
};

/// How a whole list is issued.
struct ListTerms {
    registry::Authorship authorship;
    std::string proposal = {};  ///< a title under which the addresses are proposed, a proposal a commune; or empty
    std::map<std::string, std::string> confirmed = {};     ///< rule id → why its warnings are confirmed for every row
    std::function<void(const ListCounts&)> progress = {};  ///< told each time that rows have reached the disk
};

/// Issues the addresses of a CSV list. Columns by name, in any order: number, street, street_id, place, place_id,
/// commune_code, longitude, latitude, flat, parent_number (of the building, on the same street, in the same list or
/// issued before), parcel_unit, parcel_sheet, parcel_number, holder_tax_number (looked at, not kept). Further columns
/// are carried along, not stored. Each portion of the list is one revision. `ahead`: a second store of the same
/// registry, with which rows are read and looked up on the map on a second thread. Throws CsvError when the list cannot
/// be read; what was issued before that stays.
ListCounts issue_list(registry::Store& store, registry::Store& ahead, const AddressList& list, const ListTerms& terms);

}  // namespace diachi::importers
