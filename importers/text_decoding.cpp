#include "importers/text_decoding.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "registry/text/letters.hpp"
#include "registry/text/tcvn3.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::importers {
namespace {

using registry::text::decode_tcvn3;
using registry::text::plausible_tcvn3;

// What Windows-1252 has at 0x80 to 0x9F: the "Latin-1" of most programs.
constexpr std::array<char16_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool is_ascii(std::string_view raw) {
    return std::none_of(raw.begin(), raw.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::optional<unsigned char> latin1_byte(char32_t code_point) {
    if (code_point <= 0xFF) return static_cast<unsigned char>(code_point);
    const auto found = std::find(windows_1252.begin(), windows_1252.end(), code_point);
    if (found == windows_1252.end()) return std::nullopt;
    return static_cast<unsigned char>(0x80 + (found - windows_1252.begin()));
}

/// What one UTF-8 value looks like.
struct Utf8Value {
    bool valid = true;
    bool vietnamese = false;    // letters that Latin-1 lacks
    bool misread_mark = false;  // a Latin-1 sign inside a word that no Vietnamese word has
    std::string latin1;         // empty when it has other characters
};

Utf8Value examine(std::string_view raw) {
    Utf8Value value;
    bool beside_letter = false;
    bool only_latin1 = true;
    for (std::size_t at = 0; at < raw.size();) {
        const char32_t c = registry::text::next_code_point(raw, at);
        if (c == registry::text::not_utf8) {
            value.valid = false;
            return value;
        }
        const auto byte = latin1_byte(c);
        if (byte && only_latin1)
            value.latin1 += static_cast<char>(*byte);
        else
            only_latin1 = false;
        const bool vietnamese =
            registry::text::is_combining_mark(c) || (c > 0xFF && registry::text::letter(c).base != 0);
        value.vietnamese |= vietnamese && !byte;
        const bool sign = byte && *byte >= 0xA1 && !registry::text::vietnamese_in_latin1(c);
        const bool ascii_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        const bool before_letter =
            at < raw.size() && (static_cast<unsigned char>(raw[at]) >= 0xC0 ||
                                registry::text::letter(static_cast<unsigned char>(raw[at])).base != 0);
        value.misread_mark |= sign && (beside_letter || before_letter);
        beside_letter = ascii_letter || (byte && *byte >= 0xA1);
    }
    if (!only_latin1) value.latin1.clear();
    return value;
}

bool is_misread(const Utf8Value& value) {
    return value.valid && value.misread_mark && !value.vietnamese && !value.latin1.empty() &&
           plausible_tcvn3(value.latin1);
}

std::string upper_case(std::string_view text) {
    std::string upper;
    for (const char c : text) {
        if (c > ' ') upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    }
    return upper;
}

/// What a claim means: an encoding, a Latin one that cannot hold Vietnamese (so it says nothing), or a foreign one.
struct Claim {
    std::optional<Encoding> encoding;
    std::string note;
};

Claim claim_of_code_page(const std::string& code_page) {
    const std::string name = upper_case(code_page);
    if (name.empty()) return {};
    for (const auto* utf8 : {"UTF-8", "UTF8", "65001"}) {
        if (name == utf8) return {Encoding::utf8, "the .cpg says UTF-8"};
    }
    for (const auto* tcvn : {"TCVN", "TCVN3", "TCVN-3", "TCVN5712-1", "ABC"}) {
        if (name == tcvn) return {Encoding::tcvn3, "the .cpg says " + name};
    }
    for (const auto* latin : {"1252", "CP1252", "WINDOWS-1252", "ANSI1252", "ISO-8859-1", "ISO8859-1", "ISO88591",
                              "88591", "8859-1", "LATIN1", "SYSTEM", "ANSI", "437", "850"}) {
        if (name == latin) return {{}, "the .cpg says " + name + ", which has no Vietnamese letters"};
    }
    throw ImportError("the .cpg says " + name +
                      "; only UTF-8 and TCVN3 are read here: save the file as UTF-8, or give "
                      "--encoding when the .cpg is wrong");
}

Claim claim_of_language_driver(int driver) {
    constexpr int ansi = 87;  // what ESRI writes whatever the text
    if (driver == ansi || driver == 0) return {};
    for (const int latin : {1, 2, 3, 27, 88, 89}) {
        if (driver == latin) {
            return {{}, "the language driver " + std::to_string(driver) + " of the .dbf has no Vietnamese letters"};
        }
    }
    throw ImportError("the .dbf names language driver " + std::to_string(driver) +
                      ", a foreign code page; save the file as UTF-8, or give --encoding when that is wrong");
}

std::string count_text(std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " value" : " values");
}

EncodingDecision decide_within_utf8(const ColumnEvidence& evidence) {
    if (evidence.misread == 0) return {ColumnEncoding::utf8, "all values are valid UTF-8"};
    if (evidence.vietnamese_utf8 == 0) {
        return {ColumnEncoding::tcvn3_in_utf8, count_text(evidence.misread) + " are TCVN3 that was read as Latin-1"};
    }
    return {ColumnEncoding::utf8_and_misread, count_text(evidence.misread) + " are TCVN3 that was read as Latin-1, " +
                                                  count_text(evidence.vietnamese_utf8) + " are UTF-8"};
}

EncodingDecision detect(const ColumnEvidence& evidence, const std::string& column) {
    if (evidence.not_utf8 == 0) return decide_within_utf8(evidence);
    if (evidence.not_utf8_but_tcvn3 * 5 < evidence.not_utf8 * 4) {
        throw ImportError("the text of column " + column + " is neither UTF-8 nor TCVN3 (" +
                          count_text(evidence.not_utf8) + "); save the file as UTF-8, or say --encoding");
    }
    if (evidence.vietnamese_utf8 == 0) {
        return {ColumnEncoding::tcvn3,
                count_text(evidence.not_utf8) + " are no UTF-8 and are Vietnamese read as TCVN3"};
    }
    return {ColumnEncoding::utf8_and_tcvn3,
            count_text(evidence.vietnamese_utf8) + " are UTF-8, " + count_text(evidence.not_utf8) + " are TCVN3"};
}

/// Icelandic Ð and ð, which many keyboards typed for Đ and đ.
std::string with_vietnamese_d(std::string text) {
    constexpr std::string_view typed[] = {"\xC3\x90", "\xC3\xB0"};
    constexpr std::string_view meant[] = {"Đ", "đ"};  // two bytes too
    for (int i = 0; i < 2; ++i) {
        for (auto at = text.find(typed[i]); at != std::string::npos; at = text.find(typed[i], at + 2))
            text.replace(at, 2, meant[i]);
    }
    return text;
}

std::optional<std::string> decode_utf8(std::string_view raw) {
    try {
        return with_vietnamese_d(registry::text::composed(raw));
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

std::optional<std::string> decode_misread(std::string_view raw, bool only_when_sure) {
    const auto value = examine(raw);
    if (!value.valid) return std::nullopt;
    const bool convert = only_when_sure ? is_misread(value) : !value.latin1.empty();
    return convert ? decode_tcvn3(value.latin1) : decode_utf8(raw);
}

}  // namespace

void ColumnEvidence::add(std::string_view raw) {
    if (is_ascii(raw)) return;
    ++other_than_ascii;
    const auto value = examine(raw);
    if (!value.valid) {
        ++not_utf8;
        not_utf8_but_tcvn3 += plausible_tcvn3(raw);
        return;
    }
    vietnamese_utf8 += value.vietnamese;
    misread += is_misread(value);
}

EncodingDecision decide_encoding(const ColumnEvidence& evidence, const EncodingHints& hints,
                                 const std::string& column) {
    if (evidence.other_than_ascii == 0) return {ColumnEncoding::ascii, "only ASCII"};
    if (hints.option == Encoding::utf8) return {ColumnEncoding::utf8, "--encoding says so"};
    if (hints.option == Encoding::tcvn3) {
        const bool misread = evidence.not_utf8 == 0 && evidence.misread > 0;
        if (evidence.not_utf8 == 0 && !misread && evidence.vietnamese_utf8 > 0) {
            throw ImportError("the text of column " + column + " is Vietnamese in UTF-8 (" +
                              count_text(evidence.vietnamese_utf8) +
                              "), not TCVN3 as --encoding says; leave --encoding away");
        }
        return {misread ? ColumnEncoding::tcvn3_in_utf8 : ColumnEncoding::tcvn3, "--encoding says so"};
    }
    Claim claim = claim_of_code_page(hints.code_page);
    if (claim.note.empty() && hints.language_driver) claim = claim_of_language_driver(*hints.language_driver);
    if (claim.encoding == Encoding::tcvn3) return {ColumnEncoding::tcvn3, claim.note};
    EncodingDecision decision =
        claim.encoding == Encoding::utf8 ? decide_within_utf8(evidence) : detect(evidence, column);
    if (!claim.note.empty()) decision.reason = claim.note + "; " + decision.reason;
    if (claim.encoding == Encoding::utf8 && evidence.not_utf8 > 0) {
        decision.reason = claim.note + ", but " + count_text(evidence.not_utf8) + " are not";
    }
    return decision;
}

std::optional<std::string> decode(std::string_view raw, ColumnEncoding encoding) {
    if (is_ascii(raw)) return std::string(raw);
    switch (encoding) {
        case ColumnEncoding::ascii:
            return std::nullopt;
        case ColumnEncoding::utf8:
            return decode_utf8(raw);
        case ColumnEncoding::tcvn3:
            return decode_tcvn3(raw);
        case ColumnEncoding::tcvn3_in_utf8:
            return decode_misread(raw, false);
        case ColumnEncoding::utf8_and_misread:
            return decode_misread(raw, true);
        case ColumnEncoding::utf8_and_tcvn3: {
            auto text = decode_utf8(raw);
            return text ? text : decode_tcvn3(raw);
        }
    }
    return std::nullopt;
}

std::string_view encoding_name(ColumnEncoding encoding) {
    switch (encoding) {
        case ColumnEncoding::ascii:
            return "ASCII";
        case ColumnEncoding::utf8:
            return "UTF-8";
        case ColumnEncoding::tcvn3:
            return "TCVN3";
        case ColumnEncoding::tcvn3_in_utf8:
            return "TCVN3 read as Latin-1";
        case ColumnEncoding::utf8_and_tcvn3:
            return "UTF-8 and TCVN3 mixed";
        case ColumnEncoding::utf8_and_misread:
            return "UTF-8 and TCVN3 read as Latin-1 mixed";
    }
    return "";
}

}  // namespace diachi::importers
