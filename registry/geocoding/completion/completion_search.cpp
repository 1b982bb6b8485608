#include <algorithm>

#include "registry/geocoding/completion/completion_index.hpp"
#include "registry/geocoding/sort_once.hpp"
#include "registry/text/letters.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_entries = 20'000;
constexpr std::size_t shortest_mended = 4;  ///< letters

/// What speaks for a name, and against it.
constexpr int whole_word = 10;
constexpr int begun_word = 6;
constexpr int first_letters = 7;
constexpr int word_of_the_area = 4;
constexpr int mended_word = 2;
constexpr int same_accents = 3;
constexpr int other_accents = -2;
constexpr int first_word_first = 5;
constexpr int word_in_order = 2;
constexpr int word_not_typed = -2;
constexpr int own_commune = 12;
constexpr int own_province = 4;
constexpr int has_houses = 3;  ///< a street or place, as against a unit, where a number was typed

bool within(std::uint32_t word, const std::vector<WordList::Range>& ranges) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const auto& range) { return range.first <= word && word < range.second; });
}

}  // namespace

/// One question. Every word that must be there is looked for in the names of the rarest of them.
class CompletionIndex::Search {
  public:
    Search(const CompletionIndex& index, const TypedText& typed, const CompletionBias& bias)
        : index_(index), typed_(typed), bias_(bias) {
        for (const auto& word : typed.words) wanted_.push_back(wanted(word));
        for (const auto& area : index.areas_)
            if (bias.commune && area.commune->unit == *bias.commune && area.province != nullptr)
                own_province_ = area.province->unit;
    }

    std::vector<Completion> best(std::size_t limit) {
        if (wanted_.empty()) return {};
        look();
        if (found_.empty()) {
            for (auto& word : wanted_) mend(word);
            look();
        }
        if (found_.empty()) {
            // Districts and other names of before stand behind the street.
            for (auto& word : wanted_) word.required = word.required && word.typed->first_part;
            look();
        }
        const auto shown = std::min(limit, found_.size());
        std::partial_sort(
            found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(shown), found_.end(),
            [](const Found& a, const Found& b) { return a.score != b.score ? a.score > b.score : a.entry < b.entry; });
        std::vector<Completion> completions;
        for (std::size_t i = 0; i < shown; ++i) completions.push_back(completion(found_[i]));
        return completions;
    }

  private:
    struct Wanted {
        const TypedWord* typed;
        bool required;
        std::vector<WordList::Range> whole;
        std::vector<WordList::Range> begun;
        std::vector<WordList::Range> mended;
        WordList::Range initials;
    };
    struct Found {
        std::uint32_t entry;
        int score;
    };

    Wanted wanted(const TypedWord& word) const {
        const WordList& words = index_.words_;
        Wanted made{&word, !word.optional, {words.equal(word.folded)}, {}, {}, words.equal("#" + word.folded)};
        // "Mỹ" and "Mĩ" are one name.
        if (word.folded.size() > 1 && (word.folded.back() == 'y' || word.folded.back() == 'i')) {
            std::string other = word.folded;
            other.back() = other.back() == 'y' ? 'i' : 'y';
            made.whole.push_back(words.equal(other));
        }
        // A single letter is begun too: "P. 5", "tr phú".
        if (word.open || word.folded.size() == 1) made.begun.push_back(words.beginning(word.folded));
        return made;
    }

    void mend(Wanted& word) const {
        if (word.typed->folded.size() < shortest_mended || text::has_digit(word.typed->folded)) return;
        word.mended = index_.words_.one_edit_from(word.typed->folded, word.typed->open);
    }

    /// Calls `visit` for each range of words that would do.
    template <typename Visit>
    static void each_range(const Wanted& word, Visit visit) {
        for (const auto& range : word.whole) visit(range);
        for (const auto& range : word.begun) visit(range);
        for (const auto& range : word.mended) visit(range);
        visit(word.initials);
    }

    std::size_t names_with(const Wanted& word) const {
        std::size_t total = 0;
        each_range(word, [&](const WordList::Range& range) {
            total += index_.posting_begins_[range.second] - index_.posting_begins_[range.first];
        });
        return total;
    }

    void look() {
        found_.clear();
        const Wanted* rarest = nullptr;
        std::size_t fewest = 0;
        for (const auto& word : wanted_) {
            if (!word.required) continue;
            const auto count = names_with(word);
            if (rarest != nullptr && count >= fewest) continue;
            rarest = &word;
            fewest = count;
        }
        if (rarest == nullptr) return;
        if (fewest > most_entries) {
            // So common that the most important names of all hold enough of them.
            for (std::uint32_t i = 0; i < std::min(most_entries, index_.entries_.size()); ++i) consider(i);
            return;
        }
        std::vector<std::uint32_t> entries;
        entries.reserve(fewest);
        each_range(*rarest, [&](const WordList::Range& range) {
            entries.insert(entries.end(), index_.postings_.begin() + index_.posting_begins_[range.first],
                           index_.postings_.begin() + index_.posting_begins_[range.second]);
        });
        sort_once(entries);
        for (const auto entry : entries) consider(entry);
    }

