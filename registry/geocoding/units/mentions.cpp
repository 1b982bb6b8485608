#include "registry/geocoding/units/mentions.hpp"

#include <algorithm>

#include "registry/geocoding/words/name_links.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_mentions = 300;
constexpr std::size_t usual_mentions = 16;

/// Collects the mentions of one text from left to right.
class Collector {
  public:
    Collector(std::span<const Token> tokens, std::span<const WordRole> roles, const UnitIndex& units)
        : tokens_(tokens), roles_(roles), units_(units) {}

    Mentions collect() {
        found_.all.reserve(usual_mentions);
        find_links();
        for (std::size_t at = 0; at < tokens_.size() && found_.all.size() < most_mentions; ++at) {
            const auto word = unit_word_before(tokens_, at);
            const bool counts = word && word_counts(*word, at);
            // "Quan Hoa" beside words with accents is rather a name than "Quận".
            const bool rather_name = counts && !word->word.abbreviation &&
                                     !is_surely(tokens_[at], first_word_of(word->word.spelled)) &&
                                     (begins_name(at) || continues_name(at));
            if (counts && !rather_name && collect_said(*word, at)) continue;
            if (at >= claimed_) collect_bare(at);
        }
        hide_halves();
        mark_cut_short();
        return std::move(found_);
    }

