#include "registry/text/lost_bytes.hpp"

#include <algorithm>

#include "registry/text/byte_encodings.hpp"
#include "registry/text/letters.hpp"
#include "registry/text/plausibility.hpp"

namespace diachi::registry::text {
namespace {

constexpr std::string_view lost = "\x90\x9D\x81\x8D\x8F";  // the likeliest first: Đ, ờ
constexpr std::size_t longest_word = 40;

/// Bytes of a Vietnamese letter that lacks its last byte, at the beginning of `rest`; 0: there is none.
std::size_t torn_letter(std::string_view rest) {
    const auto byte = [&](std::size_t at) { return at < rest.size() ? static_cast<unsigned char>(rest[at]) : 0U; };
    if (byte(0) == 0xE1 && (byte(1) == 0xBA || byte(1) == 0xBB)) return 2;
    return byte(0) >= 0xC3 && byte(0) <= 0xC6 ? 1 : 0;
}

/// How well the word that `so_far` ends with goes on.
int score_of(const std::string& so_far, char last, std::string_view rest) {
    const std::size_t blank = so_far.find_last_of(" ,");
    std::string word = so_far.substr(blank == std::string::npos ? 0 : blank + 1) + last;
    const std::string letter_alone = word.substr(word.find_last_of("\xC3\xC4\xC5\xC6\xE1"));
    std::size_t at = 0;
    if (letter(next_code_point(letter_alone, at)).base == 0) return -1;
    word += rest.substr(0, std::min({rest.find_first_of(" ,"), rest.size(), longest_word}));
    const auto text = word.size() > 2 * longest_word ? std::nullopt : decoded_as(word, ByteEncoding::utf8);
    return text ? std::max(plausibility(*text).score(), 0) : 0;
}

}  // namespace

std::optional<std::string> with_lost_bytes(std::string_view bytes) {
    std::string mended;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t next = at;
        if (next_code_point(bytes, next) != not_utf8) {
            mended += bytes.substr(at, next - at);
            at = next;
            continue;
        }
        const std::size_t torn = torn_letter(bytes.substr(at));
        if (torn == 0) return std::nullopt;
        mended += bytes.substr(at, torn);
        at += torn;
        const std::string_view rest = bytes.substr(at);
        int best = -1;
        char found = 0;
        for (const char byte : lost) {
            const int score = score_of(mended, byte, rest);
            if (score > best) {
                best = score;
                found = byte;
            }
        }
        const bool blank = rest.starts_with(' ') && score_of(mended, '\xA0', rest.substr(1)) >= std::max(best, 0);
        if (best < 0 && !blank) return std::nullopt;
        mended.push_back(blank ? '\xA0' : found);
        at += blank ? 1 : 0;
    }
    return mended;
}

}  // namespace diachi::registry::text
