#include "importers/workbook/cell.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>

namespace diachi::importers::workbook {
namespace {

using namespace std::chrono;

constexpr double last_day = 2'958'466;  // 1 January 10000
constexpr double seconds_a_day = 86'400;

std::optional<double> number_in(const std::string& value) {
    double number = 0;
    const auto* end = value.data() + value.size();
    const auto read = std::from_chars(value.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || !std::isfinite(number)) return std::nullopt;
    return number;
}

/// 0.1 for what is kept as 0.10000000000000001; all digits of whole numbers.
std::string number_text(const std::string& value) {
    const auto number = number_in(value);
    if (!number || value.find_first_of(".eE") == std::string::npos) return value;
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), *number).ptr;
    const std::string shortest(text.data(), end);
    return shortest.size() < value.size() ? shortest : value;
}

sys_days day_zero(double day, bool from_1904) {
    if (from_1904) return sys_days(year(1904) / 1 / 1);
    return day < 60 ? sys_days(year(1899) / 12 / 31) : sys_days(year(1899) / 12 / 30);
}

}  // namespace

CellKind kind_of_format(std::string_view code) {
    bool day = false;
    bool hour = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '"' || c == '[') {
            const auto end = code.find(c == '"' ? '"' : ']', i + 1);
            if (c == '[' && code.substr(i + 1, 1).find_first_of("hHmMsS") == 0) hour = true;
            if (end == std::string_view::npos) break;
            i = end;
        } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
            day = true;
        } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
            hour = true;
        }
    }
    if (day) return hour ? CellKind::date_time : CellKind::date;
    return hour ? CellKind::time : CellKind::number;
}

CellKind kind_of_format(int number) {
    if (number == 22) return CellKind::date_time;
    const bool date = (number >= 14 && number <= 17) || (number >= 27 && number <= 31) || number == 36 ||
                      (number >= 50 && number <= 54) || (number >= 57 && number <= 58);
    if (date) return CellKind::date;
    const bool time =
        (number >= 18 && number <= 21) || (number >= 32 && number <= 35) || (number >= 45 && number <= 47);
    return time ? CellKind::time : CellKind::number;
}

std::string text_of(CellKind kind, const std::string& value, bool from_1904) {
    const auto number = number_in(value);
    const bool timed = kind == CellKind::date || kind == CellKind::date_time || kind == CellKind::time;
    if (!timed || !number || *number < 0 || *number >= last_day) return number_text(value);
    const auto total = static_cast<std::int64_t>(std::llround(*number * seconds_a_day));
    const auto day = static_cast<int>(total / 86'400);
    const auto second = static_cast<int>(total % 86'400);
    std::array<char, 32> clock{};
    std::snprintf(clock.data(), clock.size(), "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    if (kind == CellKind::time) return day == 0 ? clock.data() : number_text(value);
    const year_month_day date(day_zero(day, from_1904) + days(day));
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return kind == CellKind::date && second == 0 ? text.data() : std::string(text.data()) + " " + clock.data();
}

}  // namespace diachi::importers::workbook
