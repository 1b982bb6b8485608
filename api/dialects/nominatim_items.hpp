#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/dialects/place_finder.hpp"
#include "api/http/response.hpp"

namespace diachi::api::dialects {

enum class NominatimFormat { json, jsonv2, geojson, geocodejson };

/// By what a thing is known in place of an OpenStreetMap id: N and the address code, or below 100,000,000,000 the
/// number of a place; W and the number of a street; R and the code of a commune, or of a province below 100.
struct NominatimId {
    char type;  ///< 'N', 'W', 'R'
    std::int64_t number;
};
inline constexpr std::int64_t smallest_address_code = 100'000'000'000;
NominatimId nominatim_id(const FoundPlace& place);

/// A list, or, with `single`, the one place or {"error": …} when there is none.
struct NominatimOptions {
    NominatimFormat format = NominatimFormat::jsonv2;
    bool address_details = false;
    bool single = false;
    std::string query;
};
http::Response nominatim_answer(const std::vector<FoundPlace>& places, const NominatimOptions& options);

}  // namespace diachi::api::dialects
