#include <algorithm>
#include <optional>
#include <string>

#include "registry/geocoding/words/date_names.hpp"
#include "registry/geocoding/words/finer_words.hpp"
#include "registry/geocoding/words/name_links.hpp"
#include "registry/geocoding/words/unit_words.hpp"

namespace diachi::registry::geocoding {
namespace {

using enum WordRole;

/// Five digits (until 2018 six) that stand alone behind the words are a postcode, not a house.
bool is_postcode(std::span<const Token> tokens, std::size_t at, WordRole before) {
    if (before != name && before != noise && before != unit_number) return false;
    const Token& token = tokens[at];
    const std::size_t digits = token.end - token.begin;
    return token.numeral && at > 0 && (digits == 5 || digits == 6);
}

WordRole number_role(WordRole before) {
    switch (before) {
        case place_word:
            return place_number;
        case alley_word:
            return alley_number;
        case street_word:
            return street_number;
        case building_word:
        case flat_word:
            return building_number;
        case unit_number:
            return unit_number;
        default:
            return house_number;
    }
}

/// "Nhà 3", as "Số 3"; "Nhà ông Ba" is a building.
bool is_house_word(const FoundFinerWord& found, std::span<const Token> tokens, std::size_t at) {
    if (found.word == nullptr || found.word->words != "nha" || at + 1 >= tokens.size()) return false;
    return tokens[at + 1].digits && tokens[at + 1].before < Gap::dash;
}

bool is_street_word_behind(const Token& token) {
    return token.before < Gap::dash && (token.form == "st" || token.form == "street");
}

/// "B4", the streets of new quarters.
bool is_letter_with_number(const Token& token) {
    if (!token.digits || token.numeral || token.form.size() > 3) return false;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return !digit(token.form[0]) && std::all_of(token.form.begin() + 1, token.form.end(), digit);
}

/// "31 30/4, Phường 2": figures that can be a date, alone behind a house number. "31 D25 Street": any number.
bool is_street_behind_number(std::span<const Token> tokens, std::span<const WordRole> roles, std::size_t at) {
    if (at == 0 || tokens[at].before != Gap::blank) return false;
    const std::string& last = tokens[at - 1].form;
    const bool bis = at > 1 && (last == "bis" || last == "ter" || last == "kep");
    if (roles[bis ? at - 2 : at - 1] != house_number) return false;
    if (at + 1 < tokens.size() && tokens[at].digits && is_street_word_behind(tokens[at + 1])) return true;
    const bool ends = at + 1 == tokens.size() || tokens[at + 1].before >= Gap::dash;
    return ends && (is_date_in_figures(tokens[at]) || is_letter_with_number(tokens[at]));
}

/// "F4" as it is cut into two: behind a street word or a house number the street, not "Phường 4".
bool is_street_of_f(std::span<const Token> tokens, std::size_t at, WordRole before) {
    if (tokens[at].form != "f" || at == 0 || tokens[at].before != Gap::blank || at + 1 >= tokens.size()) return false;
    const Token& number = tokens[at + 1];
    if (!number.numeral || number.before != Gap::none) return false;
    if (before == street_word || (before == number_word && tokens[at - 1].form == "so")) return true;
    const bool ends = at + 2 == tokens.size() || tokens[at + 2].before >= Gap::dash || tokens[at + 2].form == "st" ||
                      tokens[at + 2].form == "street";
    return before == house_number && ends;
}

/// "04" of "căn hộ 12 – 04".
bool is_unit_of_flat(std::span<const Token> tokens, std::span<const WordRole> roles, std::size_t at) {
    return at > 1 && tokens[at].before == Gap::dash && roles[at - 1] == building_number && roles[at - 2] == flat_word;
}

/// "P.1204": no ward has a number of three digits, so it is a room. "H.51/2" is an alley: no district has a number so.
std::optional<WordRole> role_of_letter(const FoundUnitWord& unit, std::span<const Token> tokens, std::size_t at) {
    if (unit.tokens != 1 || at + 1 >= tokens.size() || tokens[at + 1].before >= Gap::dash) return std::nullopt;
    const Token& number = tokens[at + 1];
    if (unit.word.words == "p" && number.numeral && number.form.size() > 2 && number.form.size() < 5) return flat_word;
    // "P.04 – 02, 12 Trần Phú"
    if (unit.word.words == "p" && number.numeral && at + 3 < tokens.size() && tokens[at + 2].before == Gap::dash &&
        tokens[at + 2].numeral && tokens[at + 3].before == Gap::comma && tokens[at + 3].digits)
        return flat_word;
    if (unit.word.words == "h" && number.digits) return alley_word;
    return std::nullopt;
}

/// Gives the tokens their roles one after the other: what a word announces ("Đường", "Phường") claims the number
/// behind.
class RoleReader {
  public:
    explicit RoleReader(std::span<const Token> tokens) : tokens_(tokens), roles_(tokens.size(), name) {}

