#include "registry/geocoding/words/finer_words.hpp"

#include <algorithm>
#include <array>

#include "registry/geocoding/words/listed_words.hpp"

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
    {"ds", "đs", street_word, "duong so"},
    {"d s", "đ s", street_word, "duong so"},
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
    {"area", "area", place_word, "khu vuc"},
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
    {"noi o hien nay", "nơi ở hiện nay", noise, ""},
    {"noi o hien tai", "nơi ở hiện tại", noise, ""},
    {"cho o", "chỗ ở", noise, ""},
    {"cho o hien nay", "chỗ ở hiện nay", noise, ""},
    {"cho o hien tai", "chỗ ở hiện tại", noise, ""},
    {"zip", "zip", noise, ""},
    {"postcode", "postcode", noise, ""},
});

/// Words that in a text without accents are rather the beginning of a name ("to hieu", "ngo quyen", "lang ha") unless a
/// number follows.
constexpr std::array<std::string_view, 14> names_without_accents = {
    "to", "doi", "ngo", "can", "lang", "ban", "lo", "day", "dinh", "chua", "phong", "lau", "cho", "khoi"};

/// Letters that are such a word only in front of a number: "S. 303", "CH 06-03".
bool is_letter_of_number(const FinerWord& word) {
    return word.words == "s" || word.words == "ch";
}

bool may_be_name(const FinerWord& word) {
    return std::find(names_without_accents.begin(), names_without_accents.end(), word.words) !=
           names_without_accents.end();
}

bool is_rather_name(const FinerWord& word, std::span<const Token> tokens, std::size_t begin) {
    if (is_letter_of_number(word))
        return begin + 1 >= tokens.size() || !tokens[begin + 1].digits || tokens[begin + 1].before >= Gap::dash;
    // "12, A. 3" is a hamlet.
    if (word.words == "a" && begin + 1 < tokens.size() && tokens[begin + 1].before == Gap::dot &&
        tokens[begin + 1].digits && tokens[begin].before == Gap::comma)
        return false;
    // "a" is a letter of many things, "tai" of many names (Tài): without accents, only "tai" at the very beginning.
    if (word.words == "a" || word.words == "tai")
        return tokens[begin].spelled.empty() && (word.words == "a" || begin > 0);
    // "Lai Vn Tửng" lost a letter; the country stands apart or last.
    if (word.words == "vn")
        return begin + 1 < tokens.size() && tokens[begin + 1].before == Gap::blank && !tokens[begin + 1].digits &&
               tokens[begin].before == Gap::blank;
    if (!tokens[begin].plain_text || (begin + 1 < tokens.size() && tokens[begin + 1].digits)) return false;
    return may_be_name(word);
}

/// "Đ. C. M. Lộc" is a street, "Đ.C: 12" an address.
bool are_initials(std::span<const Token> tokens, std::size_t begin) {
    if (begin + 2 >= tokens.size() || tokens[begin + 1].before != Gap::dot) return false;
    return tokens[begin + 2].before == Gap::dot && !tokens[begin + 2].digits;
}

/// Beside a number a word counts also where it alone lost its accents: "So 42", "Khu vuc 3", "12 Duong Nguyễn Trãi".
bool is_numbered(const CutEntry<FinerWord>& entry, std::span<const Token> tokens, std::size_t begin) {
    if (may_be_name(*entry.entry)) return false;  // "Lê Hồng Phong 27"
    const std::size_t next = begin + entry.words.size();
    if (next < tokens.size() && tokens[next].digits && tokens[next].before < Gap::dash) return true;
    return entry.entry->role == street_word && begin > 0 && tokens[begin - 1].digits &&
           tokens[begin].before < Gap::dash && next < tokens.size();
}

bool says(const CutEntry<FinerWord>& entry, std::span<const Token> tokens, std::size_t begin) {
    for (std::size_t i = 0; i < entry.words.size(); ++i) {
        if (begin + i >= tokens.size() || tokens[begin + i].form != entry.words[i].form) return false;
        const std::string_view spelled = entry.words[i].spelled;
        if (!is_surely(tokens[begin + i], spelled) &&
            !(may_be(tokens[begin + i], spelled) && is_numbered(entry, tokens, begin)))
            return false;
        // "Đ/c" is written with a sign within.
        if (i > 0 && tokens[begin + i].before == Gap::comma && entry.entry->words != "d c") return false;
    }
    return entry.entry->words != "d c" || !are_initials(tokens, begin);
}

}  // namespace

FoundFinerWord finer_word_at(std::span<const Token> tokens, std::size_t begin) {
    static const auto table = by_first_letter(finer_words);
    FoundFinerWord best;
    for (const auto& entry : table[static_cast<unsigned char>(tokens[begin].form.front())]) {
        const std::size_t count = entry.words.size();
        if (count > best.tokens && says(entry, tokens, begin) && !is_rather_name(*entry.entry, tokens, begin))
            best = {entry.entry, count};
    }
    return best;
}

}  // namespace diachi::registry::geocoding
