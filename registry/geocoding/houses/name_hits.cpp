#include "registry/geocoding/houses/name_hits.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "registry/geocoding/houses/ground_match.hpp"
#include "registry/geocoding/houses/lettered_run.hpp"
#include "registry/text/letters.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr int an_edit = 2;
constexpr int shortened = 1;
constexpr int whole_unit = 4;  ///< a unit's name between commas that is nearly a street's
constexpr int all_initials = 2;
constexpr std::size_t longest_short = 3;
constexpr std::size_t most_words = 6;
constexpr std::size_t most_hits = 200;  // parts of longer names are looked for among these, each with each
/// Where nothing tells the province, more names than this are not searched with edits.
constexpr std::size_t most_names_anywhere = 8000;

constexpr auto before_names = std::to_array<std::string_view>(
    {"duong", "d",   "dg", "pho", "p",   "dai", "lo",   "so",   "nha",  "sn", "street", "st",
     "hem",   "ngo", "ap", "kv",  "khu", "vuc", "area", "thon", "khom", "to", "ds"});
constexpr auto before_units = std::to_array<std::string_view>(
    {"phuong", "p",     "ph",   "f",        "xa",    "x",   "thi",    "tran",     "tt",   "quan",
     "q",      "huyen", "h",    "tx",       "thanh", "pho", "tp",     "t",        "tinh", "ap",
     "kv",     "khu",   "vuc",  "khom",     "thon",  "to",  "kp",     "district", "ward", "commune",
     "town",   "dist",  "citi", "province", "area",  "st",  "street", "road",     "vn"});

bool contains(const auto& list, const auto& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

bool is_plain(const Token& token) {
    return !token.digits && token.form.size() <= longest_short;
}

bool is_code(const std::string& word) {
    return text::is_digit(word.back()) ? !text::is_digit(word.front()) : text::is_digit(word.front());
}

/// "Quốc lộ A1" is not nearly "Quốc lộ 1".
bool same_codes(std::span<const Token> words, const LetteredName& name) {
    return std::all_of(words.begin(), words.end(), [&](const Token& word) {
        return word.numeral || !is_code(word.form) || contains(name.words, word.form);
    });
}

/// Letters without a tone or a vowel's accent: "NVL", "VĐS".
bool may_be_initials(const Token& token) {
    if (token.form.size() < 3 || token.form.size() > most_words) return false;
    std::string letters = token.spelled;
    for (std::size_t at = letters.find("đ"); at != std::string::npos; at = letters.find("đ", at))
        letters.replace(at, 2, "d");
    return letters.empty() || letters == token.form;
}

class Hits {
  public:
    Hits(const HouseQuestion& question, const std::vector<bool>& covered)
        : asked_(question), covered_(covered), provinces_(provinces_of(question)) {}

    std::vector<NameHit> run() {
        if (asked_.anywhere) {
            add_exact();
        } else {
            add_near();
        }
        for (std::size_t at = 0; at < covered_.size(); ++at)
            if (!covered_[at] && !asked_.anywhere) add_initials(at);
        const auto length = [](const NameHit& hit) { return hit.words.end - hit.words.begin; };
        std::stable_sort(hits_.begin(), hits_.end(), [&](const NameHit& a, const NameHit& b) {
            return std::pair(a.cost, length(b)) < std::pair(b.cost, length(a));
        });
        if (hits_.size() > most_hits) hits_.resize(most_hits);
        drop_parts();
        return std::move(hits_);
    }

  private:
    void add_near() {
        const auto runs = free_runs(asked_.context.tokens, without_said_units());
        std::uint64_t letters = 0;
        for (const LetteredRun& run : runs) letters |= run.present();
        const auto add = [&](const NameSignature& signature) {
            if (lacks_more_letters(letters, signature.present, signature.most_edits)) return;
            for (const LetteredRun& run : runs) {
                if (!run.may_hold(signature.present, signature.most_edits)) continue;
                const LetteredName& name = asked_.names.name(signature.name).name;
                const auto near = run.nearest(name, name.most_edits);
                if (!near) continue;
                const auto words =
                    asked_.context.tokens.subspan(near->words.begin, near->words.end - near->words.begin);
                if (near->edits > 0 && !same_codes(words, name)) continue;
                const bool unit = near->edits > 0 && is_unit(near->words);
                const int cost = near->edits * an_edit + accent_cost(words, name) + (unit ? whole_unit : 0);
                hits_.push_back(
                    {signature.name, near->words, near->edits == 0 ? Agreement::equal : Agreement::near, cost, unit});
            }
        };
        for (const std::uint32_t province : provinces_)
            for (const NameSignature& one : asked_.names.in_province(province)) add(one);
        if (provinces_.empty() && asked_.names.everywhere().size() <= most_names_anywhere)
            for (const NameSignature& one : asked_.names.everywhere()) add(one);
    }

    /// "…, Tân Phú, Cái Răng" is rather the ward than nearly Đường Trần Phú.
    bool is_unit(const Run& words) const {
        const auto& all = asked_.choice.mentions.all;
        return std::any_of(all.begin(), all.end(), [&](const Mention& mention) {
            return mention.begin == words.begin && mention.end == words.end && !mention.corrected && mention.left &&
                   mention.right && mention.setting == Setting::open;
        });
    }

    /// Names that stand in the text letter by letter.
    void add_exact() {
        const auto& tokens = asked_.context.tokens;
        const auto covered = without_said_units();
        for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
            std::string letters;
            for (std::size_t end = begin; end < tokens.size() && end - begin < most_words && !covered[end]; ++end) {
                if (end > begin && tokens[end].before >= Gap::comma) break;
                letters += tokens[end].form;
                for (const std::uint32_t number : asked_.names.with_letters(letters)) {
                    const int cost =
                        accent_cost(tokens.subspan(begin, end + 1 - begin), asked_.names.name(number).name);
                    take({number, {begin, end + 1}, Agreement::equal, cost});
                }
            }
        }
    }

    /// No street is looked for in "Phường Cái Khế".
    std::vector<bool> without_said_units() const {
        std::vector<bool> covered = covered_;
        for (const Mention& mention : asked_.choice.mentions.all) {
            if (!mention.said || mention.abbreviated || mention.corrected || mention.cut_short) continue;
            for (std::size_t at = mention.begin; at < mention.end; ++at) covered[at] = true;
        }
        return covered;
    }

    /// "N.V. Linh", "Ng. Văn Linh", "NVL".
    void add_initials(std::size_t begin) {
        const auto& tokens = asked_.context.tokens;
        const std::string& first = tokens[begin].form;
        if (!tokens[begin].digits && may_be_initials(tokens[begin]))
            for (const std::uint32_t number : asked_.names.with_initials(first))
                take({number, {begin, begin + 1}, Agreement::initials, all_initials});
        std::string initials = first.substr(0, 1);
        bool short_one = is_plain(tokens[begin]);
        for (std::size_t end = begin + 1; end < tokens.size() && end - begin < most_words; ++end) {
            if (covered_[end] || tokens[end].before >= Gap::dash || tokens[end].digits) return;
            initials += tokens[end].form.substr(0, 1);
            short_one = short_one || is_plain(tokens[end]);
            if (!short_one) continue;
            for (const std::uint32_t number : asked_.names.with_initials(initials))
                if (shortens(begin, asked_.names.name(number).name))
                    take({number, {begin, end + 1}, Agreement::initials, shortened});
        }
    }

    /// Every word is the beginning of the name's, the last one whole.
    bool shortens(std::size_t begin, const LetteredName& name) const {
        const auto& tokens = asked_.context.tokens;
        bool whole = true;
        for (std::size_t i = 0; i < name.words.size(); ++i) {
            const std::string& form = tokens[begin + i].form;
            if (!name.words[i].starts_with(form) || (form != name.words[i] && form.size() > longest_short))
                return false;
            whole = whole && form == name.words[i];
        }
        return !whole && tokens[begin + name.words.size() - 1].form == name.words.back();
    }

    void take(NameHit hit) { hits_.push_back(hit); }

    /// "Lê Hồng" where "Lê Hồng Phong" stands as well.
    void drop_parts() {
        std::vector<NameHit> whole;
        for (const NameHit& hit : hits_) {
            const bool part = std::any_of(hits_.begin(), hits_.end(), [&](const NameHit& longer) {
                return longer.cost <= hit.cost && longer.words.begin <= hit.words.begin &&
                       longer.words.end >= hit.words.end &&
                       longer.words.end - longer.words.begin > hit.words.end - hit.words.begin;
            });
            if (!part) whole.push_back(hit);
        }
        hits_ = std::move(whole);
    }

    const HouseQuestion& asked_;
    const std::vector<bool>& covered_;
    std::vector<std::uint32_t> provinces_;
    std::vector<NameHit> hits_;
};

}  // namespace

