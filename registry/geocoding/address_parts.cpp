#include "registry/geocoding/address_parts.hpp"

#include <algorithm>
#include <set>

#include "registry/geocoding/words/finer_words.hpp"
#include "registry/geocoding/words/tokens.hpp"
#include "registry/geocoding/words/unit_words.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Without the kind word, folded.
std::string bare(const std::string& name, const std::string& kind) {
    const std::string folded = text::folded(name);
    const std::string prefix = text::folded(kind) + " ";
    return folded.starts_with(prefix) ? folded.substr(prefix.size()) : folded;
}

/// A comma inside a part would make two of it.
std::string one_segment(std::string part) {
    std::replace(part.begin(), part.end(), ',', ' ');
    return part;
}

bool says_its_level(const std::string& written, Level level) {
    const auto tokens = tokens_of(text::composed(written));
    const auto word = unit_word_before(tokens, 0);
    return word && word->tokens < tokens.size() && (word->word.levels & level_bit(level)) != 0;
}

std::string street(const std::string& written) {
    if (written.empty()) return "";
    const auto tokens = tokens_of(text::composed(written));
    const auto word = finer_word_at(tokens, 0).word;
    const bool said = word != nullptr && (word->role == WordRole::street_word || word->role == WordRole::alley_word);
    return said ? written : "Đường " + written;
}

/// A bare number before the house's would be taken for the house's.
std::string flat(const std::string& written) {
    if (written.empty()) return "";
    const auto tokens = tokens_of(text::composed(written));
    const auto word = finer_word_at(tokens, 0).word;
    const bool said = word != nullptr && word->role == WordRole::flat_word;
    const bool room = !tokens.empty() && tokens[0].form == "p";  // P.102
    return said || room ? written : "Căn hộ " + written;
}

}  // namespace

PartsWriter::PartsWriter(const Gazetteer& gazetteer) {
    constexpr int most_levels = 2;
    std::unordered_map<Id, const UnitVersion*> by_id;
    for (const auto& version : gazetteer.units) by_id[version.unit] = &version;
    for (const auto& version : gazetteer.units) {
        Named named{version.level, version.kind, {}};
        auto parent = version.parent;
        for (int level = 0; parent && level < most_levels; ++level) {
            const auto around = by_id.find(*parent);
            if (around == by_id.end()) break;
            named.inside.push_back(bare(around->second->name, around->second->kind));
            parent = around->second->parent;
        }
        by_bare_name_[bare(version.name, version.kind)].push_back(std::move(named));
    }
}

/// The kind that the map knows for this name: the only one, or the only one inside what is named beside it.
std::string PartsWriter::unit(const std::string& written, Level level,
                              const std::vector<const std::string*>& larger) const {
    if (written.empty() || says_its_level(written, level)) return written;
    const auto found = by_bare_name_.find(text::folded(written));
    // A name that no unit bears may still be a street's: a kind, perhaps not the right one, keeps it apart.
    const bool known =
        found != by_bare_name_.end() &&
        std::any_of(found->second.begin(), found->second.end(), [&](const Named& one) { return one.level == level; });
    if (!known && level == Level::province) return written;
    if (!known) return (level == Level::commune ? "X. " : "Q. ") + written;
    std::set<std::string> kinds;
    std::set<std::string> kinds_inside;
    for (const auto& named : found->second) {
        if (named.level != level || named.kind.empty()) continue;
        kinds.insert(named.kind);
        const bool inside = std::any_of(larger.begin(), larger.end(), [&](const std::string* one) {
            const auto name = text::folded(*one);
            return std::any_of(named.inside.begin(), named.inside.end(), [&](const std::string& around) {
                return !around.empty() && (name == around || name.ends_with(" " + around));
            });
        });
        if (inside) kinds_inside.insert(named.kind);
    }
    const auto& left = kinds.size() == 1 ? kinds : kinds_inside;
    return left.size() == 1 ? *left.begin() + " " + written : written;
}

std::string PartsWriter::text(const AddressParts& parts) const {
    std::string text;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) text += (text.empty() ? "" : ", ") + one_segment(part);
    };
    add(flat(parts.flat));
    const std::string on_street = street(parts.street);
    add(parts.number.empty() || on_street.empty() ? parts.number + on_street : parts.number + " " + on_street);
    add(parts.place);
    add(unit(parts.commune, Level::commune, {&parts.district, &parts.province}));
    add(unit(parts.district, Level::district, {&parts.province}));
    add(unit(parts.province, Level::province, {}));
    return text;
}

}  // namespace diachi::registry::geocoding
