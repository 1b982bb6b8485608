#include "registry/text/quoting.hpp"

#include <array>
#include <cstdio>

#include "registry/text/letters.hpp"

namespace diachi::registry::text {
namespace {

constexpr std::size_t longest_quote = 200;   // bytes
constexpr std::size_t longest_list = 1'000;  // bytes

/// What a terminal or an editor would obey instead of showing it.
bool is_obeyed(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool line_end = c == 0x2028 || c == 0x2029;
    const bool direction = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || line_end || direction;
}

void append_escape(std::string& to, const char* format, unsigned value) {
    std::array<char, 16> escape{};
    std::snprintf(escape.data(), escape.size(), format, value);
    to += escape.data();
}

}  // namespace

std::string printable(std::string_view sent) {
    std::string shown;
    for (std::size_t at = 0; at < sent.size();) {
        if (shown.size() >= longest_quote) return shown + "…";
        const auto start = at;
        const char32_t c = next_code_point(sent, at);
        if (c == not_utf8) {
            append_escape(shown, "\\x%02X", static_cast<unsigned char>(sent[start]));
        } else if (is_obeyed(c)) {
            append_escape(shown, "\\u%04X", static_cast<unsigned>(c));
        } else {
            shown += sent.substr(start, at - start);
        }
    }
    return shown;
}

std::string in_quotes(std::string_view sent) {
    return "“" + printable(sent) + "”";
}

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (const auto& name : names) {
        if (list.size() >= longest_list) return list + ", … (" + std::to_string(names.size()) + " in all)";
        if (!list.empty()) list += ", ";
        list += printable(name);
    }
    return list;
}

}  // namespace diachi::registry::text
