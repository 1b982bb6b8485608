#include "registry/geocoding/units/province_aliases.hpp"

#include <array>

namespace diachi::registry::geocoding {
namespace {

/// Former and colloquial names and the abbreviations in use on forms and parcels. Names written as one word
/// ("hanoi", "binhduong") need no line here.
constexpr std::array<ProvinceAlias, 36> aliases = {{
    {"hcm", "ho chi minh"},
    {"tphcm", "ho chi minh"},
    {"hcmc", "ho chi minh"},
    {"tp hcm", "ho chi minh"},
    {"hochiminh", "ho chi minh"},
    {"ho chi minh city", "ho chi minh"},
    {"sai gon", "ho chi minh"},
    {"saigon", "ho chi minh"},
    {"sg", "ho chi minh"},
    {"tpsg", "ho chi minh"},
    {"hn", "ha noi"},
    {"tphn", "ha noi"},
    {"hp", "hai phong"},
    {"tphp", "hai phong"},
    {"tpct", "can tho"},
    {"tp ct", "can tho"},
    {"ct", "can tho"},
    {"tpdn", "da nang"},
    {"tp dn", "da nang"},
    {"tp hn", "ha noi"},
    {"danang", "da nang"},
    {"tthue", "hue"},
    {"thua thien hue", "hue"},
    {"tt hue", "hue"},
    {"brvt", "ba ria vung tau"},
    {"br vt", "ba ria vung tau"},
    {"vung tau", "ba ria vung tau"},
    {"ba ria", "ba ria vung tau"},
    {"daclac", "dak lak"},
    {"daklak", "dak lak"},
    {"dacnong", "dak nong"},
    {"kontum", "kon tum"},
    {"con tum", "kon tum"},
    {"bac can", "bac kan"},
    {"bac thai", "thai nguyen"},
    {"gialai", "gia lai"},
}};

}  // namespace

std::span<const ProvinceAlias> province_aliases() {
    return aliases;
}

}  // namespace diachi::registry::geocoding
