#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace diachi::registry {

/// Why a text is no number, or not one for its holder. Never repeats the number: it is personal data.
struct NumberFault {
    std::string message_vi;
    std::string message_en;
};

/// By whom a number is held.
enum class TaxPayer { person, organisation };

/// The number by which the tax office knows somebody: the tax code (mã số thuế, MST) of an organisation, ten digits of
/// which the last is a check digit, or thirteen with the branch 001 to 999 behind them; or the personal number (số định
/// danh cá nhân) of twelve digits, which households and individuals use in its place since 2025-07-01 (Thông tư
/// 86/2024/TT-BTC).
struct TaxNumber {
    enum class Kind { tax, branch, personal };

    Kind kind;
    std::string digits;  ///< 10, 13 or 12

    /// "0100109106-001" for a branch, the digits for the others.
    [[nodiscard]] std::string written() const;

    /// Takes blanks, dots and dashes anywhere. Holds a tax code against its check digit and a personal number against
    /// its structure: province code 001 to 096, sex and century, two digits of the year of birth, six more.
    static std::variant<TaxNumber, NumberFault> parse(std::string_view text);
};

/// What speaks against this number for this payer, if anything: persons have twelve digits, organisations ten or
/// thirteen.
std::optional<NumberFault> fault_of(const TaxNumber& number, TaxPayer payer);

}  // namespace diachi::registry
