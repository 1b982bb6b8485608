#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diachi::registry::geocoding {

/// What is typed when it can be the name of a street that is called after a day, perhaps behind a house number: "30/4",
/// "277 30 thang 4, ninh kieu", "cmt8". The other ways to write it, with its street word, the likeliest first; none for
/// every other text. UTF-8; throws std::invalid_argument for other bytes.
std::vector<std::string> date_street_writings(std::string_view typed);

}  // namespace diachi::registry::geocoding
