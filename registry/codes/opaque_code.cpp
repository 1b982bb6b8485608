#include <stdexcept>

#include "registry/codes/code_scheme.hpp"
#include "registry/codes/damm.hpp"
#include "registry/codes/permutation.hpp"

namespace diachi::registry {
namespace {

constexpr std::int64_t serials_a_registry = 100'000'000;
constexpr int registries = 900;
constexpr std::int64_t first_number = 10'000'000'000;  // so that the first digit is never 0
constexpr std::size_t length = 12;

/// How many bytes the separator takes that a text begins with: a space, dot or dash, also those of word processors
/// (no-break and thin spaces, U+2010 to U+2015, the minus sign); 0 when it begins with none.
std::size_t separator_at(std::string_view text) {
    using namespace std::string_view_literals;
    for (const auto separator : {" "sv, "."sv, "-"sv, "\u00A0"sv, "\u2009"sv, "\u202F"sv, "\u2010"sv, "\u2011"sv,
                                 "\u2012"sv, "\u2013"sv, "\u2014"sv, "\u2015"sv, "\u2212"sv}) {
        if (text.starts_with(separator)) return separator.size();
    }
    return 0;
}

/// Twelve digits that say nothing: a permuted number of 11 digits and its check digit.
class OpaqueCode : public CodeScheme {
  public:
    [[nodiscard]] std::string_view name() const override { return "opaque-12"; }

    [[nodiscard]] std::string code_for(int registry_number, std::int64_t serial) const override {
        if (registry_number < 0 || registry_number >= registries) throw std::out_of_range("registry number");
        if (serial < 0 || serial >= serials_a_registry) throw std::out_of_range("the registry has used up its codes");
        const std::int64_t number = registry_number * serials_a_registry + serial;
        std::string digits = std::to_string(first_number + Permutation::apply(number));
        digits += damm_check_digit(digits);
        return digits;
    }

    [[nodiscard]] CodeCheck check(std::string_view text) const override {
        std::string digits;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (const auto skipped = separator_at(text.substr(at)); skipped > 0) {
                at += skipped - 1;
                continue;
            }
            const char c = text[at];
            if (c < '0' || c > '9') return {false, false, ""};
            digits += c;
        }
        if (digits.size() != length || digits[0] == '0') return {false, false, ""};
        return {true, damm_holds(digits), digits};
    }

    [[nodiscard]] std::string printed(std::string_view code) const override {
        std::string text;
        for (std::size_t at = 0; at < code.size(); at += 4) {
            if (at > 0) text += ' ';
            text += code.substr(at, 4);
        }
        return text;
    }
};

}  // namespace

const CodeScheme& default_code_scheme() {
    static const OpaqueCode scheme;
    return scheme;
}

const CodeScheme& known_code_scheme(std::string_view name) {
    if (name == default_code_scheme().name()) return default_code_scheme();
    throw std::runtime_error("the registry uses the code scheme " + std::string(name) + ", unknown to this version");
}

}  // namespace diachi::registry
