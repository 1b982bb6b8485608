#include "registry/geocoding/units/near_names.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "registry/text/letters.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t longest_name = 40;
constexpr std::size_t shortest_bare_name = 6;

std::string joined_forms(std::span<const Token> tokens, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t at = begin; at < end; ++at) text += (at > begin ? " " : "") + tokens[at].form;
    return text;
}

/// The names nearest to `written`; several only when they are names of one unit, or of units spelled alike.
std::vector<std::uint32_t> nearest(std::string_view written, int most, std::span<const std::uint32_t> among,
                                   const UnitIndex& units) {
    std::vector<std::uint32_t> best;
    int fewest = most;
    if (text::has_digit(written)) return best;
    for (const std::uint32_t number : among) {
        const std::string& name = units.named(number).bare_form;
        const auto edits = edits_between(written, name, fewest);
        if (!edits || *edits == 0) continue;
        if (*edits < fewest) best.clear();
        fewest = *edits;
        best.push_back(number);
    }
    const bool alike = std::all_of(best.begin(), best.end(), [&](std::uint32_t number) {
        return units.named(number).bare_form == units.named(best.front()).bare_form;
    });
    if (!alike) best.clear();
    return best;
}

/// The longest beginning of the name's words that is nearly a name: what stands behind it is something else.
bool add_nearest(Mentions& mentions, const UnknownName& unknown, unsigned level, std::span<const Token> tokens,
                 std::span<const std::uint32_t> among, const UnitIndex& units) {
    for (std::size_t end = unknown.name_end; end > unknown.name_begin; --end) {
        const std::string written = joined_forms(tokens, unknown.name_begin, end);
        const bool bare = unknown.begin == unknown.name_begin;
        if (bare && written.size() < shortest_bare_name) break;
        const int most = bare ? 1 : edits_allowed(written.size());
        const auto names = nearest(written, most, among, units);
        if (names.empty()) continue;
        Mention mention;
        mention.begin = unknown.begin;
        mention.name_begin = unknown.name_begin;
        mention.end = mention.name_end = static_cast<std::uint32_t>(end);
        mention.said = unknown.begin != unknown.name_begin;
        mention.kind = unknown.kind;
        mention.levels = level;
        mention.left = true;
        mention.right = end == unknown.name_end;
        mention.corrected = true;
        for (const std::uint32_t name : names) mention.bearers.push_back(units.official_bearer(name));
        mentions.all.push_back(std::move(mention));
        return true;
    }
    return false;
}

/// The words of the segment right before a mention, when they are nothing but words.
std::optional<UnknownName> bare_name_before(const Mention& mention, std::span<const Token> tokens,
                                            std::span<const WordRole> roles) {
    std::size_t begin = mention.begin;
    if (begin == 0 || tokens[begin].before < Gap::dash) return std::nullopt;
    while (begin > 0) {
        --begin;
        if (tokens[begin].digits || roles[begin] != WordRole::name) return std::nullopt;
        if (begin == 0 || tokens[begin].before >= Gap::dash) break;
    }
    const bool behind_number =
        begin > 0 && (roles[begin - 1] == WordRole::house_number || roles[begin - 1] == WordRole::alley_number);
    if (behind_number || joined_forms(tokens, begin, mention.begin).size() < shortest_bare_name) return std::nullopt;
    UnknownName name;
    name.begin = name.name_begin = static_cast<std::uint32_t>(begin);
    name.name_end = mention.begin;
    return name;
}

}  // namespace

std::optional<int> edits_between(std::string_view a, std::string_view b, int most) {
    const std::size_t longer = std::max(a.size(), b.size());
    if (longer > longest_name || longer - std::min(a.size(), b.size()) > static_cast<std::size_t>(most))
        return std::nullopt;
    // What both begin and end with is never edited.
    const auto [here, there] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    a.remove_prefix(static_cast<std::size_t>(here - a.begin()));
    b.remove_prefix(static_cast<std::size_t>(there - b.begin()));
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    if (a.empty() || b.empty()) return static_cast<int>(std::max(a.size(), b.size()));
    if (most == 0) return std::nullopt;
    const bool swapped = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
    if (swapped || (a.size() == 1 && b.size() == 1)) return 1;
    if (most == 1) return std::nullopt;
    std::array<std::array<int, longest_name + 1>, 3> rows;  // each is written before it is read
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i - 1) % 3];
        const auto& two_above = rows[(i + 1) % 3];
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], two_above[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most) return std::nullopt;
    }
    const int edits = rows[a.size() % 3][b.size()];
    return edits <= most ? std::optional(edits) : std::nullopt;
}

int edits_allowed(std::size_t length) {
    return length < 4 ? 0 : length < 9 ? 1 : 2;
}

void correct_districts(Mentions& mentions, std::span<const Token> tokens, const UnitIndex& units) {
    std::vector<std::uint32_t> among;
    for (const Mention& mention : mentions.all) {
        if (!mention.said && !mention.right) continue;
        for (const std::uint32_t bearer : mention.bearers) {
            const NamedUnit& named = units.named(units.bearer(bearer).named);
            if (named.level != Level::province) continue;
            const auto& inside = units.districts_in(named.unit);
            among.insert(among.end(), inside.begin(), inside.end());
        }
    }
    if (among.empty()) return;
    const auto unknown = mentions.unknown;
    for (const UnknownName& name : unknown)
        if ((name.levels & district_level) != 0) add_nearest(mentions, name, district_level, tokens, among, units);
}

bool correct_communes(Mentions& mentions, std::span<const Token> tokens, std::span<const WordRole> roles,
                      std::span<const Reading> larger, const UnitIndex& units) {
    const Reading& best = larger.front();
    std::vector<std::uint32_t> among;
    for (const Reading& reading : larger) {
        if (reading.own != best.own || reading.level != best.level) continue;
        const auto& inside = units.communes_in(units.named(reading.named).unit);
        among.insert(among.end(), inside.begin(), inside.end());
    }
    bool added = false;
    for (const UnknownName& name : mentions.unknown)
        if ((name.levels & commune_level) != 0)
            added = add_nearest(mentions, name, commune_level, tokens, among, units) || added;
    if (added || best.level != Level::district) return added;
    const auto bare = bare_name_before(mentions.all[best.own], tokens, roles);
    return bare && add_nearest(mentions, *bare, commune_level, tokens, among, units);
}

}  // namespace diachi::registry::geocoding
