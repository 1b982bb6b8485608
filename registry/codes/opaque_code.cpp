#include <stdexcept>

#include "registry/codes/code_scheme.hpp"
#include "registry/codes/damm.hpp"
#include "registry/codes/permutation.hpp"
#include "registry/codes/separators.hpp"

namespace diachi::registry {
namespace {

constexpr std::int64_t serials_a_registry = 100'000'000;
constexpr int registries = 900;
constexpr std::int64_t first_number = 10'000'000'000;  // so that the first digit is never 0
constexpr std::size_t length = 12;

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
        const std::string digits = without_separators(text);
        if (digits.find_first_not_of("0123456789") != std::string::npos) return {false, false, ""};
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
