#include "registry/text/decimal.hpp"

#include <array>
#include <charconv>
#include <system_error>

namespace diachi::registry::text {

std::string decimal(double value, int decimals) {
    std::array<char, 64> digits{};
    char* const begin = digits.data();
    auto written = std::to_chars(begin, begin + digits.size(), value, std::chars_format::fixed, decimals);
    if (written.ec != std::errc{}) written = std::to_chars(begin, begin + digits.size(), value);
    return {begin, written.ptr};
}

}  // namespace diachi::registry::text
