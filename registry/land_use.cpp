#include "registry/land_use.hpp"

#include <algorithm>
#include <array>

namespace diachi::registry {
namespace {

using enum LandPurpose;

constexpr std::array land_uses{
    LandUse{"ONT", dwelling, "đất ở tại nông thôn", "rural dwelling land"},
    LandUse{"ODT", dwelling, "đất ở tại đô thị", "urban dwelling land"},

    LandUse{"TSC", work, "đất xây dựng trụ sở cơ quan", "land of public offices"},
    LandUse{"DTS", work, "đất trụ sở tổ chức sự nghiệp", "land of public service offices"},
    LandUse{"CQP", work, "đất quốc phòng", "military land"},
    LandUse{"CAN", work, "đất an ninh", "police land"},
    LandUse{"DVH", work, "đất cơ sở văn hoá", "land of cultural institutions"},
    LandUse{"DXH", work, "đất cơ sở xã hội", "land of social institutions"},
    LandUse{"DYT", work, "đất cơ sở y tế", "land of health care"},
    LandUse{"DGD", work, "đất cơ sở giáo dục và đào tạo", "land of education"},
    LandUse{"DTT", work, "đất cơ sở thể dục thể thao", "sports land"},
    LandUse{"DKH", work, "đất cơ sở khoa học và công nghệ", "land of science and technology"},
    LandUse{"DMT", work, "đất cơ sở môi trường", "land of environmental institutions"},
    LandUse{"DKT", work, "đất cơ sở khí tượng thuỷ văn", "land of meteorology and hydrology"},
    LandUse{"DNG", work, "đất cơ sở ngoại giao", "diplomatic land"},
    LandUse{"DSK", work, "đất công trình sự nghiệp khác", "land of other public services"},
    LandUse{"SKK", work, "đất khu công nghiệp", "industrial park"},
    LandUse{"SKN", work, "đất cụm công nghiệp", "industrial cluster"},
    LandUse{"SCT", work, "đất khu công nghệ thông tin tập trung", "information technology park"},
    LandUse{"TMD", work, "đất thương mại, dịch vụ", "land of trade and services"},
    LandUse{"SKC", work, "đất cơ sở sản xuất phi nông nghiệp", "land of production"},
    LandUse{"DCH", work, "đất chợ", "market land"},
    LandUse{"DBV", work, "đất công trình bưu chính, viễn thông", "land of post and telecommunication"},
    LandUse{"TON", work, "đất tôn giáo", "religious land"},
    LandUse{"TIN", work, "đất tín ngưỡng", "land of worship"},

    LandUse{"LUA", open, "đất trồng lúa", "rice land"},
    LandUse{"LUC", open, "đất chuyên trồng lúa", "rice land"},
    LandUse{"LUK", open, "đất trồng lúa còn lại", "other rice land"},
    LandUse{"LUN", open, "đất trồng lúa nương", "upland rice land"},
    LandUse{"CHN", open, "đất trồng cây hằng năm", "land of annual crops"},
    LandUse{"HNK", open, "đất trồng cây hằng năm khác", "land of other annual crops"},
    LandUse{"BHK", open, "đất bằng trồng cây hằng năm khác", "flat land of annual crops"},
    LandUse{"NHK", open, "đất nương rẫy trồng cây hằng năm khác", "upland land of annual crops"},
    LandUse{"CLN", open, "đất trồng cây lâu năm", "orchards"},
    LandUse{"RSX", open, "đất rừng sản xuất", "production forest"},
    LandUse{"RPH", open, "đất rừng phòng hộ", "protection forest"},
    LandUse{"RDD", open, "đất rừng đặc dụng", "special-use forest"},
    LandUse{"NTS", open, "đất nuôi trồng thuỷ sản", "land of aquaculture"},
    LandUse{"CNT", open, "đất chăn nuôi tập trung", "land of livestock farming"},
    LandUse{"LMU", open, "đất làm muối", "salt pans"},
    LandUse{"NKH", open, "đất nông nghiệp khác", "other agricultural land"},
    LandUse{"SKS", open, "đất sử dụng cho hoạt động khoáng sản", "mining land"},
    LandUse{"DGT", open, "đất công trình giao thông", "roads"},
    LandUse{"DTL", open, "đất công trình thuỷ lợi", "irrigation works"},
    LandUse{"DRA", open, "đất công trình xử lý chất thải", "land of waste treatment"},
    LandUse{"DKV", open, "đất khu vui chơi, giải trí công cộng", "public recreation land"},
    LandUse{"NTD", open, "đất nghĩa trang, nhà tang lễ", "cemetery"},
    LandUse{"MNC", open, "đất có mặt nước chuyên dùng dạng ao, hồ, đầm, phá", "ponds, lakes and lagoons"},
    LandUse{"SON", open, "đất có mặt nước dạng sông, ngòi, kênh, rạch, suối", "rivers and canals"},
    LandUse{"SMN", open, "đất sông suối và mặt nước chuyên dùng", "rivers and other waters"},
    LandUse{"BCS", open, "đất bằng chưa sử dụng", "unused flat land"},
    LandUse{"DCS", open, "đất đồi núi chưa sử dụng", "unused hill land"},
    LandUse{"NCS", open, "núi đá không có rừng cây", "bare rock"},
    LandUse{"MCS", open, "đất có mặt nước chưa sử dụng", "unused water"},
};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

std::optional<LandUse> land_use_of(std::string_view codes) {
    std::optional<LandUse> best;
    while (!codes.empty()) {
        const auto end = std::min(codes.find_first_of("+,;/"), codes.size());
        const auto code = trimmed(codes.substr(0, end));
        codes.remove_prefix(std::min(end + 1, codes.size()));
        const auto known =
            std::find_if(land_uses.begin(), land_uses.end(), [&](const LandUse& use) { return use.code == code; });
        if (known == land_uses.end()) return std::nullopt;
        if (!best || known->purpose < best->purpose) best = *known;
    }
    return best;
}

}  // namespace diachi::registry
