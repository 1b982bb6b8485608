#include "registry/geocoding/houses/lettered_run.hpp"

#include <algorithm>

#include "registry/geocoding/units/near_names.hpp"
#include "registry/text/letters.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_runs = 8;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// "Ấp 3" is not nearly "Ấp 4".
bool same_digits(std::string_view a, std::string_view b) {
    std::size_t j = 0;
    for (const char c : a) {
        if (!text::is_digit(c)) continue;
        while (j < b.size() && !text::is_digit(b[j])) ++j;
        if (j == b.size() || b[j++] != c) return false;
    }
    return std::none_of(b.begin() + static_cast<std::ptrdiff_t>(j), b.end(), text::is_digit);
}

}  // namespace

LetteredRun::LetteredRun(std::span<const Token> tokens, std::size_t begin, std::size_t end)
    : begin_(begin), letters_(letters_of(tokens, begin, end, ends_)), scan_(letters_) {}

std::string LetteredRun::letters_of(std::span<const Token> tokens, std::size_t begin, std::size_t end,
                                    std::vector<std::size_t>& ends) {
    std::string letters;
    for (std::size_t at = begin; at < end; ++at) {
        for (const char c : tokens[at].form)
            if (is_letter(c)) letters += c;
        if (letters.size() > LetterScan::longest) break;
        ends.push_back(letters.size());
    }
    letters.resize(ends.empty() ? 0 : ends.back());
    return letters;
}

std::optional<NearRun> LetteredRun::nearest(const LetteredName& name, int most) const {
    if (name.letters.empty() || !may_hold(name.present, most)) return std::nullopt;
    if (name.letters.size() > letters_.size() + static_cast<std::size_t>(most)) return std::nullopt;
    std::uint64_t ends = scan_.ends_of(name.letters, most);
    if (ends == 0) return std::nullopt;
    std::optional<NearRun> best;
    std::size_t best_off = 0;
    for (std::size_t last = 0; last < ends_.size(); ++last) {
        if (ends_[last] == 0 || ((ends >> (ends_[last] - 1)) & 1U) == 0) continue;
        for (std::size_t first = last + 1; first-- > 0;) {
            const std::size_t from = first == 0 ? 0 : ends_[first - 1];
            const std::size_t length = ends_[last] - from;
            if (length + static_cast<std::size_t>(most) < name.letters.size()) continue;
            if (length > name.letters.size() + static_cast<std::size_t>(most)) break;
            const std::size_t off =
                length > name.letters.size() ? length - name.letters.size() : name.letters.size() - length;
            // Of stretches equally near, the one as long as the name: "Sóc ồM" is Sóc Mồ with both of its last tokens.
            const int allowed = best ? best->edits - (off < best_off ? 0 : 1) : most;
            if (allowed < 0) continue;
            const auto stretch = std::string_view(letters_).substr(from, length);
            const auto edits = edits_between(stretch, name.letters, allowed);
            if (!edits || !same_digits(stretch, name.letters)) continue;
            best = {{begin_ + first, begin_ + last + 1}, *edits};
            best_off = off;
            if (*edits == 0) return best;
        }
    }
    return best;
}

std::vector<LetteredRun> free_runs(std::span<const Token> tokens, const std::vector<bool>& covered) {
    std::vector<LetteredRun> runs;
    for (std::size_t at = 0; at < tokens.size() && runs.size() < most_runs;) {
        if (covered[at]) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < tokens.size() && !covered[end] && tokens[end].before != Gap::comma) ++end;
        LetteredRun& run = runs.emplace_back(tokens, at, end);
        // What a scan is too short for is begun again in the middle of it, so that no name is cut.
        const std::size_t step = run.end() < end ? (run.end() - run.begin()) / 2 : end - at;
        at += std::max<std::size_t>(step, 1);
    }
    return runs;
}

}  // namespace diachi::registry::geocoding
