#include "registry/geocoding/completion/completion_index.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>

#include "registry/geocoding/sort_once.hpp"
#include "registry/geocoding/words/finer_words.hpp"
#include "registry/geocoding/words/tokens.hpp"
#include "registry/geocoding/words/unit_words.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_name_words = 32;

struct NameWords {
    std::vector<WordList::Word> words;
    std::size_t kind_words = 0;
    std::string initials;  ///< of the bare name; empty below two words
};

NameWords words_of(std::string_view name) {
    NameWords found;
    const std::string composed = text::composed(name);
    const auto tokens = tokens_of(composed);
    if (const auto unit = unit_word_before(tokens, 0)) {
        found.kind_words = unit->tokens;
    } else if (const auto finer = finer_word_at(tokens, 0); finer.word != nullptr) {
        found.kind_words = finer.tokens;
    }
    if (found.kind_words == tokens.size()) found.kind_words = 0;
    for (std::size_t i = 0; i < tokens.size() && i < most_name_words; ++i) {
        const auto written = std::string_view(composed).substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
        found.words.push_back({text::folded(written), text::same_name_key(written)});
        if (i >= found.kind_words) found.initials += found.words.back().folded.substr(0, 1);
    }
    if (found.initials.size() < 2) found.initials.clear();
    return found;
}

}  // namespace

/// Gathers names with their words as texts; numbers are given when all are there.
struct CompletionIndex::Builder {
    struct Name {
        Entry entry;
        NameWords words;
    };
    const Gazetteer& gazetteer;
    CompletionIndex& index;
    std::unordered_map<Id, const UnitVersion*> today{};
    std::unordered_map<Id, std::uint32_t> area_of{};
    std::unordered_map<Id, std::vector<Id>> successors{};
    std::vector<Name> names{};

    void read_units() {
        for (const auto& version : gazetteer.units)
            if (!version.valid.to) today[version.unit] = &version;
        for (const auto& part : gazetteer.lineage) successors[part.from].push_back(part.to);
        for (const auto& version : gazetteer.units) {
            if (version.valid.to) continue;
            if (version.level == Level::province) add(version.unit, version.name, CompletionKind::province, no_area, 3);
            if (version.level != Level::commune) continue;
            const auto province = version.parent ? today.find(*version.parent) : today.end();
            area_of[version.unit] = static_cast<std::uint32_t>(index.areas_.size());
            index.areas_.push_back({&version, province == today.end() ? nullptr : province->second, {}});
            add(version.unit, version.name, CompletionKind::commune, area_of[version.unit], 2);
        }
    }

    void add(Id id, std::string_view name, CompletionKind kind, std::uint32_t area, std::uint32_t importance,
             std::string_view street = {}) {
        Entry entry{id, name, street, area, 0, 0, 0, 0, kind, importance};
        names.push_back({entry, words_of(name)});
        if (street.empty()) return;
        auto more = words_of(street);
        auto& words = names.back().words.words;
        words.insert(words.end(), more.words.begin(), more.words.end());
        if (words.size() > most_name_words) words.resize(most_name_words);
    }

    /// Those of today that a name lies in; where it is known in former ones only, what these became.
    std::vector<std::uint32_t> areas(const std::vector<Id>& communes) const {
        std::set<std::uint32_t> found;
        for (const Id commune : communes)
            if (const auto area = area_of.find(commune); area != area_of.end()) found.insert(area->second);
        if (found.empty())
            for (const Id commune : communes) follow(commune, found, 0);
        return {found.begin(), found.end()};
    }

    void follow(Id commune, std::set<std::uint32_t>& found, int depth) const {
        constexpr int most_mergers = 8;
        const auto area = area_of.find(commune);
        if (area != area_of.end()) found.insert(area->second);
        const auto next = successors.find(commune);
        if (area != area_of.end() || next == successors.end() || depth == most_mergers) return;
        for (const Id to : next->second) follow(to, found, depth + 1);
    }

