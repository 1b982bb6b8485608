#include "registry/geocoding/streets/street_index.hpp"

#include <array>

#include "registry/geocoding/sort_once.hpp"
#include "registry/geocoding/words/date_names.hpp"
#include "registry/geocoding/words/finer_words.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr int deepest_alley = 8;

/// Parts communes of today from former ones. Where only former ones are known, their ground of today is taken.
void part_communes(const std::vector<Id>& ids, const UnitIndex& units, std::vector<std::uint32_t>& today,
                   std::vector<std::uint32_t>& former) {
    for (const Id id : ids) {
        const std::uint32_t unit = units.unit_of(id);
        if (unit == no_unit) continue;
        (units.shown(unit).current ? today : former).push_back(unit);
    }
    if (today.empty())
        for (const std::uint32_t unit : former)
            today.insert(today.end(), units.today(unit).begin(), units.today(unit).end());
    sort_once(today);
    sort_once(former);
}

std::vector<std::uint32_t> words_of(std::span<const Token> tokens, Vocabulary& vocabulary) {
    std::vector<std::uint32_t> words;
    for (const auto& token : tokens) words.push_back(vocabulary.add(token.form));
    return words;
}

/// Tokens of the kind word that a name begins with, when more follows.
FoundFinerWord kind_of(std::span<const Token> tokens, WordRole wanted) {
    if (tokens.empty()) return {};
    const FoundFinerWord found = finer_word_at(tokens, 0);
    const bool counts = found.word != nullptr && found.word->role == wanted && found.tokens < tokens.size();
    return counts ? found : FoundFinerWord{};
}

/// The number that an alley is called by: "12" of "Hẻm 12". Empty for alleys with a name.
std::string alley_number(std::span<const Token> tokens) {
    const FoundFinerWord kind = kind_of(tokens, WordRole::alley_word);
    const bool numbered = kind.word != nullptr && kind.tokens + 1 == tokens.size() && tokens.back().digits;
    return numbered ? tokens.back().form : std::string();
}

}  // namespace

StreetIndex::StreetIndex(const Gazetteer& gazetteer, const UnitIndex& units, Vocabulary& vocabulary) {
    add_streets(gazetteer, units, vocabulary);
    add_places(gazetteer, units, vocabulary);
}

void StreetIndex::add_streets(const Gazetteer& gazetteer, const UnitIndex& units, Vocabulary& vocabulary) {
    std::unordered_map<Id, const Thoroughfare*> by_id;
    for (const auto& one : gazetteer.thoroughfares) by_id[one.id] = &one;
    for (const auto& one : gazetteer.thoroughfares) {
        Street street;
        street.thoroughfare = &one;
        street.root = one.id;
        const Thoroughfare* alley = &one;
        for (int depth = 0; depth < deepest_alley && alley->parent; ++depth) {
            const std::string number = alley_number(tokens_of(text::composed(alley->name)));
            if (!number.empty()) street.path = number + (street.path.empty() ? "" : "/" + street.path);
            const auto parent = by_id.find(*alley->parent);
            if (parent == by_id.end()) break;
            alley = parent->second;
            street.root = alley->id;
        }
        part_communes(one.communes, units, street.communes, street.former);
        const auto number = static_cast<std::uint32_t>(streets_.size());
        if (!add_street(street, one.name, vocabulary)) continue;
        by_path_.try_emplace({street.root, street.path}, number);
        add_former_names(street, vocabulary);
    }
}

bool StreetIndex::add_street(Street street, const std::string& official, Vocabulary& vocabulary) {
    const std::string name = text::composed(official);
    const auto tokens = tokens_of(name);
    const FoundFinerWord kind = kind_of(tokens, WordRole::street_word);
    const auto bare = std::span(tokens).subspan(kind.tokens);
    if (bare.empty()) return false;
    if (kind.word != nullptr) street.kind = kind.word->meaning;
    street.bare = name.substr(bare.front().begin);
    for (const auto& token : bare) street.bare_form += (street.bare_form.empty() ? "" : " ") + token.form;
    const auto number = static_cast<std::uint32_t>(streets_.size());
    for (const std::uint32_t commune : street.communes) by_commune_[commune].push_back(number);
    const bool numbered_alley = street.thoroughfare->parent && !alley_number(tokens).empty();
    if (!numbered_alley) add_name(bare, number, vocabulary);
    if (const auto other = other_road_number(street.kind, street.bare_form); !other.empty())
        street_names_.add(std::array{vocabulary.add(other)}, number);
    streets_.push_back(std::move(street));
    return true;
}

void StreetIndex::add_former_names(const Street& street, Vocabulary& vocabulary) {
    for (const FormerName& former : street.thoroughfare->former_names) {
        Street once = street;
        once.former_name = &former;
        add_street(std::move(once), former.name, vocabulary);
    }
}

void StreetIndex::add_former_names(const Hamlet& hamlet, Vocabulary& vocabulary) {
    for (const FormerName& former : hamlet.place->former_names) {
        Hamlet once = hamlet;
        once.former_name = &former;
        add_hamlet(std::move(once), former.name, vocabulary);
    }
}

void StreetIndex::add_name(std::span<const Token> bare, std::uint32_t number, Vocabulary& vocabulary) {
    const auto official = words_of(bare, vocabulary);
    street_names_.add(official, number);
    for (const auto& writing : other_date_writings(bare)) {
        std::vector<std::uint32_t> words;
        for (const auto& form : writing) words.push_back(vocabulary.add(form));
        if (words != official) street_names_.add(words, number);
    }
}

void StreetIndex::add_places(const Gazetteer& gazetteer, const UnitIndex& units, Vocabulary& vocabulary) {
    for (const auto& one : gazetteer.places) {
        Hamlet hamlet;
        hamlet.place = &one;
        part_communes(one.communes, units, hamlet.communes, hamlet.former);
        const auto number = static_cast<std::uint32_t>(hamlets_.size());
        if (!add_hamlet(hamlet, one.name, vocabulary)) continue;
        hamlet_numbers_[one.id] = number;
        add_former_names(hamlet, vocabulary);
    }
}

bool StreetIndex::add_hamlet(Hamlet hamlet, const std::string& official, Vocabulary& vocabulary) {
    const std::string name = text::composed(official);
    const auto tokens = tokens_of(name);
    const FoundFinerWord kind = kind_of(tokens, WordRole::place_word);
    const auto bare = std::span(tokens).subspan(kind.tokens);
    if (bare.empty()) return false;
    if (kind.word != nullptr) hamlet.kind = kind.word->meaning;
    hamlet.bare = name.substr(bare.front().begin);
    place_names_.add(words_of(bare, vocabulary), static_cast<std::uint32_t>(hamlets_.size()));
    hamlets_.push_back(std::move(hamlet));
    return true;
}

std::optional<std::uint32_t> StreetIndex::alley_of(Id root, const std::string& path) const {
    const auto found = by_path_.find({root, path});
    return found == by_path_.end() ? std::nullopt : std::optional(found->second);
}

const StreetIndex::Hamlet* StreetIndex::hamlet_of(Id place) const {
    const auto found = hamlet_numbers_.find(place);
    return found == hamlet_numbers_.end() ? nullptr : &hamlets_[found->second];
}

const std::vector<std::uint32_t>& StreetIndex::streets_in(std::uint32_t commune) const {
    static const std::vector<std::uint32_t> none;
    const auto found = by_commune_.find(commune);
    return found == by_commune_.end() ? none : found->second;
}

}  // namespace diachi::registry::geocoding
