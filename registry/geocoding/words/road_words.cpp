#include "registry/geocoding/words/road_words.hpp"

#include <array>
#include <string_view>

namespace diachi::registry::geocoding {

void put_road_words_into_vietnamese(std::vector<Token>& tokens) {
    struct RoadWords {
        std::string_view english;
        std::array<std::string_view, 2> forms;
        std::array<std::string_view, 2> spelled;
    };
    constexpr auto roads = std::to_array<RoadWords>(
        {{"national", {"quoc", "lo"}, {"quốc", "lộ"}}, {"provincial", {"duong", "tinh"}, {"đường", "tỉnh"}}});
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at)
        for (const RoadWords& road : roads) {
            const bool kind = tokens[at + 1].form == "road" || tokens[at + 1].form == "highway";
            if (!kind || tokens[at].form != road.english || tokens[at + 1].before >= Gap::dash) continue;
            for (std::size_t i = 0; i < 2; ++i) {
                tokens[at + i].form = road.forms[i];
                tokens[at + i].spelled = road.spelled[i];
            }
        }
}

}  // namespace diachi::registry::geocoding
