#include "registry/date.hpp"

#include <charconv>
#include <chrono>

namespace diachi::registry {
namespace {

/// Digit by digit, for today is asked for many times an address; years have four digits.
std::string written(std::chrono::year_month_day day) {
    std::string text = "0000-00-00";
    const auto write = [&text](std::size_t last, unsigned value) {
        for (std::size_t at = last; value > 0; value /= 10) text[at--] = static_cast<char>('0' + value % 10);
    };
    write(3, static_cast<unsigned>(static_cast<int>(day.year())) % 10'000);
    write(6, static_cast<unsigned>(day.month()));
    write(9, static_cast<unsigned>(day.day()));
    return text;
}

std::optional<int> number(std::string_view digits) {
    if (digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value == 0) return std::nullopt;
    return value;
}

std::optional<std::chrono::year_month_day> read(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto year = number(iso.substr(0, 4));
    const auto month = number(iso.substr(5, 2));
    const auto day = number(iso.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

std::optional<Date> Date::parse(std::string_view iso) {
    if (!read(iso)) return std::nullopt;
    return Date(std::string(iso));
}

Date Date::today() {
    const auto in_vietnam = std::chrono::system_clock::now() + std::chrono::hours{7};
    return Date(written(std::chrono::floor<std::chrono::days>(in_vietnam)));
}

Date Date::next() const {
    return Date(written(std::chrono::sys_days{*read(iso_)} + std::chrono::days{1}));
}

}  // namespace diachi::registry
