#include "registry/geocoding/streets/written_parts.hpp"

#include <algorithm>

#include "registry/geocoding/streets/written_numbers.hpp"
#include "registry/geocoding/words/unit_words.hpp"
#include "registry/house_number.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Reads one text's free tokens from left to right.
class Reader {
  public:
    Reader(std::string_view text, std::span<const Token> tokens, std::span<const WordRole> roles,
           const std::vector<bool>& taken)
        : tokens_(tokens), roles_(roles), taken_(taken), numbers_(text, tokens, roles, taken) {}

    WrittenParts read() {
        std::size_t at = 0;
        while (at < tokens_.size()) {
            if (taken_[at]) {
                ++at;
                continue;
            }
            at = read_part(at);
        }
        settle_flat();
        write_keys();
        return std::move(parts_);
    }

  private:
    std::size_t read_part(std::size_t at) {
        switch (roles_[at]) {
            case WordRole::flat_word:
                return read_flat(at);
            case WordRole::place_word:
                return read_place(at);
            case WordRole::alley_word:
                return read_alley(at);
            case WordRole::house_number:
                return read_number(at);
            case WordRole::street_word: {
                const std::size_t name = skip(at, WordRole::street_word);
                // "Tran Phu Street, Quarter 1": English has the word behind.
                if (free(name) && (tokens_[name].before == Gap::comma || is_english_behind_name(at))) return name;
                return read_street(name, true, true);
            }
            case WordRole::building_word:
                // "6 Chợ Cũ": right behind a number it may begin a street's name.
                if (const auto number = number_behind_building(at)) return *number;
                return behind_number_ == at ? read_street(at, false) : at + 1;
            case WordRole::name:
                return read_street(at, behind_number_ == at && !begins_next_part(at));
            default:
                return at + 1;
        }
    }

    /// "Tran Phu St Thuan Hoa Commune"
    bool is_english_behind_name(std::size_t at) const {
        const std::string& form = tokens_[at].form;
        return (form == "st" || form == "street" || form == "road" || form == "avenue" || form == "boulevard") &&
               at > 0 && !taken_[at - 1] && roles_[at - 1] == WordRole::name && tokens_[at].before < Gap::dash;
    }

    /// "Đường Trần Phú số 12, Xã …", "Trần Phú 12, Mỹ Xuyên": the street stands before its number already.
    bool begins_next_part(std::size_t at) const {
        return tokens_[at].before == Gap::comma && (!parts_.streets.empty() || unit_word_before(tokens_, at));
    }

    /// "Chung cư ABC 15 Võ Văn Tần", "Chung cư ABC, 15 Võ Văn Tần": where the number of the building's ground begins,
    /// when a street's name follows it.
    std::optional<std::size_t> number_behind_building(std::size_t at) const {
        std::size_t number = skip(at, WordRole::building_word);
        while (free(number) && roles_[number] == WordRole::name && tokens_[number].before < Gap::dash) ++number;
        const bool named = number > at && roles_[number - 1] == WordRole::name;
        if (!named || !free(number + 1) || roles_[number] != WordRole::house_number) return std::nullopt;
        const WordRole next = roles_[number + 1];
        const bool street = next == WordRole::name || next == WordRole::street_word;
        return street && tokens_[number + 1].before < Gap::comma ? std::optional(number) : std::nullopt;
    }

    std::size_t skip(std::size_t at, WordRole role) const {
        while (at < tokens_.size() && roles_[at] == role && !taken_[at]) ++at;
        return at;
    }

    bool free(std::size_t at) const { return at < tokens_.size() && !taken_[at]; }

    std::size_t read_number(std::size_t at) {
        const auto run = numbers_.house_at(at);
        if (!run) return at + 1;
        if (!parts_.number) {
            parts_.number = run;
            parts_.dotted = numbers_.is_dotted(*run);
        } else if (!parts_.flat && !spare_) {
            spare_ = run;
        }
        behind_number_ = run->end;
        return run->end;
    }

    std::size_t read_flat(std::size_t at) {
        const std::size_t number = skip(at, WordRole::flat_word);
        if (!free(number) || !tokens_[number].digits) return number;
        auto run = numbers_.flat_at(number);
        if (!run) run = Run{number, number + 1};
        take_flat(*run);
        return run->end;
    }

    void take_flat(const Run& run) {
        const auto flat = FlatNumber::parse(numbers_.slice(run));
        const auto plain = HouseNumber::parse(numbers_.slice(run));
        parts_.flat = run;
        // "1204" is unit 04 on floor 12.
        const std::string form = tokens_[run.begin].form;
        const bool joined =
            run.end == run.begin + 1 && tokens_[run.begin].numeral && form.size() > 2 && form.size() < 6;
        if (joined) {
            parts_.flat_key = form.substr(0, form.size() - 2) + "-" + form.substr(form.size() - 2);
            return;
        }
        parts_.flat_key = flat ? flat->key() : plain ? plain->key() : std::string(numbers_.slice(run));
    }

