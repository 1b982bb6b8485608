#include "registry/holders/holder.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

#include "registry/tax_number.hpp"
#include "registry/text/letters.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry {
namespace {

constexpr std::array kinds{std::pair{HolderKind::household, "household"},
                           std::pair{HolderKind::organisation, "organisation"},
                           std::pair{HolderKind::agency, "agency"}};
constexpr std::array roles{std::pair{HoldingRole::resident_main, "resident-main"},
                           std::pair{HoldingRole::resident, "resident"},
                           std::pair{HoldingRole::owner, "owner"},
                           std::pair{HoldingRole::tenant, "tenant"},
                           std::pair{HoldingRole::head_office, "head-office"},
                           std::pair{HoldingRole::branch, "branch"}};

template <typename Rows, typename Value>
std::string_view name_in(const Rows& rows, Value value) {
    return std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.first == value; })->second;
}

template <typename Value, typename Rows>
std::optional<Value> named_in(const Rows& rows, std::string_view name) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.second == name; });
    return found == rows.end() ? std::nullopt : std::optional<Value>(found->first);
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), text::is_digit);
    return digits;
}

/// Folded, without punctuation, a blank before and behind every word.
std::string words_of(std::string_view text) {
    std::string words = text::folded(text);
    const auto parts = [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; };
    std::replace_if(words.begin(), words.end(), parts, ' ');
    return " " + text::folded(words) + " ";
}

SecretText checked_name(std::string_view typed) {
    if (text::folded(typed).empty()) {
        throw HolderRefused{"holder.name", "name", "Cần ghi tên chủ hộ hoặc tên tổ chức, cơ quan.",
                            "The name of the householder, organisation or agency is missing.", ""};
    }
    return SecretText(text::composed(typed));
}

SecretText checked_number(HolderKind kind, std::string_view typed) {
    if (typed.empty() && kind == HolderKind::agency) return {};
    if (typed.empty()) {
        throw HolderRefused{"holder.number", "number",
                            "Cần ghi số định danh cá nhân (hộ gia đình) hoặc mã số thuế (tổ chức).",
                            "The personal number (household) or tax code (organisation) is missing.", ""};
    }
    const auto parsed = TaxNumber::parse(typed);
    auto fault = std::holds_alternative<NumberFault>(parsed)
                     ? std::optional(std::get<NumberFault>(parsed))
                     : fault_of(std::get<TaxNumber>(parsed),
                                kind == HolderKind::household ? TaxPayer::person : TaxPayer::organisation);
    if (fault) throw HolderRefused{"holder.number", "number", fault->message_vi, fault->message_en, ""};
    return SecretText(std::get<TaxNumber>(parsed).digits);
}

SecretText checked_phone(std::string_view typed) {
    if (typed.empty()) return {};
    const auto digits = phone_digits(typed);
    if (!digits) {
        throw HolderRefused{"holder.phone", "phone", "Số điện thoại có 10 hoặc 11 chữ số, bắt đầu bằng 0 hoặc +84.",
                            "A phone number has 10 or 11 digits and begins with 0 or +84.", ""};
    }
    return SecretText(*digits);
}

/// Returns where the next one goes.
char* append(char* to, std::string_view text) {
    const std::uint64_t length = text.size();
    std::memcpy(to, &length, sizeof length);
    return std::copy(text.begin(), text.end(), to + sizeof length);
}

/// The next text, which is cut off; nothing when the rest holds none.
std::optional<SecretText> next_text(std::string_view& rest) {
    std::uint64_t length = 0;
    if (rest.size() < sizeof length) return std::nullopt;
    std::memcpy(&length, rest.data(), sizeof length);
    rest.remove_prefix(sizeof length);
    if (rest.size() < length) return std::nullopt;
    SecretText text(rest.substr(0, length));
    rest.remove_prefix(length);
    return text;
}

}  // namespace

std::string_view name_of(HolderKind kind) {
    return name_in(kinds, kind);
}
std::string_view name_of(HoldingRole role) {
    return name_in(roles, role);
}
std::optional<HolderKind> holder_kind_named(std::string_view name) {
    return named_in<HolderKind>(kinds, name);
}
std::optional<HoldingRole> holding_role_named(std::string_view name) {
    return named_in<HoldingRole>(roles, name);
}

bool is_main(HoldingRole role) {
    return role == HoldingRole::resident_main || role == HoldingRole::head_office;
}

std::optional<std::string> phone_digits(std::string_view typed) {
    const bool international = typed.starts_with("+");
    if (international) typed.remove_prefix(1);
    const auto fits = [](char c) { return text::is_digit(c) || c == ' ' || c == '.' || c == '-'; };
    if (!std::all_of(typed.begin(), typed.end(), fits)) return std::nullopt;
    std::string digits = digits_of(typed);
    if (international && !digits.starts_with("84")) return std::nullopt;
    if (international) digits.replace(0, 2, "0");
    if (!digits.starts_with("0") || digits.size() < 10 || digits.size() > 11) return std::nullopt;
    return digits;
}

HolderFacts checked_facts(HolderKind kind, std::string_view name, std::string_view number, std::string_view phone,
                          std::string_view note) {
    return {kind, checked_name(name), checked_number(kind, number), checked_phone(phone), SecretText(note)};
}

SecretText encoded(const HolderFacts& facts) {
    const std::array parts{&facts.name, &facts.number, &facts.phone, &facts.note};
    std::size_t size = 0;
    for (const auto* part : parts) size += sizeof(std::uint64_t) + part->view().size();
    SecretText text(size);
    char* to = text.data();
    for (const auto* part : parts) to = append(to, part->view());
    return text;
}

std::optional<HolderFacts> decoded(HolderKind kind, const SecretText& text) {
    std::string_view rest = text.view();
    auto name = next_text(rest);
    auto number = next_text(rest);
    auto phone = next_text(rest);
    auto note = next_text(rest);
    if (!note) return std::nullopt;
    return HolderFacts{kind, *std::move(name), *std::move(number), *std::move(phone), *std::move(note)};
}

bool tells_of(const HolderFacts& facts, std::string_view text) {
    const std::string name = words_of(facts.name.view());
    const bool one_word = name.find(' ', 1) == name.size() - 1;  // too short to tell anybody apart
    const std::string digits = digits_of(text);
    const auto holds_digits = [&](const SecretText& number) {
        return !number.empty() && digits.find(number.view()) != std::string::npos;
    };
    return (!one_word && words_of(text).find(name) != std::string::npos) || holds_digits(facts.number) ||
           holds_digits(facts.phone);
}

}  // namespace diachi::registry