bool announces_name(std::string_view form) {
    return contains(before_names, form);
}

bool begins_unit(std::string_view form) {
    return contains(before_units, form);
}

std::vector<std::uint32_t> provinces_of(const HouseQuestion& question) {
    const UnitIndex& units = question.context.units;
    std::vector<std::uint32_t> provinces;
    if (question.anywhere) return provinces;
    const auto add_province = [&](std::uint32_t province) {
        if (province != no_unit && !contains(provinces, province)) provinces.push_back(province);
    };
    const auto add = [&](std::uint32_t unit) {
        for (const std::uint32_t commune : units.today(unit)) add_province(units.province_today(commune));
    };
    for (const std::uint32_t commune : question.choice.today) add(commune);
    for (const Level level : {Level::province, Level::district}) {
        for (const Mention& mention : question.choice.mentions.all) {
            if (!mention.said && !(mention.left && mention.right) && !mention.right) continue;
            for (const std::uint32_t bearer : mention.bearers) {
                const NamedUnit& named = units.named(units.bearer(bearer).named);
                if (named.level != level) continue;
                if (level == Level::district) add(named.unit);
                if (level == Level::province && units.shown(named.unit).current) add_province(named.unit);
                if (level == Level::province)
                    for (const std::uint32_t province : units.provinces(named.unit))
                        if (units.shown(province).current) add_province(province);
            }
        }
        if (!provinces.empty()) break;
    }
    return provinces;
}

std::vector<NameHit> name_hits(const HouseQuestion& question, const std::vector<bool>& covered) {
    return Hits(question, covered).run();
}

}  // namespace diachi::registry::geocoding
