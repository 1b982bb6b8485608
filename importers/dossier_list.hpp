#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <ostream>
#include <string>

#include "registry/geocoding/geocoder.hpp"
#include "registry/storage/store.hpp"

namespace diachi::importers {

/// Geocodes the rows of a CSV file: the same rows and columns out, with the result columns behind. A row that cannot
/// be answered carries its reason in result_error; no row is lost. Memory stays that of one row.
/// Returns the number of rows. Throws CsvError when the file is no CSV or lacks the text column.
std::int64_t geocode_list(const registry::geocoding::Geocoder& geocoder, registry::Store& store,
                          const registry::geocoding::AddressLookup& addresses, std::istream& in,
                          const std::string& text_column, std::ostream& out,
                          const std::function<void(std::int64_t)>& progress);

}  // namespace diachi::importers
