#include "registry/geocoding/words/tokens.hpp"

#include <algorithm>

#include "registry/geocoding/words/finer_words.hpp"
#include "registry/geocoding/words/glued_words.hpp"
#include "registry/geocoding/words/unit_words.hpp"
#include "registry/text/letters.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t shortest_whole_word = 3;  ///< shorter ones are rather cut short: "Ng. Văn Linh"
constexpr std::size_t usual_word = 4;           ///< bytes, with the sign before it

bool is_dash(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == '_' || c == '~';
}

/// Signs that neither part words nor belong to names ("Ea H'leo").
bool is_apostrophe(char32_t c) {
    return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0xB4 || c == '\\' || c == '*';
}

Gap gap_of(char32_t c) {
    if (text::is_blank(c)) return c == '\n' || c == '\r' || c == '\t' ? Gap::comma : Gap::blank;
    if (is_dash(c)) return Gap::dash;
    if (c == '.') return Gap::dot;
    if (c == '&' || c == '+' || c == '#') return Gap::blank;
    return Gap::comma;
}

/// Whether the tokens end with the word of a kind of unit, street, hamlet, number or flat.
bool is_kind_word_behind(std::span<const Token> tokens) {
    for (std::size_t count = std::min<std::size_t>(tokens.size(), 2); count > 0; --count) {
        const auto words = tokens.last(count);
        const auto unit = unit_word_before(words, 0);
        if (unit && unit->tokens == count) return true;
        const FoundFinerWord finer = finer_word_at(words, 0);
        if (finer.tokens == count && finer.word->role != WordRole::noise && finer.word->role != WordRole::building_word)
            return true;
    }
    return false;
}

/// Reads one text into tokens, character by character.
class Cutter {
  public:
    explicit Cutter(std::string_view text) : text_(text) {}

    std::vector<Token> cut() {
        tokens_.reserve(text_.size() / usual_word);
        std::size_t at = 0;
        while (at < text_.size()) {
            const std::size_t begin = at;
            const char32_t c = text::next_code_point(text_, at);
            if (text::is_invisible(c) || text::is_combining_mark(c) || is_apostrophe(c)) continue;
            const text::Letter letter = text::letter(c);
            if (letter.base != 0) {
                add_letter(letter, c, begin, at);
            } else if (text::is_digit(c)) {
                add_digit(c, begin, at);
            } else if (const std::size_t next = behind_spaced_slash(begin); next > begin) {
                current_.form.push_back('/');
                last_ = '/';
                at = next;
            } else if (!joins_number(c, at)) {
                close();
                gap_ = std::max(gap_, gap_of(c));
                if (c == ':' || (c == '.' && at < text_.size() && text_[at] == ' ')) stops_.push_back(tokens_.size());
            } else {
                current_.form.push_back(c == '/' ? '/' : '-');
                last_ = c;
            }
        }
        close();
        for (auto& token : tokens_) token.plain_text = !any_accent_;
        for (const std::size_t behind : stops_) weigh_stop(behind);
        drop_said_twice();
        return std::move(tokens_);
    }

  private:
    void open(std::size_t begin) {
        if (!current_.form.empty()) return;
        current_ = Token{};
        current_.begin = static_cast<std::uint32_t>(begin);
        current_.before = tokens_.empty() ? Gap::comma : gap_;
        letters_ = accented_ = false;
    }

    void add_letter(const text::Letter& letter, char32_t c, std::size_t begin, std::size_t end) {
        if (letter.upper && last_lower_ && !current_.digits) {
            if (swap_back(letter, c, end)) return;
            close();
        }
        open(begin);
        letters_ = true;
        last_lower_ = !letter.upper;
        last_ = c;
        if (c >= 0x80) accented_ = any_accent_ = true;
        text::append_utf8(current_.spelled, text::toned(letter.untoned, letter.tone));
        current_.form.push_back(letter.base);
        current_.end = static_cast<std::uint32_t>(end);
    }

    /// "ưHng" is Hưng: a lone vowel before a capital was typed too early. No unit is shortened to a vowel.
    bool swap_back(const text::Letter& capital, char32_t c, std::size_t end) {
        const bool lone = current_.form.size() == 1 && text::is_folded_vowel(current_.form[0]) &&
                          current_.before != Gap::none && !text::is_folded_vowel(capital.base);
        if (!lone || end >= text_.size()) return false;
        std::size_t at = end;
        const text::Letter next = text::letter(text::next_code_point(text_, at));
        if (next.base == 0 || next.upper) return false;
        std::string spelled;
        text::append_utf8(spelled, text::toned(capital.untoned, capital.tone));
        current_.spelled.insert(0, spelled);
        current_.form.insert(current_.form.begin(), capital.base);
        current_.end = static_cast<std::uint32_t>(end);
        if (c >= 0x80) accented_ = any_accent_ = true;
        last_ = c;
        return true;
    }

    void add_digit(char32_t c, std::size_t begin, std::size_t end) {
        if (letters_ && !current_.digits && is_glued_before_digits(current_.form)) close();
        open(begin);
        current_.digits = true;
        last_lower_ = false;
        last_ = c;
        current_.form.push_back(static_cast<char>(c));
        current_.end = static_cast<std::uint32_t>(end);
    }