    void read_streets(const std::unordered_map<Id, std::uint32_t>& addresses_on) {
        std::unordered_map<Id, const Thoroughfare*> by_id;
        for (const auto& street : gazetteer.thoroughfares) by_id[street.id] = &street;
        for (const auto& street : gazetteer.thoroughfares) {
            const auto parent = street.parent ? by_id.find(*street.parent) : by_id.end();
            const auto count = addresses_on.find(street.id);
            const auto in = areas(street.communes);
            const auto known = count == addresses_on.end() ? static_cast<std::uint32_t>(in.size()) : count->second;
            for (const auto area : in) {
                if (parent == by_id.end()) {
                    add(street.id, street.name, CompletionKind::street, area, known);
                } else {
                    add(street.id, street.name, CompletionKind::street, area, 0, parent->second->name);
                }
            }
        }
        for (const auto& place : gazetteer.places)
            for (const auto area : areas(place.communes)) add(place.id, place.name, CompletionKind::place, area, 0);
    }

    void sort() {
        const auto rank = [](const Name& name) {
            const auto& entry = name.entry;
            const bool unit = entry.kind == CompletionKind::province || entry.kind == CompletionKind::commune;
            return std::tuple(unit ? 0 : 1, std::numeric_limits<std::uint32_t>::max() - entry.importance, entry.name);
        };
        std::stable_sort(names.begin(), names.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    }

    void number_words() {
        std::vector<WordList::Word> all;
        std::vector<NameWords> of_areas;
        for (const auto& area : index.areas_) {
            of_areas.push_back(words_of(area.commune->name));
            if (area.province == nullptr) continue;
            auto more = words_of(area.province->name);
            auto& words = of_areas.back().words;
            words.insert(words.end(), more.words.begin(), more.words.end());
        }
        for (const auto& words : of_areas) all.insert(all.end(), words.words.begin(), words.words.end());
        for (const auto& name : names) {
            all.insert(all.end(), name.words.words.begin(), name.words.words.end());
            // The sign keeps first letters apart from words.
            all.push_back({"#" + name.words.initials, ""});
        }
        index.words_ = WordList(std::move(all));
        for (std::size_t i = 0; i < of_areas.size(); ++i)
            for (const auto& word : of_areas[i].words) index.areas_[i].words.push_back(index.words_.number(word));
        for (auto& name : names) {
            name.entry.first_word = static_cast<std::uint32_t>(index.entry_words_.size());
            name.entry.words = static_cast<std::uint8_t>(name.words.words.size());
            name.entry.kind_words = static_cast<std::uint8_t>(name.words.kind_words);
            name.entry.initials = index.words_.number({"#" + name.words.initials, ""});
            for (const auto& word : name.words.words) index.entry_words_.push_back(index.words_.number(word));
            index.entries_.push_back(name.entry);
        }
        index.entries_.shrink_to_fit();
        index.entry_words_.shrink_to_fit();
    }

    template <typename Visit>
    void each_word(const Entry& entry, Visit visit) const {
        for (std::uint32_t i = 0; i < entry.words; ++i) visit(index.entry_words_[entry.first_word + i]);
        visit(entry.initials);
        if (entry.area == no_area) return;
        for (const auto word : index.areas_[entry.area].words) visit(word);
    }

    void post() {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
        for (std::uint32_t i = 0; i < index.entries_.size(); ++i)
            each_word(index.entries_[i], [&](std::uint32_t word) { pairs.emplace_back(word, i); });
        sort_once(pairs);
        index.posting_begins_.assign(index.words_.size() + 1, 0);
        for (const auto& [word, entry] : pairs) {
            ++index.posting_begins_[word + 1];
            index.postings_.push_back(entry);
        }
        for (std::size_t i = 1; i < index.posting_begins_.size(); ++i)
            index.posting_begins_[i] += index.posting_begins_[i - 1];
        index.postings_.shrink_to_fit();
    }
};

CompletionIndex::CompletionIndex(const Gazetteer& gazetteer,
                                 const std::unordered_map<Id, std::uint32_t>& addresses_on) {
    Builder builder{gazetteer, *this};
    builder.read_units();
    builder.read_streets(addresses_on);
    builder.sort();
    builder.number_words();
    builder.post();
}

std::size_t CompletionIndex::bytes() const {
    std::size_t total = entries_.capacity() * sizeof(Entry) + words_.size() * sizeof(WordList::Word);
    for (const auto& area : areas_) total += sizeof(Area) + area.words.capacity() * sizeof(std::uint32_t);
    return total +
           (entry_words_.capacity() + posting_begins_.capacity() + postings_.capacity()) * sizeof(std::uint32_t);
}

}  // namespace diachi::registry::geocoding
