#include "importers/dates.hpp"

#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace diachi::importers {

std::optional<FileNameDate> date_in_file_name(const std::string& name) {
    constexpr std::size_t length = 10;
    const auto digit_at = [&](std::size_t at) {
        return at < name.size() && std::isdigit(static_cast<unsigned char>(name[at])) != 0;
    };
    for (std::size_t at = 0; at + length <= name.size(); ++at) {
        if ((at > 0 && digit_at(at - 1)) || digit_at(at + length)) continue;
        const auto date = registry::Date::parse(name.substr(at, length));
        if (!date) continue;
        const bool is_end = name.substr(0, at).ends_with("until_") || name.substr(0, at).ends_with("until-");
        return FileNameDate{is_end ? date->next() : *date, is_end};
    }
    return std::nullopt;
}

registry::Date day_before(const registry::Date& date) {
    using namespace std::chrono;
    const std::string& iso = date.iso();
    int parts[3] = {};
    const std::size_t starts[3] = {0, 5, 8};
    for (int i = 0; i < 3; ++i) {
        std::from_chars(iso.data() + starts[i], iso.data() + iso.size(), parts[i]);
    }
    const year_month_day before{
        sys_days{year{parts[0]} / month{static_cast<unsigned>(parts[1])} / day{static_cast<unsigned>(parts[2])}} -
        days{1}};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(before.year()),
                  static_cast<unsigned>(before.month()), static_cast<unsigned>(before.day()));
    const auto day = registry::Date::parse(text.data());
    if (!day) throw std::invalid_argument("no day before " + iso);
    return *day;
}

}  // namespace diachi::importers
