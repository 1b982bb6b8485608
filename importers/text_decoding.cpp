#include "importers/text_decoding.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "registry/text/decoding.hpp"
#include "registry/text/letters.hpp"

namespace diachi::importers {
namespace {

using registry::text::bytes_behind_latin1;
using registry::text::decoded_as;
using registry::text::legacy_encodings;
using Form = ColumnEncoding::Form;

bool is_ascii(std::string_view raw) {
    return std::none_of(raw.begin(), raw.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool has_letters_that_latin1_lacks(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = registry::text::next_code_point(utf8, at);
        if (registry::text::is_combining_mark(c) || (c > 0xFF && registry::text::letter(c).base != 0)) return true;
    }
    return false;
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
    using Names = std::pair<Encoding, std::vector<std::string>>;
    for (const auto& [encoding, names] :
         {Names{Encoding::utf8, {"UTF-8", "UTF8", "65001"}},
          Names{Encoding::tcvn3, {"TCVN", "TCVN3", "TCVN-3", "TCVN5712-1", "ABC"}},
          Names{Encoding::vni, {"VNI", "VNI-WINDOWS"}}, Names{Encoding::viscii, {"VISCII"}},
          Names{Encoding::cp1258, {"1258", "CP1258", "WINDOWS-1258", "ANSI1258"}}}) {
        if (std::find(names.begin(), names.end(), name) == names.end()) continue;
        return {encoding, "the .cpg says " + (encoding == Encoding::utf8 ? "UTF-8" : name)};
    }
    for (const auto* latin : {"1252", "CP1252", "WINDOWS-1252", "ANSI1252", "ISO-8859-1", "ISO8859-1", "ISO88591",
                              "88591", "8859-1", "LATIN1", "SYSTEM", "ANSI", "437", "850"}) {
        if (name == latin) return {{}, "the .cpg says " + name + ", which has no Vietnamese letters"};
    }
    throw ImportError("the .cpg says " + name +
                      "; only UTF-8, TCVN3, VNI, VISCII and CP1258 are read here: save the file as UTF-8, or give "
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

std::string misread_name(Encoding encoding) {
    return std::string(name_of(encoding)) +
           (encoding == Encoding::utf8 ? " that was read as Latin-1 before" : " that was read as Latin-1");
}

Encoding most_misread(const ColumnEvidence& evidence) {
    return static_cast<Encoding>(std::max_element(evidence.misread.begin(), evidence.misread.end()) -
                                 evidence.misread.begin());
}

EncodingDecision decide_within_utf8(const ColumnEvidence& evidence) {
    if (evidence.all_misread() == 0) return {{Form::utf8}, "all values are valid UTF-8"};
    const Encoding encoding = most_misread(evidence);
    const std::string reason = count_text(evidence.all_misread()) + " are " + misread_name(encoding);
    if (evidence.vietnamese_utf8 == 0) return {{Form::misread, encoding}, reason};
    return {{Form::utf8_and_misread, encoding}, reason + ", " + count_text(evidence.vietnamese_utf8) + " are UTF-8"};
}

EncodingDecision detect(const ColumnEvidence& evidence, const std::string& column) {
    if (evidence.not_utf8 == 0) return decide_within_utf8(evidence);
    const auto* const best =
        std::max_element(evidence.legacy.begin(), evidence.legacy.end(),
                         [](const auto& a, const auto& b) { return a.looks.score() < b.looks.score(); });
    if (best->vietnamese * 5 < evidence.not_utf8 * 4) {
        throw ImportError("the text of column " + column + " is neither UTF-8 nor TCVN3, VNI, VISCII or CP1258 (" +
                          count_text(evidence.not_utf8) + "); save the file as UTF-8, or say --encoding");
    }
    const Encoding encoding = legacy_encodings[static_cast<std::size_t>(best - evidence.legacy.begin())];
    const std::string name(name_of(encoding));
    if (evidence.vietnamese_utf8 == 0) {
        return {{Form::legacy, encoding},
                count_text(evidence.not_utf8) + " are no UTF-8 and are Vietnamese read as " + name};
    }
    return {{Form::utf8_and_legacy, encoding},
            count_text(evidence.vietnamese_utf8) + " are UTF-8, " + count_text(evidence.not_utf8) + " are " + name};
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
    auto text = decoded_as(raw, Encoding::utf8);
    return text ? std::optional(with_vietnamese_d(std::move(*text))) : std::nullopt;
}

/// A value of a column that was misread as a whole: also where the value alone would not tell.
std::optional<std::string> decode_misread(std::string_view raw, Encoding encoding) {
    const auto bytes = bytes_behind_latin1(raw);
    auto text = bytes ? decoded_as(*bytes, encoding) : std::nullopt;
    if (text && encoding != Encoding::utf8) return text;
    const auto found = registry::text::decoded(raw);
    return found ? std::optional(with_vietnamese_d(found->text)) : std::nullopt;
}

/// A value of a column in which only some were.
std::optional<std::string> decode_when_sure(std::string_view raw) {
    const auto found = registry::text::decoded(raw);
    return found && found->misread > 0 ? std::optional(found->text) : decode_utf8(raw);
}

}  // namespace

std::int64_t ColumnEvidence::all_misread() const {
    return std::accumulate(misread.begin(), misread.end(), std::int64_t{0});
}

void ColumnEvidence::add(std::string_view raw) {
    if (is_ascii(raw)) return;
    ++other_than_ascii;
    const auto utf8 = decoded_as(raw, Encoding::utf8);
    if (utf8) {
        const auto found = registry::text::decoded(raw);
        if (found && found->misread > 0)
            ++misread[static_cast<std::size_t>(found->encoding)];
        else
            vietnamese_utf8 += has_letters_that_latin1_lacks(*utf8);
        return;
    }
    ++not_utf8;
    for (std::size_t i = 0; i < legacy.size(); ++i) {
        const auto text = decoded_as(raw, legacy_encodings[i]);
        const auto looks = text ? registry::text::plausibility(*text) : registry::text::Plausibility{0, 0, 1};
        legacy[i].looks += looks;
        legacy[i].vietnamese += looks.foreign <= looks.syllables;
    }
}

EncodingDecision decide_encoding(const ColumnEvidence& evidence, const EncodingHints& hints,
                                 const std::string& column) {
    if (evidence.other_than_ascii == 0) return {{Form::ascii}, "only ASCII"};
    if (hints.option == Encoding::utf8) return {{Form::utf8}, "--encoding says so"};
    if (hints.option) {
        const bool misread = evidence.not_utf8 == 0 && evidence.all_misread() > 0;
        if (evidence.not_utf8 == 0 && !misread && evidence.vietnamese_utf8 > 0) {
            throw ImportError("the text of column " + column + " is Vietnamese in UTF-8 (" +
                              count_text(evidence.vietnamese_utf8) + "), not " + std::string(name_of(*hints.option)) +
                              " as --encoding says; leave --encoding away");
        }
        return {{misread ? Form::misread : Form::legacy, *hints.option}, "--encoding says so"};
    }
    Claim claim = claim_of_code_page(hints.code_page);
    if (claim.note.empty() && hints.language_driver) claim = claim_of_language_driver(*hints.language_driver);
    if (claim.encoding && claim.encoding != Encoding::utf8) return {{Form::legacy, *claim.encoding}, claim.note};
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
    switch (encoding.form) {
        case Form::ascii:
            return std::nullopt;
        case Form::utf8:
            return decode_utf8(raw);
        case Form::legacy:
            return decoded_as(raw, encoding.encoding);
        case Form::misread:
            return decode_misread(raw, encoding.encoding);
        case Form::utf8_and_misread:
            return decode_when_sure(raw);
        case Form::utf8_and_legacy: {
            auto text = decode_utf8(raw);
            return text ? text : decoded_as(raw, encoding.encoding);
        }
    }
    return std::nullopt;
}

std::string encoding_name(ColumnEncoding encoding) {
    const std::string other(name_of(encoding.encoding));
    switch (encoding.form) {
        case Form::ascii:
            return "ASCII";
        case Form::utf8:
            return "UTF-8";
        case Form::legacy:
            return other;
        case Form::misread:
            return other + " read as Latin-1";
        case Form::utf8_and_legacy:
            return "UTF-8 and " + other + " mixed";
        case Form::utf8_and_misread:
            return "UTF-8 and " + other + " read as Latin-1 mixed";
    }
    return "";
}

}  // namespace diachi::importers
