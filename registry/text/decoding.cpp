#include "registry/text/decoding.hpp"

#include <algorithm>

#include "registry/text/letters.hpp"
#include "registry/text/lost_bytes.hpp"
#include "registry/text/plausibility.hpp"

namespace diachi::registry::text {
namespace {

constexpr int most_misreadings = 3;

bool is_ascii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct Candidate {
    DecodedText decoded;
    Plausibility plausibility;
    bool alone = true;  ///< no other encoding fits as well
};

std::optional<Candidate> likeliest_legacy(std::string_view bytes) {
    std::optional<Candidate> best;
    for (const ByteEncoding encoding : legacy_encodings) {
        auto text = decoded_as(bytes, encoding);
        if (!text) continue;
        const Plausibility seen = plausibility(*text);
        if (best && seen.score() == best->plausibility.score()) best->alone = false;
        if (!best || seen.score() > best->plausibility.score()) best = Candidate{{std::move(*text), encoding, 0}, seen};
    }
    return best;
}

/// Whether bytes that are no UTF-8 are surely so: by usual words, or since nothing else makes syllables of all words.
bool is_sure(const Candidate& one) {
    const Plausibility& seen = one.plausibility;
    return seen.is_vietnamese() || (one.alone && seen.syllables > 0 && seen.foreign == 0);
}

/// Whether a text that is valid UTF-8 is surely something else: more usual words, or all of several odd words mended.
bool is_surely_behind(const Plausibility& found, const Plausibility& stands) {
    if (!found.is_vietnamese()) return false;
    return found.common > stands.common || (stands.foreign > 1 && found.foreign == 0);
}

/// Letters of Latin scripts and signs: "Ph߶ng" is VISCII that is valid UTF-8 by chance.
bool is_latin(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        if ((c > 0x2FF && c < 0x1E00 && !is_combining_mark(c)) || c > 0x2122) return false;
    }
    return true;
}

/// Whether a letter stands in it that only Vietnamese has, and that no misreading makes.
bool is_surely_vietnamese(std::string_view utf8) {
    // U+1EA0 to U+1EF9: E1 BA A0 to E1 BB B9.
    for (std::size_t at = utf8.find('\xE1'); at != std::string_view::npos; at = utf8.find('\xE1', at + 1)) {
        const std::string_view rest = utf8.substr(at + 1, 2);
        if (rest.size() < 2) return false;
        if (rest[0] == '\xBB' || (rest[0] == '\xBA' && static_cast<unsigned char>(rest[1]) >= 0xA0)) return true;
    }
    return false;
}

/// UTF-8 behind bytes, whole, or with bytes that were lost on the way.
std::optional<std::string> utf8_behind(const std::string& bytes) {
    if (auto text = decoded_as(bytes, ByteEncoding::utf8)) return is_latin(*text) ? text : std::nullopt;
    const auto mended = with_lost_bytes(bytes);
    if (!mended) return std::nullopt;
    auto text = decoded_as(*mended, ByteEncoding::utf8);
    const Plausibility found = text ? plausibility(*text) : Plausibility{};
    return found.syllables > 0 && found.foreign == 0 ? text : std::nullopt;
}

/// What lies behind a text that was read as Latin-1; nothing when that is not sure.
std::optional<DecodedText> behind_latin1(const std::string& text) {
    const auto bytes = bytes_behind_latin1(text);
    if (!bytes || is_ascii(*bytes)) return std::nullopt;
    if (auto utf8 = utf8_behind(*bytes)) return DecodedText{std::move(*utf8), ByteEncoding::utf8, 1};
    const Plausibility stands = plausibility(text);
    if (stands.foreign == 0) return std::nullopt;
    auto best = likeliest_legacy(*bytes);
    if (!best || !is_surely_behind(best->plausibility, stands)) return std::nullopt;
    best->decoded.misread = 1;
    return std::move(best->decoded);
}

}  // namespace

std::string DecodedText::name() const {
    std::string name(name_of(encoding));
    if (misread > 0) name += " read as Latin-1";
    if (misread > 1) name += misread == 2 ? " twice" : " three times";
    return name;
}

std::optional<DecodedText> decoded(std::string_view bytes) {
    if (is_ascii(bytes)) return DecodedText{std::string(bytes), ByteEncoding::utf8, 0};
    auto text = decoded_as(bytes, ByteEncoding::utf8);
    if (!text) {
        auto best = likeliest_legacy(bytes);
        if (!best || !is_sure(*best)) return std::nullopt;
        return std::move(best->decoded);
    }
    if (is_surely_vietnamese(*text)) return DecodedText{std::move(*text), ByteEncoding::utf8, 0};
    if (!is_latin(*text)) {
        auto best = likeliest_legacy(bytes);
        if (best && is_surely_behind(best->plausibility, plausibility(*text))) return std::move(best->decoded);
    }
    DecodedText found{std::move(*text), ByteEncoding::utf8, 0};
    while (found.encoding == ByteEncoding::utf8 && found.misread < most_misreadings) {
        auto behind = behind_latin1(found.text);
        if (!behind) break;
        behind->misread += found.misread;
        found = std::move(*behind);
    }
    return found;
}

}  // namespace diachi::registry::text
