#include "registry/geocoding/confirmed/text_form.hpp"

#include <stdexcept>

#include "registry/text/letters.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t longest_text = 1000;  // bytes, as the geocoder reads

bool is_long_dash(char32_t c) {
    return c >= 0x2010 && c <= 0x2015;
}

bool ends_with_abbreviation(const std::string& form) {
    if (form.size() < 2 || form.back() != '.') return false;
    const char before = form[form.size() - 2];
    return before != ' ' && before != '.' && (before < '0' || before > '9');
}

bool swallows_space(const std::string& form) {
    return form.empty() || form.back() == ',' || form.back() == '/' || ends_with_abbreviation(form);
}

void add(std::string& form, char32_t c) {
    if (c == ' ' && swallows_space(form)) return;
    if (c == ';') c = ',';
    if (is_long_dash(c)) c = '-';
    if ((c == ',' || c == '/') && form.ends_with(' ')) form.pop_back();
    if (c == ',' && (form.empty() || form.back() == ',')) return;
    text::append_utf8(form, c);
}

}  // namespace

std::optional<std::string> settled_form(std::string_view text) {
    if (text.size() > longest_text) return std::nullopt;
    std::string letters;
    try {
        letters = text::composed(text::same_name_key(text));  // a second tone mark is left behind where the first moves
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
    std::string form;
    for (std::size_t at = 0; at < letters.size();) add(form, text::next_code_point(letters, at));
    while (!form.empty() && (form.back() == ',' || form.back() == '.' || form.back() == ' ')) form.pop_back();
    return form.empty() ? std::nullopt : std::optional(std::move(form));
}

Digest settled_hash(const SecretKey& key, std::string_view system, std::string_view form) {
    // The length keeps system and text apart.
    std::string both = std::to_string(system.size()) + ":";
    both.append(system).append(form);
    return keyed_hash(key, both);
}

}  // namespace diachi::registry::geocoding