    int accents(const TypedWord& typed, std::uint32_t word) const {
        if (!typed.accented) return 0;
        const auto& spelled = index_.words_[word].spelled;
        return (typed.open ? spelled.starts_with(typed.spelled) : spelled == typed.spelled) ? same_accents
                                                                                            : other_accents;
    }

    /// What a word of a name is worth for a typed one; 0 when it is another word.
    int worth(const Wanted& wanted, std::uint32_t word) const {
        if (within(word, wanted.whole)) return whole_word + accents(*wanted.typed, word);
        if (within(word, wanted.begun)) return begun_word + accents(*wanted.typed, word);
        return within(word, wanted.mended) ? mended_word : 0;
    }

    struct Best {
        int worth = 0;
        int at = -1;
    };

    /// Where in the name a typed word fits best, among places not yet taken.
    Best best_in_name(const Wanted& wanted, const Entry& entry, std::uint32_t taken) const {
        Best best;
        for (int i = 0; i < entry.words; ++i) {
            if ((taken >> static_cast<unsigned>(i) & 1U) != 0) continue;
            const int here = worth(wanted, index_.entry_words_[entry.first_word + static_cast<std::uint32_t>(i)]);
            if (here > best.worth) best = {here, i};
        }
        return best;
    }

    int worth_in_area(const Wanted& wanted, const Entry& entry) const {
        if (entry.area == no_area) return 0;
        for (const auto word : index_.areas_[entry.area].words)
            if (worth(wanted, word) > 0) return within(word, wanted.mended) ? mended_word : word_of_the_area;
        return 0;
    }

    void consider(std::uint32_t number) {
        const Entry& entry = index_.entries_[number];
        int score = 0;
        std::uint32_t taken = 0;
        bool named = false;
        int last = -1;
        for (const auto& word : wanted_) {
            if (word.initials.first <= entry.initials && entry.initials < word.initials.second) {
                score += first_letters;
                taken = 0xFFFFFFFF;
                named = true;
                continue;
            }
            const auto best = best_in_name(word, entry, taken);
            const int in_area = best.at < 0 ? worth_in_area(word, entry) : 0;
            if (best.at < 0 && in_area == 0) {
                if (word.required) return;
                continue;
            }
            score += best.worth + in_area;
            if (best.at < 0) continue;
            taken |= 1U << static_cast<unsigned>(best.at);
            named = named || best.at >= entry.kind_words;
            if (&word == &wanted_.front() && best.at <= entry.kind_words) score += first_word_first;
            if (best.at == last + 1 && last >= 0) score += word_in_order;
            last = best.at;
        }
        if (!named) return;
        for (unsigned i = entry.kind_words; i < entry.words; ++i)
            if ((taken >> i & 1U) == 0) score += word_not_typed;
        found_.push_back({number, score + liking(entry)});
    }

    int liking(const Entry& entry) const {
        int extra = 0;
        const bool unit = entry.kind == CompletionKind::commune || entry.kind == CompletionKind::province;
        if (!typed_.number.empty() && !unit) extra += has_houses;
        if (!bias_.commune || entry.area == no_area) return extra;
        const Area& area = index_.areas_[entry.area];
        if (area.commune->unit == *bias_.commune) return extra + own_commune;
        const bool near = own_province_ && area.province != nullptr && area.province->unit == *own_province_;
        return near ? extra + own_province : extra;
    }

    Completion completion(const Found& found) const {
        const Entry& entry = index_.entries_[found.entry];
        Completion made{entry.kind, entry.id, !entry.street.empty(), {}, {}, std::string(entry.name), found.score};
        const auto add = [&](std::string_view part) { made.label.append(", ").append(part); };
        if (made.alley) add(entry.street);
        if (entry.area == no_area) return made;
        const Area& area = index_.areas_[entry.area];
        if (entry.kind != CompletionKind::commune) {
            made.commune = area.commune->unit;
            add(area.commune->name);
        }
        if (area.province != nullptr) {
            made.province = area.province->unit;
            add(area.province->name);
        }
        return made;
    }

    const CompletionIndex& index_;
    const TypedText& typed_;
    const CompletionBias& bias_;
    std::optional<Id> own_province_;
    std::vector<Wanted> wanted_;
    std::vector<Found> found_;
};

std::vector<Completion> CompletionIndex::complete(const TypedText& typed, const CompletionBias& bias,
                                                  std::size_t limit) const {
    return Search(*this, typed, bias).best(limit);
}

}  // namespace diachi::registry::geocoding
