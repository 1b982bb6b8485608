#include "registry/identifiers/identifier_reading.hpp"

#include "geo/plus_code.hpp"
#include "registry/identifiers/identifier_scheme.hpp"

namespace diachi::registry {
namespace {

constexpr int least_plus_code_digits = 10;  // cells of at most 14 m
constexpr std::size_t plus_sign_at = 8;
constexpr std::size_t longest_text = 200;  // bytes; far more than any identifier has, spaces included

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string with_plus_sign(std::string_view text) {
    std::string code(trimmed(text));
    const auto blank = code.find(' ');
    if (blank != std::string::npos && blank <= plus_sign_at && code.find('+') == std::string::npos) code[blank] = '+';
    return code;
}

std::optional<std::string> plus_code(std::string_view text) {
    const auto code = with_plus_sign(text);
    if (!geo::plus_code::is_full(code)) return std::nullopt;
    const auto area = geo::plus_code::decode(code);
    if (area.length < least_plus_code_digits) return std::nullopt;
    return geo::plus_code::encode(area.middle_latitude(), area.middle_longitude(), area.length);
}

/// "surveying unit/sheet/number": "26740/12/345".
std::optional<ParcelKey> parcel_key(std::string_view text) {
    const auto first = text.find('/');
    const auto second = first == std::string_view::npos ? first : text.find('/', first + 1);
    if (second == std::string_view::npos || text.find('/', second + 1) != std::string_view::npos) return std::nullopt;
    const ParcelKey key{std::string(trimmed(text.substr(0, first))),
                        std::string(trimmed(text.substr(first + 1, second - first - 1))),
                        std::string(trimmed(text.substr(second + 1)))};
    const bool is_unit = !key.surveying_unit.empty() &&
                         key.surveying_unit.find_first_not_of("0123456789") == std::string::npos;
    if (!is_unit || key.sheet.empty() || key.number.empty()) return std::nullopt;
    return key;
}

std::vector<LookupScheme> all_schemes() {
    std::vector<LookupScheme> all{
        {code_lookup, "the 12 digits of an address code", "12 chữ số của mã địa chỉ"},
        {plus_code_lookup, "a full Plus Code of at least 10 digits, as 7P28QMXW+7J",
         "Plus Code đầy đủ, ít nhất 10 ký tự"},
        {parcel_lookup, "surveying unit/sheet/parcel number, as 26740/12/345", "mã xã đo đạc/số tờ/số thửa"},
    };
    for (const auto& kept : identifier_schemes()) all.push_back({kept.id, kept.form_en, kept.form_vi});
    return all;
}

}  // namespace

std::span<const LookupScheme> lookup_schemes() {
    static const auto schemes = all_schemes();
    return schemes;
}

std::vector<IdentifierReading> readings_of(std::string_view text, const CodeScheme& codes) {
    std::vector<IdentifierReading> readings;
    if (text.size() > longest_text) return readings;
    if (const auto check = codes.check(text); check.well_formed) {
        readings.push_back({code_lookup, check.code, check.check_digit_holds, std::nullopt});
    }
    if (auto code = plus_code(text)) {
        readings.push_back({plus_code_lookup, *std::move(code), std::nullopt, std::nullopt});
    }
    if (const auto key = parcel_key(text)) {
        const auto written = key->surveying_unit + "/" + key->sheet + "/" + key->number;
        readings.push_back({parcel_lookup, written, std::nullopt, key});
    }
    for (const auto& scheme : identifier_schemes()) {
        if (auto value = scheme.normal(text)) {
            readings.push_back({scheme.id, *std::move(value), std::nullopt, std::nullopt});
        }
    }
    return readings;
}

bool is_part_of_a_plus_code(std::string_view text) {
    if (text.size() > longest_text) return false;
    const auto code = with_plus_sign(text);
    return geo::plus_code::is_valid(code) && !plus_code(code);
}

}  // namespace diachi::registry