    /// A slash beside digits, or a dash right between two digits of a house number.
    bool joins_number(char32_t c, std::size_t next) const {
        if (current_.form.empty() || next >= text_.size() || (c != '/' && c != '-')) return false;
        if (last_ == '/' || last_ == '-') return false;
        const auto after = static_cast<unsigned char>(text_[next]);
        if (c == '-') return text::is_digit(last_) && text::is_digit(after);
        const bool letter_after = (after >= 'A' && after <= 'Z') || (after >= 'a' && after <= 'z');
        // "I/11" is some number, and never 11.
        const bool lone_letter = letters_ && current_.form.size() == 1 && !current_.digits && text::is_digit(after);
        return lone_letter || (current_.digits && (text::is_digit(after) || letter_after));
    }

    /// "157 / 13A" where a part begins is the path of a house. Elsewhere such a sign parts parts. Returns where the
    /// number goes on; `at` when it does not.
    std::size_t behind_spaced_slash(std::size_t at) const {
        if (current_.before != Gap::comma || !current_.digits || !text::is_digit(last_)) return at;
        const auto behind_blanks = [&](std::size_t i) {
            while (i < text_.size() && text_[i] == ' ') ++i;
            return i;
        };
        const std::size_t slash = behind_blanks(at);
        if (slash >= text_.size() || text_[slash] != '/') return at;
        const std::size_t next = behind_blanks(slash + 1);
        return next < text_.size() && text::is_digit(static_cast<unsigned char>(text_[next])) ? next : at;
    }

    /// "Ấp: 5" is one part, as "P. 5" is; "Nguyễn Trãi. Tổ 5" are two.
    void weigh_stop(std::size_t behind) {
        if (behind == 0 || behind >= tokens_.size()) return;
        Token& next = tokens_[behind];
        const bool colon = next.before == Gap::comma;
        if (next.before != Gap::dot && !colon) return;
        const bool kind = is_kind_word_behind(std::span(tokens_).first(behind));
        const Token& last = tokens_[behind - 1];
        if (colon && kind) next.before = Gap::blank;
        if (!colon && !kind && !last.digits && last.form.size() >= shortest_whole_word) next.before = Gap::comma;
    }

    /// "Phường Phường 5". Without accents the second may be a name: "Phuong Phuong Liet".
    void drop_said_twice() {
        if (!any_accent_) return;
        const auto again = [&](const Token& first, const Token& second) {
            return !first.spelled.empty() && first.spelled == second.spelled && second.before == Gap::blank &&
                   is_kind_word_behind(std::span(&first, 1));
        };
        tokens_.erase(std::unique(tokens_.begin(), tokens_.end(), again), tokens_.end());
    }

    void close() {
        last_lower_ = false;
        last_ = 0;
        if (current_.form.empty()) return;
        current_.numeral = current_.digits && std::all_of(current_.form.begin(), current_.form.end(),
                                                          [](char c) { return c >= '0' && c <= '9'; });
        current_.form = matching_form(current_.form);
        current_.spelled = accented_ ? text::same_name_key(current_.spelled) : std::string();
        tokens_.push_back(std::move(current_));
        current_ = Token{};
        letters_ = false;
        gap_ = Gap::none;
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<std::size_t> stops_;  ///< tokens behind a colon or a full stop
    Token current_;
    Gap gap_ = Gap::none;
    char32_t last_ = 0;
    bool letters_ = false;
    bool accented_ = false;
    bool any_accent_ = false;
    bool last_lower_ = false;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view composed) {
    return Cutter(composed).cut();
}

bool may_be(const Token& token, std::string_view spelled) {
    return token.spelled.empty() || token.spelled == spelled;
}

bool is_surely(const Token& token, std::string_view spelled) {
    return token.spelled == spelled || (token.spelled.empty() && (token.plain_text || spelled == token.form));
}

std::string accented_form(std::span<const Token> tokens) {
    std::string form;
    for (const Token& token : tokens) {
        if (!form.empty()) form.push_back(' ');
        if (token.spelled.empty()) {
            form += token.form;
            continue;
        }
        for (std::size_t at = 0; at < token.spelled.size();) {
            const char32_t c = text::next_code_point(token.spelled, at);
            const text::Letter letter = text::letter(c);
            text::append_utf8(form, letter.base == 'y' && at > 1 ? text::toned(U'i', letter.tone) : c);
        }
        if (form.back() == 'k') form.back() = 'c';
    }
    return form;
}

std::string matching_form(std::string_view folded) {
    std::string form(folded);
    if (form.empty()) return form;
    std::size_t zeros = 0;
    while (zeros + 1 < form.size() && form[zeros] == '0' && text::is_digit(form[zeros + 1])) ++zeros;
    form.erase(0, zeros);
    const std::size_t last = form.size() - 1;
    const bool after_consonant = last > 0 && !text::is_folded_vowel(form[last - 1]);
    const bool after_qu = last == 2 && form[0] == 'q' && form[1] == 'u';
    if (form[last] == 'y' && (after_consonant || after_qu)) form[last] = 'i';
    if (form[last] == 'k' && last > 0 && text::is_folded_vowel(form[last - 1])) form[last] = 'c';
    return form;
}

}  // namespace diachi::registry::geocoding