  private:
    void find_links() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            const std::size_t length = roles_[at] == WordRole::noise ? name_link_length(tokens_, at) : 0;
            if (length == 0) continue;
            at += length - 1;
            found_.links.push_back(static_cast<std::uint32_t>(at + 1));
        }
    }

    bool word_counts(const FoundUnitWord& word, std::size_t at) const {
        if (at < word_end_) return false;    // "xã" of "thị xã"
        if (at < behind_end_) return false;  // "District" of "Chau Thanh District Soc Trang"
        // "P.1204" is a room, "H.51" an alley.
        if (roles_[at] == WordRole::flat_word || roles_[at] == WordRole::alley_word) return false;
        const std::size_t next = at + word.tokens;
        if (next < roles_.size() && roles_[next] == WordRole::street_number) return false;  // "Đường F4"
        return next < tokens_.size() && tokens_[next].before < Gap::dash;
    }

    static std::string_view first_word_of(std::string_view words) { return words.substr(0, words.find(' ')); }

    bool begins_name(std::size_t at) const {
        bool begins = false;
        units_.names().walk(tokens_, at, [&](std::size_t, std::span<const std::uint32_t>) { begins = true; });
        return begins;
    }

    /// "Xa" of "Xã Bạch Xa Tuyên Quang" belongs to the name before it.
    bool continues_name(std::size_t at) const {
        return std::any_of(found_.all.begin(), found_.all.end(),
                           [&](const Mention& mention) { return mention.name_begin < at && at < mention.name_end; });
    }

    bool collect_said(const FoundUnitWord& word, std::size_t at) {
        const std::size_t name = at + word.tokens;
        bool any = false;
        const std::size_t before = found_.all.size();
        units_.names().walk(tokens_, name, [&](std::size_t count, std::span<const std::uint32_t> bearers) {
            Mention mention = placed(at, name, name + count);
            mention.said = true;
            mention.abbreviated = word.word.abbreviation;
            mention.kind = word.word.kind;
            mention.levels = word.word.levels;
            any = add(std::move(mention), bearers) || any;
        });
        if (any) {
            keep_longest(before);
            claimed_ = std::max<std::size_t>(claimed_, found_.all.back().name_end);
        } else if (announces_unknown(word, at)) {
            found_.unknown.push_back(unknown(word, at, name));
        }
        word_end_ = std::max(word_end_, name);
        return any;
    }

    /// The halves of a province's double name are no names of their own: "Côn Đảo, Bà Rịa - Vũng Tàu".
    void hide_halves() {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> doubles;
        for (const Mention& mention : found_.all) {
            const bool province = std::any_of(mention.bearers.begin(), mention.bearers.end(), [&](std::uint32_t one) {
                const NamedUnit& named = units_.named(units_.bearer(one).named);
                return named.level == Level::province && named.dashed;
            });
            if (province && mention.right) doubles.emplace_back(mention.begin, mention.end);
        }
        const auto is_half = [&](const Mention& mention) {
            return std::any_of(doubles.begin(), doubles.end(), [&](const auto& whole) {
                return mention.begin >= whole.first && mention.end <= whole.second &&
                       mention.end - mention.begin < whole.second - whole.first;
            });
        };
        found_.all.erase(std::remove_if(found_.all.begin(), found_.all.end(), is_half), found_.all.end());
    }

    /// A name behind its unit word that more words follow, none of them a unit's: "P. Thanh Xuân Nam".
    void mark_cut_short() {
        std::vector<bool> begins(tokens_.size() + 1);
        for (const Mention& mention : found_.all) begins[mention.begin] = true;
        const std::size_t count = found_.all.size();
        for (std::size_t i = 0; i < count; ++i) {
            Mention& mention = found_.all[i];
            if (!mention.said || mention.right || mention.begin == mention.name_end) continue;
            const std::size_t next = mention.end;
            if (next != mention.name_end || begins[next] || roles_[next] != WordRole::name) continue;
            mention.cut_short = true;
            found_.unknown.push_back(
                {mention.begin, mention.name_begin, segment_end(mention.name_begin), mention.kind, mention.levels});
        }
    }

    std::uint32_t segment_end(std::size_t name) const {
        std::size_t end = name + 1;
        while (end < tokens_.size() && tokens_[end].before < Gap::dash && end - name < 5 &&
               !unit_word_before(tokens_, end))
            ++end;
        return static_cast<std::uint32_t>(end);
    }

    /// Whether the word can be trusted to announce a unit although its name is not known.
    bool announces_unknown(const FoundUnitWord& word, std::size_t at) const {
        if (!word.word.abbreviation) return word.tokens > 1 || is_surely(tokens_[at], word.word.spelled);
        return tokens_[at].form.size() > 1 || tokens_[at + word.tokens].before == Gap::dot;
    }

    /// Of the names behind one unit word the longest that ends its segment counts, else the longest of those whose
    /// accents fit ("Huyện Tân Phú Đồng Nai" is not Tân Phú Đông).
    void keep_longest(std::size_t from) {
        auto& all = found_.all;
        std::size_t best = all.size() - 1;
        for (std::size_t i = all.size(); i-- > from;)
            if (all[i].right) {
                best = i;
                break;
            }
        if (!all[best].right)
            for (std::size_t i = all.size(); i-- > from;)
                if (has_accents_of_name(all[i])) {
                    best = i;
                    break;
                }
        if (best != from) all[from] = std::move(all[best]);
        all.resize(from + 1);
    }

    bool has_accents_of_name(const Mention& mention) const {
        if (mention.accented_form.empty()) return false;
        return std::any_of(mention.bearers.begin(), mention.bearers.end(), [&](std::uint32_t number) {
            return units_.named(units_.bearer(number).named).accented_form == mention.accented_form;
        });
    }

    UnknownName unknown(const FoundUnitWord& word, std::size_t at, std::size_t name) const {
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(name), segment_end(name), word.word.kind,
                word.word.levels};
    }

    void collect_bare(std::size_t at) {
        if (roles_[at] == WordRole::noise) return;
        units_.names().walk(tokens_, at, [&](std::size_t count, std::span<const std::uint32_t> bearers) {
            if (count == 1 && (tokens_[at].digits || tokens_[at].form.size() < 2)) return;
            Mention mention = placed(at, at, at + count);
            mention.setting = setting_before(at);
            if (const auto behind = unit_word_behind(tokens_, at + count);
                behind && tokens_[at + count].before < Gap::dash) {
                mention.said = true;
                mention.abbreviated = true;
                mention.kind = behind->word.kind;
                mention.levels = behind->word.levels;
                mention.end += static_cast<std::uint32_t>(behind->tokens);
                mention.right = ends_segment(mention.end);
                behind_end_ = std::max<std::size_t>(behind_end_, mention.end);
            }
            add(std::move(mention), bearers);
        });
    }

    Mention placed(std::size_t begin, std::size_t name_begin, std::size_t name_end) const {
        Mention mention;
        mention.begin = static_cast<std::uint32_t>(begin);
        mention.name_begin = static_cast<std::uint32_t>(name_begin);
        mention.name_end = mention.end = static_cast<std::uint32_t>(name_end);
        mention.left = begins_segment(begin);
        if (name_end < tokens_.size() && tokens_[name_end].before != Gap::dash && roles_[name_end] != WordRole::noise) {
            const Token& next = tokens_[name_end];
            if (next.form == "cu" && is_surely(next, "cũ")) mention.era = Era::former;
            if (next.form == "moi" && is_surely(next, "mới")) mention.era = Era::current;
            if (mention.era != Era::any) ++mention.end;
        }
        mention.right = ends_segment(mention.end);
        return mention;
    }

    bool add(Mention mention, std::span<const std::uint32_t> bearers) {
        const auto words = tokens_.subspan(mention.name_begin, mention.name_end - mention.name_begin);
        const bool dashed =
            std::any_of(words.begin() + 1, words.end(), [](const Token& word) { return word.before == Gap::dash; });
        mention.bearers.reserve(bearers.size());
        for (const std::uint32_t number : bearers) {
            const NameBearer& bearer = units_.bearer(number);
            const NamedUnit& named = units_.named(bearer.named);
            if ((level_bit(named.level) & mention.levels) == 0 || (dashed && !named.dashed)) continue;
            const bool initial = tokens_[mention.name_begin].form.size() == 1 && !tokens_[mention.name_begin].digits;
            if (bearer.wording == Wording::abbreviated && initial && !mention.said && !mention.left) continue;
            mention.bearers.push_back(number);
        }
        if (mention.bearers.empty()) return false;
        if (!words.front().plain_text) mention.accented_form = accented_form(words);
        mention.unaccented = std::all_of(words.begin(), words.end(), [](const Token& w) { return w.spelled.empty(); });
        found_.all.push_back(std::move(mention));
        return true;
    }

    bool begins_segment(std::size_t at) const {
        return at == 0 || tokens_[at].before >= Gap::dash || roles_[at - 1] == WordRole::noise;
    }

    bool ends_segment(std::size_t end) const {
        if (end >= tokens_.size() || tokens_[end].before >= Gap::dash) return true;
        return roles_[end] == WordRole::noise || unit_word_before(tokens_, end).has_value();
    }

    Setting setting_before(std::size_t at) const {
        if (at == 0) return Setting::open;
        switch (roles_[at - 1]) {
            case WordRole::house_number:
                if (tokens_[at].before >= Gap::dash && ends_name(at - 1)) return Setting::open;
                return Setting::numbered;
            case WordRole::alley_number:
            case WordRole::number_word:
                return Setting::numbered;
            case WordRole::street_word:
            case WordRole::alley_word:
                return tokens_[at].before >= Gap::dash ? Setting::open : Setting::street;
            case WordRole::place_word:
            case WordRole::building_word:
                return tokens_[at].before >= Gap::dash ? Setting::open : Setting::place;
            default:
                return Setting::open;
        }
    }

    /// A number that belongs to the name before it: "Cầu Kênh 4", "Ngõ Hàm Long 1".
    bool ends_name(std::size_t number) const {
        return number > 0 && tokens_[number].before < Gap::dash && roles_[number - 1] == WordRole::name;
    }

    std::span<const Token> tokens_;
    std::span<const WordRole> roles_;
    const UnitIndex& units_;
    Mentions found_;
    std::size_t claimed_ = 0;     ///< bare names begin behind the names that unit words claim
    std::size_t word_end_ = 0;    ///< end of the last unit word
    std::size_t behind_end_ = 0;  ///< end of the last unit word that stands behind its name
};

}  // namespace

Mentions mentions_in(std::span<const Token> tokens, std::span<const WordRole> roles, const UnitIndex& units) {
    return Collector(tokens, roles, units).collect();
}

}  // namespace diachi::registry::geocoding