    std::vector<WordRole> read() {
        while (at_ < tokens_.size())
            if (!read_date() && !read_street_behind_number() && !read_number() && !read_name_link() &&
                !read_unit_word())
                read_finer_word();
        return std::move(roles_);
    }

  private:
    bool read_date() {
        const std::size_t length = date_name_length(tokens_, at_);
        at_ += length;
        if (length > 0) last_ = name;
        return length > 0;
    }

    bool read_street_behind_number() {
        if (!is_street_behind_number(tokens_, roles_, at_)) return false;
        last_ = roles_[at_++] = name;
        return true;
    }

    bool read_number() {
        const Token& token = tokens_[at_];
        if (!token.digits) return false;
        // "Phường 5, 33 Trần Phú", "Phường 5 33 Trần Phú"
        const bool behind_number = token.before != Gap::none && at_ > 0 && tokens_[at_ - 1].digits;
        const bool next_part = last_ == unit_number && (token.before == Gap::comma || behind_number);
        WordRole& role = roles_[at_];
        // "Khu chung cư, 31 Trần Phú"; and "Lý Thường Kiệt, 10", whose last word is also that of an alley.
        const bool behind_building = (last_ == building_word || last_ == alley_word) && token.before == Gap::comma;
        role = is_postcode(tokens_, at_, last_) ? noise : number_role(next_part || behind_building ? name : last_);
        if (is_unit_of_flat(tokens_, roles_, at_)) role = building_number;
        last_ = role;
        ++at_;
        return true;
    }

    bool read_name_link() {
        const std::size_t length = name_link_length(tokens_, at_);
        if (length == 0) return false;
        std::fill_n(roles_.begin() + static_cast<std::ptrdiff_t>(at_), length, noise);
        at_ += length;
        last_ = noise;
        return true;
    }

    bool read_unit_word() {
        const auto unit = unit_word_before(tokens_, at_);
        if (!unit || unit->tokens == 0) return false;
        if (is_street_of_f(tokens_, at_, last_)) {
            roles_[at_] = name;
            last_ = roles_[at_ + 1] = street_number;
            at_ += 2;
            return true;
        }
        if (const auto role = role_of_letter(*unit, tokens_, at_)) {
            last_ = roles_[at_++] = *role;
            return true;
        }
        if (finer_word_at(tokens_, at_).tokens > unit->tokens) return false;
        at_ += unit->tokens;
        last_ = at_ < tokens_.size() && tokens_[at_].numeral ? unit_number : name;
        return true;
    }

    void read_finer_word() {
        const FoundFinerWord found = finer_word_at(tokens_, at_);
        last_ = found.word != nullptr ? found.word->role : name;
        if (is_house_word(found, tokens_, at_)) last_ = number_word;
        if (last_ == number_word && says_number_of(found.tokens)) last_ = roles_[at_ - 1];
        const std::size_t count = std::max<std::size_t>(found.tokens, 1);
        std::fill_n(roles_.begin() + static_cast<std::ptrdiff_t>(at_), count, last_);
        at_ += count;
    }

    /// "Đường số 5", "hẻm số 30", "căn số 4": the word before it says what is numbered.
    bool says_number_of(std::size_t words) const {
        if (at_ == 0) return false;
        const WordRole before = roles_[at_ - 1];
        if (before == street_word) return true;
        const std::size_t next = at_ + words;
        return (before == alley_word || before == flat_word) && tokens_[at_].before < Gap::dash &&
               next < tokens_.size() && tokens_[next].digits;
    }

    std::span<const Token> tokens_;
    std::vector<WordRole> roles_;
    std::size_t at_ = 0;
    WordRole last_ = name;  ///< of the token before
};

}  // namespace

std::vector<WordRole> roles_of(std::span<const Token> tokens) {
    return RoleReader(tokens).read();
}

}  // namespace diachi::registry::geocoding
