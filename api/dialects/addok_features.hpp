#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/dialects/place_finder.hpp"
#include "api/json/writer.hpp"

namespace diachi::api::dialects {

/// "housenumber", "street", "locality", "municipality", "region"
std::string_view addok_type(const FoundPlace& place);
/// The address code; of streets and places the commune's code and theirs: "98004_s17"; of units their code.
std::string addok_id(const FoundPlace& place);
/// "12 Đường Trần Phú": the label without its units.
std::string addok_name(const FoundPlace& place);
/// "A", "B", "C", or "completed".
std::string category_word(const FoundPlace& place);
/// "street:no_accents;district:former_unit"
std::string reasons(const FoundPlace& place);

/// What a request asked, to be repeated in its answer.
struct AddokEcho {
    std::string query;  ///< empty of a reverse one
    std::vector<std::pair<std::string, std::string>> filters;
    std::optional<geo::Position> center;
    int limit;
};

/// The collection as addok writes it.
std::string addok_collection(const std::vector<FoundPlace>& places, const AddokEcho& echo);
/// The same as GeocodeJSON 0.1.0 has it.
std::string geocodejson_collection(const std::vector<FoundPlace>& places, const std::string& query);

}  // namespace diachi::api::dialects
