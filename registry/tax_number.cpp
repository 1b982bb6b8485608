#include "registry/tax_number.hpp"

#include <array>

namespace diachi::registry {
namespace {

using Kind = TaxNumber::Kind;
using Parsed = std::variant<TaxNumber, NumberFault>;

/// The digits without what people type between them; nothing where anything else stands there.
std::optional<std::string> digits_in(std::string_view text) {
    constexpr std::string_view en_dash = "–";
    std::string digits;
    while (!text.empty()) {
        if (text.starts_with(en_dash)) {
            text.remove_prefix(en_dash.size());
            continue;
        }
        const char c = text.front();
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c != ' ' && c != '.' && c != '-') {
            return std::nullopt;
        }
        text.remove_prefix(1);
    }
    return digits;
}

/// 10 − (weighted sum mod 11) of the first nine digits. 10 itself is no digit: no number begins with those nine.
int check_digit(std::string_view digits) {
    constexpr std::array weights{31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (digits[i] - '0');
    return 10 - sum % 11;
}

std::optional<NumberFault> fault_of_tax_code(std::string_view digits) {
    if (check_digit(digits) == digits[9] - '0') return std::nullopt;
    return NumberFault{"Mã số thuế không đúng chữ số kiểm tra (chữ số thứ 10); hãy kiểm tra lại từng chữ số.",
                       "The check digit of the tax code (the tenth digit) does not hold; compare each digit."};
}

Parsed tax_code(std::string digits) {
    if (auto fault = fault_of_tax_code(digits)) return *std::move(fault);
    return TaxNumber{Kind::tax, std::move(digits)};
}

Parsed branch(std::string digits) {
    if (auto fault = fault_of_tax_code(digits)) return *std::move(fault);
    if (digits.ends_with("000")) {
        return NumberFault{"Mã đơn vị phụ thuộc (ba chữ số cuối) phải từ 001 đến 999.",
                           "The number of the branch (the last three digits) lies between 001 and 999."};
    }
    return TaxNumber{Kind::branch, std::move(digits)};
}

Parsed personal(std::string digits) {
    const std::string province = digits.substr(0, 3);
    if (province < "001" || province > "096") {
        return NumberFault{"Số định danh cá nhân phải bắt đầu bằng mã tỉnh từ 001 đến 096.",
                           "A personal number begins with the code of a province, 001 to 096."};
    }
    return TaxNumber{Kind::personal, std::move(digits)};
}

}  // namespace

std::string TaxNumber::written() const {
    return kind == Kind::branch ? digits.substr(0, 10) + "-" + digits.substr(10) : digits;
}

Parsed TaxNumber::parse(std::string_view text) {
    auto digits = digits_in(text);
    if (!digits) {
        return NumberFault{"Mã số chỉ gồm chữ số; được phép có dấu cách, dấu chấm, dấu gạch ngang.",
                           "A number has digits only, with any blanks, dots or dashes."};
    }
    switch (digits->size()) {
        case 10:
            return tax_code(*std::move(digits));
        case 12:
            return personal(*std::move(digits));
        case 13:
            return branch(*std::move(digits));
        default:
            return NumberFault{
                "Mã số thuế có 10 hoặc 13 chữ số, số định danh cá nhân có 12 chữ số; ở đây có " +
                    std::to_string(digits->size()) + ".",
                "A tax code has 10 or 13 digits, a personal number 12; here are " + std::to_string(digits->size()) +
                    "."};
    }
}

std::optional<NumberFault> fault_of(const TaxNumber& number, TaxPayer payer) {
    const bool personal = number.kind == Kind::personal;
    if (payer == TaxPayer::person && !personal) {
        return NumberFault{
            "Mã số thuế của hộ gia đình, cá nhân không còn dùng từ ngày 01/7/2025; hãy ghi số định danh cá nhân "
            "12 chữ số.",
            "Tax codes of households and individuals are outdated since 2025-07-01; give the personal number "
            "of 12 digits."};
    }
    if (payer == TaxPayer::organisation && personal) {
        return NumberFault{"Tổ chức, cơ quan dùng mã số thuế 10 hoặc 13 chữ số, không dùng số định danh cá nhân.",
                           "Organisations and agencies have a tax code of 10 or 13 digits, not a personal number."};
    }
    return std::nullopt;
}

}  // namespace diachi::registry
