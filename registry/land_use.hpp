#pragma once

#include <optional>
#include <string_view>

namespace diachi::registry {

/// Whether people may live on land, work in buildings on it, or neither.
enum class LandPurpose { dwelling, work, open };

struct LandUse {
    std::string_view code;  ///< "ODT"
    LandPurpose purpose;
    std::string_view name_vi;
    std::string_view name_en;
};

/// What the land code of a parcel stands for. Of a parcel with several uses ("ONT+CLN") the one that allows most.
/// Nothing when one of the codes is not in the table: then nothing can be said of the parcel.
/// Source: Thông tư 08/2024/TT-BTNMT; codes of older maps from Thông tư 27/2018/TT-BTNMT.
std::optional<LandUse> land_use_of(std::string_view codes);

}  // namespace diachi::registry
