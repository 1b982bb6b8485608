#include "registry/utc_time.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace diachi::registry {
namespace {

using namespace std::chrono;

/// "2026-11-23T08:15:30"
std::string to_the_second(sys_seconds time) {
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text.data();
}

}  // namespace

std::string now_utc() {
    const auto now = floor<milliseconds>(system_clock::now());
    const auto second = floor<seconds>(now);
    std::array<char, 16> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%03dZ", static_cast<int>((now - second).count()));
    return to_the_second(second) + fraction.data();
}

std::string utc_of(std::int64_t time) {
    return to_the_second(sys_seconds(seconds(time))) + "Z";
}

}  // namespace diachi::registry