    /// Two numbers before the street: the first, when it is written as one, is the flat.
    void settle_flat() {
        if (!spare_ || parts_.flat || !parts_.number) return;
        // "L1004A chung cư ABC, 15 Võ Văn Tần": what stands before a building is in it.
        const std::size_t behind = parts_.number->end;
        const bool in_building = free(behind) && roles_[behind] == WordRole::building_word;
        if (in_building || FlatNumber::parse(numbers_.slice(*parts_.number))) {
            take_flat(*parts_.number);
            parts_.number = spare_;
            parts_.dotted = numbers_.is_dotted(*spare_);
        }
    }

    std::size_t read_alley(std::size_t at) {
        const std::size_t number = skip(at, WordRole::alley_word);
        if (!free(number) || !tokens_[number].digits) {
            if (free(number) && roles_[number] == WordRole::name)
                parts_.streets.push_back({{at, name_end(number)}, false, reach_of(number)});
            return number;
        }
        const auto run = numbers_.house_at(number);
        if (!run) return number + 1;
        alleys_.push_back({tokens_[at].form, *run});
        parts_.alleys = Run{parts_.alleys ? parts_.alleys->begin : at, run->end};
        behind_number_ = run->end;
        return run->end;
    }

    std::size_t read_place(std::size_t at) {
        const FoundFinerWord kind = finer_word_at(tokens_.subspan(at), 0);
        const std::size_t name = at + std::max<std::size_t>(kind.tokens, 1);
        if (!free(name) || tokens_[name].before == Gap::comma) return name;
        const std::size_t end = roles_[name] == WordRole::place_number ? name + 1 : name_end(name);
        parts_.places.push_back({kind.word == nullptr ? std::string_view() : kind.word->meaning, {at, end}, name});
        return end;
    }

    std::size_t name_end(std::size_t at) const {
        std::size_t end = at + 1;
        while (free(end) && tokens_[end].before < Gap::dash && (roles_[end] == WordRole::name || tokens_[end].digits))
            ++end;
        return end;
    }

    std::size_t reach_of(std::size_t at) const {
        std::size_t end = at + 1;
        while (free(end) && tokens_[end].before != Gap::comma) ++end;
        return end;
    }

    /// Streets that a word says come before those that a number says, and these before bare names.
    std::size_t read_street(std::size_t at, bool said, bool worded = false) {
        if (!free(at)) return at;
        const std::size_t end = name_end(at);
        const auto less_likely = [&](const WrittenStreet& one) { return said && (!one.said || (worded && !worded_)); };
        const auto place = std::find_if(parts_.streets.begin(), parts_.streets.end(), less_likely);
        parts_.streets.insert(place, {{at, end}, said, reach_of(at)});
        worded_ = worded_ || worded;
        return end;
    }

    void write_keys() {
        const bool outside_in = alleys_.size() > 1 && alleys_.front().word == "ngo" && alleys_.back().word == "ngach";
        if (!outside_in) std::reverse(alleys_.begin(), alleys_.end());
        std::string path;
        for (const auto& alley : alleys_) path += (path.empty() ? "" : "/") + key(alley.number);
        parts_.alley_path = path;
        if (!parts_.number) return;
        const std::string house = key(*parts_.number);
        // "12/5, Hẻm 12" says the alley twice. A house of the alley is never one of the street.
        const bool has_path = path.empty() || house.starts_with(path + "/");
        parts_.number_keys = {has_path ? house : path + "/" + house};
    }

    std::string key(const Run& run) const {
        const auto number = numbers_.parsed(run);
        return number ? number->key() : std::string();
    }

    struct Alley {
        std::string word;
        Run number;
    };

    std::span<const Token> tokens_;
    std::span<const WordRole> roles_;
    const std::vector<bool>& taken_;
    WrittenNumbers numbers_;
    WrittenParts parts_;
    std::vector<Alley> alleys_;
    std::optional<Run> spare_;
    bool worded_ = false;  ///< a street word was read
    std::size_t behind_number_ = static_cast<std::size_t>(-1);
};

}  // namespace

WrittenParts written_parts(std::string_view text, std::span<const Token> tokens, std::span<const WordRole> roles,
                           const std::vector<bool>& taken) {
    return Reader(text, tokens, roles, taken).read();
}

bool take_number_behind_street(WrittenParts& parts, std::string_view text, std::span<const Token> tokens) {
    if (parts.number) return false;
    for (const WrittenStreet& street : parts.streets) {
        const std::size_t last = street.words.end - 1;
        if (!street.said || last == street.words.begin || !tokens[last].digits) continue;
        const auto number = HouseNumber::parse(text.substr(tokens[last].begin, tokens[last].end - tokens[last].begin));
        if (!number) continue;
        parts.number = Run{last, last + 1};
        parts.number_keys = {number->key()};
        return true;
    }
    return false;
}

}  // namespace diachi::registry::geocoding
