#pragma once

#include <optional>
#include <string_view>

namespace diachi::importers {

/// The TM-3 zone of VN-2000 in which the cadastre of a province before 2025-07-01 is drawn: EPSG's areas, with the
/// errors of public tables left aside (domain.md 4.1). `name` with or without "Tỉnh", accents or not.
std::optional<int> cadastral_zone_of(std::string_view province);

}  // namespace diachi::importers
