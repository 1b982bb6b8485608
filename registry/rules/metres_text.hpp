#pragma once

#include <string>

namespace diachi::registry::rules {

/// "3.5 m" or "12 m" below a hundred metres, "120 m" up to a kilometre, "4.2 km" beyond; in Vietnamese with a decimal
/// comma.
std::string metres_en(double metres);
std::string metres_vi(double metres);

}  // namespace diachi::registry::rules
