#include "registry/geocoding/streets/finer_context.hpp"

#include <algorithm>

#include "registry/text/letters.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {

bool Region::holds(std::uint32_t commune, const UnitIndex& units) const {
    if (!communes.empty()) return std::binary_search(communes.begin(), communes.end(), commune);
    return province == no_unit || units.province_today(commune) == province;
}

bool Region::may_mean(const std::vector<std::uint32_t>& communes_of_thing,
                      const std::vector<std::uint32_t>& former_of_thing, const UnitIndex& units) const {
    if (former_only && !former_of_thing.empty() && !held_formerly(former_of_thing)) return false;
    return std::any_of(communes_of_thing.begin(), communes_of_thing.end(),
                       [&](std::uint32_t commune) { return holds(commune, units); });
}

bool Region::namesake_may_hold(const std::vector<std::uint32_t>& communes_of_thing,
                               const std::vector<std::uint32_t>& former_of_thing, const UnitIndex& units) const {
    const auto share = [](const std::vector<std::uint32_t>& some, const std::vector<std::uint32_t>& sorted) {
        return std::any_of(some.begin(), some.end(),
                           [&](std::uint32_t one) { return std::binary_search(sorted.begin(), sorted.end(), one); });
    };
    // A thing whose former communes are known lay in the commune or the district that is written.
    const auto lay_there = [&](std::uint32_t unit) {
        if (former_of_thing.empty()) return true;
        if (!units.shown(unit).current) return std::binary_search(former_of_thing.begin(), former_of_thing.end(), unit);
        return districts.empty() || std::any_of(former_of_thing.begin(), former_of_thing.end(), [&](std::uint32_t one) {
                   return share(districts, units.districts(one));
               });
    };
    return std::any_of(namesakes.begin(), namesakes.end(), [&](std::uint32_t unit) {
        return share(communes_of_thing, units.today(unit)) && lay_there(unit);
    });
}

bool Region::is_of_namesake(std::uint32_t commune, const UnitIndex& units) const {
    return std::any_of(namesakes.begin(), namesakes.end(), [&](std::uint32_t unit) {
        return std::binary_search(units.today(unit).begin(), units.today(unit).end(), commune);
    });
}

bool Region::held_formerly(const std::vector<std::uint32_t>& former_of_thing) const {
    return std::any_of(former.begin(), former.end(), [&](std::uint32_t one) {
        return std::binary_search(former_of_thing.begin(), former_of_thing.end(), one);
    });
}

std::string FinerContext::slice(const Run& run) const {
    std::size_t begin = tokens[run.begin].begin;
    std::size_t end = tokens[run.end - 1].end;
    // No half of a pair of brackets: "P. An Bình (cũ)".
    const auto words = text.substr(begin, end - begin);
    const auto opened = std::count(words.begin(), words.end(), '(');
    const auto closed = std::count(words.begin(), words.end(), ')');
    if (opened > closed && end < text.size() && text[end] == ')') ++end;
    if (closed > opened && begin > 0 && text[begin - 1] == '(') --begin;
    return std::string(text.substr(begin, end - begin));
}

std::string FinerContext::forms(const Run& run) const {
    std::string joined;
    for (std::size_t at = run.begin; at < run.end; ++at) joined += (at > run.begin ? " " : "") + tokens[at].form;
    return joined;
}

bool FinerContext::of_the_day(const FormerName* former_name) const {
    if (!as_of) return former_name == nullptr;
    return former_name != nullptr && former_name->valid.holds(*as_of);
}

namespace {

/// The letters without blanks and signs, then the tones in order: what "trầnphú" and "Trần Phú" share.
std::string letters_and_tones(std::string_view text) {
    std::string letters;
    std::string tones;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = text::next_code_point(text, at);
        const text::Letter letter = text::letter(c);
        if (letter.base != 0) {
            text::append_utf8(letters, letter.untoned);
            if (letter.tone != text::Tone::level)
                tones.push_back(static_cast<char>('0' + static_cast<int>(letter.tone)));
        } else if (c >= '0' && c <= '9') {
            letters.push_back(static_cast<char>(c));
        }
    }
    return letters + " " + tones;
}

std::string folded_letters(std::string_view text) {
    std::string folded = text::folded(text);
    std::erase(folded, ' ');
    return folded;
}

}  // namespace

std::string_view spelling_fault(std::string_view written, std::string_view official) {
    if (written == official || text::same_name_key(written) == text::same_name_key(official)) return {};
    const bool glued = written.find(' ') == std::string_view::npos && official.find(' ') != std::string_view::npos;
    if (glued && letters_and_tones(written) == letters_and_tones(official)) return {};
    const bool plain =
        std::all_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const bool same = text::folded(written) == text::folded(official) ||
                      (glued && folded_letters(written) == folded_letters(official));
    return plain && same ? "no_accents" : "spelled_wrong";
}

}  // namespace diachi::registry::geocoding
