#include "registry/text/tcvn3.hpp"

#include <array>
#include <vector>

#include "registry/text/letters.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::text {
namespace {

/// 0x80 to 0xFF, from TCVN 5712:1993 (VN1 has the capitals with tones; ABC fonts leave them out).
// Sixteen a row, as in the standard.
// clang-format off
constexpr std::array<char16_t, 128> upper_half{
    u'À', u'Ả', u'Ã', u'Á', u'Ạ', u'Ặ', u'Ậ', u'È', u'Ẻ', u'Ẽ', u'É', u'Ẹ', u'Ệ', u'Ì', u'Ỉ', u'Ĩ',
    u'Í', u'Ị', u'Ò', u'Ỏ', u'Õ', u'Ó', u'Ọ', u'Ộ', u'Ờ', u'Ở', u'Ỡ', u'Ớ', u'Ợ', u'Ù', u'Ủ', u'Ũ',
    u'\u00A0', u'Ă', u'Â', u'Ê', u'Ô', u'Ơ', u'Ư', u'Đ', u'ă', u'â', u'ê', u'ô', u'ơ', u'ư', u'đ', u'Ằ',
    u'\u0300', u'\u0309', u'\u0303', u'\u0301', u'\u0323', u'à', u'ả', u'ã', u'á', u'ạ', u'Ẳ', u'ằ', u'ẳ', u'ẵ', u'ắ', u'Ẵ',
    u'Ắ', u'Ầ', u'Ẩ', u'Ẫ', u'Ấ', u'Ề', u'ặ', u'ầ', u'ẩ', u'ẫ', u'ấ', u'ậ', u'è', u'Ể', u'ẻ', u'ẽ',
    u'é', u'ẹ', u'ề', u'ể', u'ễ', u'ế', u'ệ', u'ì', u'ỉ', u'Ễ', u'Ế', u'Ồ', u'ĩ', u'í', u'ị', u'ò',
    u'Ổ', u'ỏ', u'õ', u'ó', u'ọ', u'ồ', u'ổ', u'ỗ', u'ố', u'ộ', u'ờ', u'ở', u'ỡ', u'ớ', u'ợ', u'ù',
    u'Ỗ', u'ủ', u'ũ', u'ú', u'ụ', u'ừ', u'ử', u'ữ', u'ứ', u'ự', u'ỳ', u'ỷ', u'ỹ', u'ý', u'ỵ', u'Ố'};
// clang-format on

struct Character {
    char32_t code_point;
    Letter letter;
    [[nodiscard]] bool is_letter() const { return letter.base != 0; }
    /// Small letters with a tone also stand for the capitals.
    [[nodiscard]] bool case_is_open() const { return is_letter() && !letter.upper && letter.tone != Tone::level; }
    [[nodiscard]] bool surely_small() const { return is_letter() && !letter.upper && !case_is_open(); }
};

std::vector<Character> characters_of(std::string_view bytes) {
    std::vector<Character> characters;
    characters.reserve(bytes.size());
    for (const char byte : bytes) {
        const char32_t code_point = tcvn3_letter(static_cast<unsigned char>(byte));
        characters.push_back({code_point, letter(code_point)});
    }
    return characters;
}

bool in_word(const Character& c) {
    return c.is_letter() || is_combining_mark(c.code_point);
}

struct Word {
    std::size_t begin;
    std::size_t end;
};

std::vector<Word> words_of(const std::vector<Character>& characters) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (!in_word(characters[i])) continue;
        std::size_t end = i;
        while (end < characters.size() && in_word(characters[end])) ++end;
        words.push_back({i, end});
        i = end;
    }
    return words;
}

/// Small letters with a tone lie 32 behind their capitals in Latin-1, and 1 behind them above it.
void raise(Character& c) {
    if (!c.case_is_open()) return;
    c.code_point -= c.code_point <= 0xFF ? 32 : 1;
    c.letter.upper = true;
}

bool all_capitals(const std::vector<Character>& characters) {
    bool two_capitals = false;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (characters[i].surely_small()) return false;
        two_capitals |= i > 0 && characters[i].letter.upper && characters[i - 1].letter.upper;
    }
    return two_capitals;
}

bool all_capitals_but_open(const std::vector<Character>& characters, const Word& word) {
    int capitals = 0;
    for (std::size_t i = word.begin; i < word.end; ++i) {
        if (characters[i].surely_small()) return false;
        capitals += characters[i].letter.upper;
    }
    return capitals > 1;
}

/// Whether the words whose case is certain begin with capitals.
bool is_a_name(const std::vector<Character>& characters, const std::vector<Word>& words) {
    bool capitals = false;
    for (const Word& word : words) {
        if (characters[word.begin].surely_small()) return false;
        capitals |= characters[word.begin].letter.upper;
    }
    return capitals;
}

void restore_case(std::vector<Character>& characters) {
    const auto words = words_of(characters);
    const bool shouted = all_capitals(characters);
    const bool name = is_a_name(characters, words);
    for (const Word& word : words) {
        if (shouted || all_capitals_but_open(characters, word)) {
            for (std::size_t i = word.begin; i < word.end; ++i) raise(characters[i]);
        } else if (name) {
            raise(characters[word.begin]);
        }
    }
}

}  // namespace

char32_t tcvn3_letter(unsigned char byte) {
    return byte < 0x80 ? byte : upper_half[byte - 0x80U];
}

std::string decode_tcvn3(std::string_view bytes) {
    auto characters = characters_of(bytes);
    restore_case(characters);
    std::string text;
    for (const Character& c : characters) append_utf8(text, c.code_point);
    return composed(text);
}

}  // namespace diachi::registry::text
