#include "registry/geocoding/words/finer_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "registry/geocoding/words/date_names.hpp"
#include "registry/geocoding/words/unit_words.hpp"

namespace diachi::registry::geocoding {
namespace {

using enum WordRole;

/// Words of the collected addresses and the kinds of hamlet and residential group in use (thôn, ấp, khóm, khu vực …).
constexpr auto finer_words = std::to_array<FinerWord>({
    {"duong", "đường", street_word, "duong"},
    {"d", "đ", street_word, "duong"},
    {"dg", "đg", street_word, "duong"},
    {"pho", "phố", street_word, "pho"},
    {"dai lo", "đại lộ", street_word, "dai lo"},
    {"duong so", "đường số", street_word, "duong so"},
    {"quoc lo", "quốc lộ", street_word, "quoc lo"},
    {"ql", "ql", street_word, "quoc lo"},
    {"q lo", "q lộ", street_word, "quoc lo"},
    {"tinh lo", "tỉnh lộ", street_word, "tinh lo"},
    {"dt", "đt", street_word, "tinh lo"},
    {"tl", "tl", street_word, "tinh lo"},
    {"huong lo", "hương lộ", street_word, "huong lo"},
    {"duong tinh", "đường tỉnh", street_word, "tinh lo"},
    {"d tinh", "đ tỉnh", street_word, "tinh lo"},
    {"dt", "dt", street_word, "tinh lo"},
    {"hl", "hl", street_word, "huong lo"},
    {"duong huyen", "đường huyện", street_word, "huong lo"},
    {"national road", "national road", street_word, "quoc lo"},
    {"national highway", "national highway", street_word, "quoc lo"},
    {"highway", "highway", street_word, "quoc lo"},
    {"provincial road", "provincial road", street_word, "tinh lo"},
    {"avenue", "avenue", street_word, "dai lo"},
    {"boulevard", "boulevard", street_word, "dai lo"},
    {"street no", "street no", street_word, "duong so"},
    {"street", "street", street_word, "duong"},
    {"st", "st", street_word, "duong"},
    {"road", "road", street_word, "duong"},
    {"ngo", "ngõ", alley_word, "ngo"},
    {"ngach", "ngách", alley_word, "ngach"},
    {"hem", "hẻm", alley_word, "hem"},
    {"kiet", "kiệt", alley_word, "kiet"},
    {"alley", "alley", alley_word, "hem"},
    {"lane", "lane", alley_word, "ngo"},
    {"ap", "ấp", place_word, "ap"},
    {"a", "â", place_word, "ap"},
    {"hamlet", "hamlet", place_word, "ap"},
    {"village", "village", place_word, "thon"},
    {"group", "group", place_word, "to"},
    {"quarter", "quarter", place_word, "khu pho"},
    {"thon", "thôn", place_word, "thon"},
    {"khom", "khóm", place_word, "khom"},
    {"khu vuc", "khu vực", place_word, "khu vuc"},
    {"kv", "kv", place_word, "khu vuc"},
    {"khu pho", "khu phố", place_word, "khu pho"},
    {"khupho", "khupho", place_word, "khu pho"},
    {"kp", "kp", place_word, "khu pho"},
    {"to dan pho", "tổ dân phố", place_word, "to dan pho"},
    {"tdp", "tdp", place_word, "to dan pho"},
    {"to", "tổ", place_word, "to"},
    {"cum", "cụm", place_word, "cum"},
    {"cum dan cu", "cụm dân cư", place_word, "cum"},
    {"xom", "xóm", place_word, "xom"},
    {"lang", "làng", place_word, "lang"},
    {"ban", "bản", place_word, "ban"},
    {"buon", "buôn", place_word, "buon"},
    {"buon lang", "buôn làng", place_word, "buon"},
    {"plei", "plei", place_word, "plei"},
    {"soc", "sóc", place_word, "soc"},
    {"phum", "phum", place_word, "phum"},
    {"doi", "đội", place_word, "doi"},
    {"khoi", "khối", place_word, "khoi"},
    {"khoi pho", "khối phố", place_word, "khoi"},
    {"tieu khu", "tiểu khu", place_word, "tieu khu"},
    {"khu", "khu", building_word, ""},
    {"kdc", "kdc", building_word, ""},
    {"khu dan cu", "khu dân cư", building_word, ""},
    {"kdt", "kđt", building_word, ""},
    {"khu do thi", "khu đô thị", building_word, ""},
    {"khu do thi moi", "khu đô thị mới", building_word, ""},
    {"ktt", "ktt", building_word, ""},
    {"kcn", "kcn", building_word, ""},
    {"khu cong nghiep", "khu công nghiệp", building_word, ""},
    {"khu tap the", "khu tập thể", building_word, ""},
    {"tap the", "tập thể", building_word, ""},
    {"chung cu", "chung cư", building_word, ""},
    {"cc", "cc", building_word, ""},
    {"toa nha", "tòa nhà", building_word, ""},
    {"toa", "tòa", building_word, ""},
    {"nha", "nhà", building_word, ""},
    {"tang", "tầng", building_word, ""},
    {"lau", "lầu", building_word, ""},
    {"lo", "lô", building_word, ""},
    {"block", "block", building_word, ""},
    {"day", "dãy", building_word, ""},
    {"du an", "dự án", building_word, ""},
    {"cho", "chợ", building_word, ""},
    {"ben xe", "bến xe", building_word, ""},
    {"benh vien", "bệnh viện", building_word, ""},
    {"truong", "trường", building_word, ""},
    {"tieu hoc", "tiểu học", building_word, ""},
    {"cong ti", "công ty", building_word, ""},
    {"chua", "chùa", building_word, ""},
    {"dinh", "đình", building_word, ""},
    {"ubnd", "ubnd", building_word, ""},
    {"hdnd", "hđnd", building_word, ""},
    {"thua", "thửa", building_word, ""},
    {"to ban do", "tờ bản đồ", building_word, ""},
    {"km", "km", building_word, ""},
    {"can ho", "căn hộ", flat_word, ""},
    {"can", "căn", flat_word, ""},
    {"phong", "phòng", flat_word, ""},
    {"ch", "ch", flat_word, ""},
    {"flat", "flat", flat_word, ""},
    {"apartment", "apartment", flat_word, ""},
    {"so", "số", number_word, ""},
    {"so nha", "số nhà", number_word, ""},
    {"nha so", "nhà số", number_word, ""},
    {"sn", "sn", number_word, ""},
    {"s", "s", number_word, ""},
    {"no", "no", number_word, ""},
    {"viet nam", "việt nam", noise, ""},
    {"vietnam", "vietnam", noise, ""},
    {"vn", "vn", noise, ""},
    {"dia chi", "địa chỉ", noise, ""},
    {"d c", "đ c", noise, ""},
    {"dc", "đc", noise, ""},
    {"address", "address", noise, ""},
    {"thuong tru", "thường trú", noise, ""},
    {"tam tru", "tạm trú", noise, ""},
    {"dia chi thuong tru", "địa chỉ thường trú", noise, ""},
    {"tai", "tại", noise, ""},
    {"dia chi tai", "địa chỉ tại", noise, ""},
    {"thuong tru tai", "thường trú tại", noise, ""},
    {"tam tru tai", "tạm trú tại", noise, ""},
    {"cu tru tai", "cư trú tại", noise, ""},
    {"noi thuong tru", "nơi thường trú", noise, ""},
    {"noi tam tru", "nơi tạm trú", noise, ""},
    {"noi cu tru", "nơi cư trú", noise, ""},
    {"cu ngu tai", "cư ngụ tại", noise, ""},
    {"ngu tai", "ngụ tại", noise, ""},
    {"thua dat tai", "thửa đất tại", noise, ""},
    {"tru so", "trụ sở", noise, ""},
    {"tru so chinh", "trụ sở chính", noise, ""},
    {"hktt", "hktt", noise, ""},
    {"dkhktt", "đkhktt", noise, ""},
    {"nohn", "nohn", noise, ""},
    {"ho khau", "hộ khẩu", noise, ""},
    {"noi o", "nơi ở", noise, ""},
    {"noi o hien nai", "nơi ở hiện nay", noise, ""},
    {"noi o hien tai", "nơi ở hiện tại", noise, ""},
    {"cho o", "chỗ ở", noise, ""},
    {"cho o hien nai", "chỗ ở hiện nay", noise, ""},
    {"cho o hien tai", "chỗ ở hiện tại", noise, ""},
    {"zip", "zip", noise, ""},
    {"postcode", "postcode", noise, ""},
});

/// Words that in a text without accents are rather the beginning of a name ("to hieu", "ngo quyen", "lang ha") unless a
/// number follows.
constexpr std::array<std::string_view, 13> names_without_accents = {"to",  "doi",  "ngo",  "can",   "lang", "ban", "lo",
                                                                    "day", "dinh", "chua", "phong", "lau",  "cho"};

/// Letters that are such a word only in front of a number: "S. 303", "CH 06-03".
bool is_letter_of_number(const FinerWord& word) {
    return word.words == "s" || word.words == "ch";
}

bool is_rather_name(const FinerWord& word, std::span<const Token> tokens, std::size_t begin) {
    if (is_letter_of_number(word))
        return begin + 1 >= tokens.size() || !tokens[begin + 1].digits || tokens[begin + 1].before >= Gap::dash;
    // "a" is a letter of many things, "tai" of many names (Tài): without accents, only "tai" at the very beginning.
    if (word.words == "a" || word.words == "tai")
        return tokens[begin].spelled.empty() && (word.words == "a" || begin > 0);
    if (!tokens[begin].plain_text || (begin + 1 < tokens.size() && tokens[begin + 1].digits)) return false;
    return std::find(names_without_accents.begin(), names_without_accents.end(), word.words) !=
           names_without_accents.end();
}

std::string_view first_word(std::string_view words) {
    return words.substr(0, words.find(' '));
}

std::string_view without_first(std::string_view words) {
    return words.substr(std::min(first_word(words).size() + 1, words.size()));
}

bool says(const FinerWord& word, std::span<const Token> tokens, std::size_t begin, std::size_t& count) {
    std::string_view spelled = word.spelled;
    count = 0;
    for (std::string_view rest = word.words; !rest.empty(); rest = without_first(rest), ++count) {
        if (begin + count >= tokens.size() || tokens[begin + count].form != first_word(rest)) return false;
        if (!is_surely(tokens[begin + count], first_word(spelled))) return false;
        // "Đ/c" is written with a sign within.
        if (count > 0 && tokens[begin + count].before == Gap::comma && word.words != "d c") return false;
        spelled = without_first(spelled);
    }
    return true;
}

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

/// "31 30/4, Phường 2": figures that can be a date, alone behind a house number. "31 D25 Street": any number.
bool is_street_behind_number(std::span<const Token> tokens, std::span<const WordRole> roles, std::size_t at) {
    if (at == 0 || tokens[at].before != Gap::blank) return false;
    const std::string& last = tokens[at - 1].form;
    const bool bis = at > 1 && (last == "bis" || last == "ter" || last == "kep");
    if (roles[bis ? at - 2 : at - 1] != house_number) return false;
    if (at + 1 < tokens.size() && tokens[at].digits && is_street_word_behind(tokens[at + 1])) return true;
    const bool ends = at + 1 == tokens.size() || tokens[at + 1].before >= Gap::dash;
    return ends && is_date_in_figures(tokens[at]);
}

/// The words by their first letters.
const std::array<std::vector<const FinerWord*>, 256>& by_first_letter() {
    static const auto table = [] {
        std::array<std::vector<const FinerWord*>, 256> letters;
        for (const auto& word : finer_words) letters[static_cast<unsigned char>(word.words.front())].push_back(&word);
        return letters;
    }();
    return table;
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
    if (unit.word.words == "h" && number.digits) return alley_word;
    return std::nullopt;
}

}  // namespace

FoundFinerWord finer_word_at(std::span<const Token> tokens, std::size_t begin) {
    FoundFinerWord best;
    for (const FinerWord* word : by_first_letter()[static_cast<unsigned char>(tokens[begin].form.front())]) {
        std::size_t count = 0;
        if (says(*word, tokens, begin, count) && count > best.tokens && !is_rather_name(*word, tokens, begin))
            best = {word, count};
    }
    return best;
}

std::vector<WordRole> roles_of(std::span<const Token> tokens) {
    std::vector<WordRole> roles(tokens.size(), name);
    WordRole last = name;
    for (std::size_t at = 0; at < tokens.size();) {
        if (const std::size_t date = date_name_length(tokens, at); date > 0) {
            at += date;
            last = name;
            continue;
        }
        if (is_street_behind_number(tokens, roles, at)) {
            last = roles[at++] = name;
            continue;
        }
        if (tokens[at].digits) {
            const bool next_part = last == unit_number && tokens[at].before == Gap::comma;  // "Phường 5, 33 Trần Phú"
            roles[at] = is_postcode(tokens, at, last) ? noise : number_role(next_part ? name : last);
            if (is_unit_of_flat(tokens, roles, at)) roles[at] = building_number;
            last = roles[at++];
            continue;
        }
        if (const auto unit = unit_word_before(tokens, at); unit && unit->tokens > 0) {
            if (const auto role = role_of_letter(*unit, tokens, at)) {
                last = roles[at++] = *role;
                continue;
            }
            const FoundFinerWord longer = finer_word_at(tokens, at);
            if (longer.tokens <= unit->tokens) {
                const std::size_t next = at + unit->tokens;
                last = next < tokens.size() && tokens[next].numeral ? unit_number : name;
                at = next;
                continue;
            }
        }
        const FoundFinerWord found = finer_word_at(tokens, at);
        const std::size_t count = std::max<std::size_t>(found.tokens, 1);
        last = found.word != nullptr ? found.word->role : name;
        if (is_house_word(found, tokens, at)) last = number_word;
        if (last == number_word && at > 0 && roles[at - 1] == street_word) last = street_word;
        std::fill_n(roles.begin() + static_cast<std::ptrdiff_t>(at), count, last);
        at += count;
    }
    return roles;
}

}  // namespace diachi::registry::geocoding
