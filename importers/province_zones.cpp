#include "importers/province_zones.hpp"

#include <string>

#include "registry/text/vietnamese.hpp"

namespace diachi::importers {
namespace {

struct Zone {
    int epsg;
    std::string_view provinces;  // folded, each between two commas
};

constexpr Zone zones[] = {
    {9205, ",lai chau,dien bien,"},
    {9206, ",son la,"},
    {9207, ",ca mau,kien giang,"},
    {9208, ",an giang,lao cai,nghe an,phu tho,yen bai,"},
    {5897, ",ha noi,ha nam,ha tay,ninh binh,thanh hoa,vinh phuc,can tho,hau giang,bac lieu,dong thap,"},
    {9209, ",bac ninh,ha giang,ha tinh,hai duong,hung yen,nam dinh,soc trang,tay ninh,thai binh,tra vinh,vinh long,"},
    {9210, ",hai phong,ho chi minh,ben tre,binh duong,cao bang,long an,tien giang,"},
    {9211, ",hoa binh,quang binh,tuyen quang,"},
    {9212, ",binh phuoc,quang tri,"},
    {9213, ",bac kan,thai nguyen,"},
    {9214, ",bac giang,thua thien hue,hue,"},
    {9215, ",lang son,"},
    {9216, ",kon tum,"},
    {5899, ",quang ninh,da nang,quang nam,ba ria - vung tau,ba ria vung tau,dong nai,lam dong,"},
    {5898, ",quang ngai,"},
    {9217, ",binh dinh,khanh hoa,ninh thuan,"},
    {9218, ",binh thuan,dak lak,dak nong,gia lai,phu yen,"},
};

}  // namespace

std::optional<int> cadastral_zone_of(std::string_view province) {
    std::string name = registry::text::folded(province);
    for (const std::string_view kind : {"tinh ", "thanh pho "}) {
        if (name.rfind(kind, 0) == 0) name.erase(0, kind.size());
    }
    if (name.empty()) return std::nullopt;
    for (const Zone& zone : zones) {
        if (zone.provinces.find("," + name + ",") != std::string_view::npos) return zone.epsg;
    }
    return std::nullopt;
}

}  // namespace diachi::importers
