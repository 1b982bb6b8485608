#include "registry/rules/metres_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace diachi::registry::rules {

std::string metres_en(double metres) {
    std::array<char, 40> text{};
    if (metres < 100) {
        std::snprintf(text.data(), text.size(), "%.4g m", std::round(metres * 10) / 10);
    } else if (metres < 1000) {
        std::snprintf(text.data(), text.size(), "%.0f m", metres);
    } else {
        std::snprintf(text.data(), text.size(), "%.1f km", std::min(metres, 1e8) / 1000);
    }
    return text.data();
}

std::string metres_vi(double metres) {
    std::string text = metres_en(metres);
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

}  // namespace diachi::registry::rules
