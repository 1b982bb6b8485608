#include "registry/geocoding/streets/street_search.hpp"

#include <algorithm>

#include "registry/geocoding/answers/penalties.hpp"
#include "registry/geocoding/units/near_names.hpp"
#include "registry/house_number.hpp"
#include "registry/text/letters.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t longest_kind = 3;
constexpr std::size_t most_near = 6;  // names that are held against all streets of the communes

bool is_numbered(const std::string& name) {
    return !name.empty() && name.front() >= '0' && name.front() <= '9' && name.find_first_of(" /") == std::string::npos;
}

/// Of numbered roads the kind is half of the name: "Quốc lộ 1" is not "Đường Tỉnh 1". "Đường" alone leaves it open.
bool may_be_of_kind(const StreetIndex::Street& street, std::string_view written) {
    if (written.empty() || street.kind.empty() || written == street.kind || !is_numbered(street.bare_form)) return true;
    return written == "duong";
}

class Search {
  public:
    Search(const WrittenParts& parts, const Region& region, const FinerContext& context)
        : parts_(parts), region_(region), in_(context) {}

    StreetFinds run() {
        if (!take_any()) {
            const bool said = !parts_.streets.empty() && (parts_.streets.front().said || parts_.number);
            if (said) report("not_found", parts_.streets.front().words);
            return std::move(finds_);
        }
        // A second street that is said as such is not known, or not the one that was found.
        for (const WrittenStreet& other : parts_.streets)
            if (other.said && other.words.begin != taken_.begin) report("not_found", other.words);
        if (!parts_.number && !finds_.number_behind) take_alley();
        return std::move(finds_);
    }

  private:
    void report(std::string_view kind, const Run& run) {
        finds_.faults.push_back(fault("street", kind, in_.slice(run)));
        finds_.explained.push_back(run);
    }

    const StreetIndex::Street& street(std::uint32_t number) const { return in_.streets.street(number); }

    bool may_mean(const StreetIndex::Street& one) const {
        return region_.may_mean(one.communes, one.former, in_.units);
    }

    bool take_any() {
        for (const WrittenStreet& written : parts_.streets)
            for (std::size_t at = written.words.begin; at < written.words.end; ++at)
                if (take(written, at)) return true;
        for (std::size_t i = 0; i < std::min(parts_.streets.size(), most_near); ++i)
            if (take_near(parts_.streets[i].words)) return true;
        return false;
    }

    /// Streets of the region whose names the words from `begin` on spell furthest.
    struct Spelled {
        std::vector<std::uint32_t> streets;
        std::span<const std::uint32_t> bearers;  ///< of that name, wherever they lie
        std::size_t end = 0;
    };

    Spelled spelled_from(std::size_t begin, const Run& run, std::string_view kind) const {
        Spelled found;
        const auto add = [&](std::size_t count, std::span<const std::uint32_t> bearers) {
            if (begin + count > run.end) return;
            std::vector<std::uint32_t> here;
            for (const std::uint32_t number : bearers)
                if (may_be_of_kind(street(number), kind) && may_mean(street(number))) here.push_back(number);
            if (!here.empty()) found = {std::move(here), bearers, begin + count};
        };
        in_.streets.street_names().walk(in_.tokens, begin, add);
        return found;
    }

    /// Adds names that begin with the street words before `at`: "Đường ĐT 925", "Đường Quốc Lộ 1".
    void add_names_with_kind(Spelled& found, const Run& run, std::size_t at) const {
        for (std::size_t begin = at; begin > 0 && at - begin < longest_kind; --begin) {
            if (in_.tokens[begin].before >= Gap::dash || in_.tokens[begin - 1].digits) return;
            Spelled longer = spelled_from(begin - 1, run, kind_before(begin - 1));
            if (longer.end <= at || longer.end < found.end) continue;
            if (longer.end > found.end) found = {{}, longer.bearers, longer.end};
            for (const std::uint32_t number : longer.streets)
                if (std::find(found.streets.begin(), found.streets.end(), number) == found.streets.end())
                    found.streets.push_back(number);
        }
    }

    /// "Đường Vũ Đình Liệu 51"
    std::size_t end_of_number_behind(std::size_t at, std::size_t reach) const {
        const bool number = at < reach && in_.tokens[at].digits && in_.tokens[at].before < Gap::dash;
        return number ? at + 1 : at;
    }

    bool take(const WrittenStreet& written, std::size_t at) {
        const std::string_view kind = kind_before(at);
        Run run = written.words;
        Spelled found = spelled_from(at, {run.begin, written.reach}, kind);
        if (found.end > run.end) run.end = end_of_number_behind(found.end, written.reach);
        if (at == run.begin && !kind.empty()) add_names_with_kind(found, run, at);
        if (found.streets.empty()) return false;
        finds_.bearers = found.bearers;
        settle(std::move(found.streets), {at, found.end}, kind, false);
        taken_ = run;
        settle_rest(run, {at, found.end});
        return true;
    }

    /// Words right before or behind the name may belong to it: then it is another street. "P." is short for "Phố", and
    /// a number behind the name may be the house's.
    void settle_rest(const Run& run, const Run& name) {
        const bool said = name.begin > run.begin && ((name.begin == run.begin + 1 && is_pho(name.begin)) ||
                                                     are_plain_words(run.begin, name.begin));
        bool whole = name.begin == run.begin || said;
        if (said) finds_.explained.push_back({run.begin, name.begin});
        if (name.end < run.end) {
            const Run behind{name.end, run.end};
            const bool number = !parts_.number && HouseNumber::parse(in_.slice(behind)).has_value();
            if (number) finds_.number_behind = behind;
            whole = whole && number;
        }
        if (!whole) report("cut_short", run);
    }

    /// "Duong", "So" that lost their accents in a text that has some elsewhere.
    bool are_plain_words(std::size_t begin, std::size_t end) const {
        return std::all_of(in_.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                           in_.tokens.begin() + static_cast<std::ptrdiff_t>(end), [](const Token& token) {
                               const bool word = token.form == "duong" || token.form == "so" || token.form == "pho";
                               return word && token.spelled.empty();
                           });
    }

    /// "P." before a street is "Phố".
    bool is_pho(std::size_t name) const {
        return name > 0 && in_.tokens[name - 1].form == "p" && in_.tokens[name].before == Gap::dot;
    }

    /// Meaning of the street word right before the name: "tinh lo" of "Đường Tỉnh 998".
    std::string_view kind_before(std::size_t name) const {
        for (std::size_t count = std::min(longest_kind, name); count > 0; --count) {
            const FoundFinerWord found = finer_word_at(in_.tokens.subspan(0, name), name - count);
            const bool fits = found.word != nullptr && found.tokens == count;
            if (fits && found.word->role == WordRole::street_word) return found.word->meaning;
        }
        return is_pho(name) ? "pho" : "";
    }

    /// How the words up to `end` are the name: 0 as published, 1 but for the kind word, 2 in another writing.
    int other_writing(const StreetIndex::Street& one, std::size_t end) const {
        if (ends_with(one.form, end)) return 0;
        if (!ends_with(one.bare_form, end)) return 2;
        const std::string_view kind = kind_before(end - word_count(one.bare_form));
        return kind.empty() || kind == one.kind ? 1 : 2;
    }

    static std::size_t word_count(const std::string& form) {
        return static_cast<std::size_t>(std::count(form.begin(), form.end(), ' ')) + 1;
    }

    bool ends_with(const std::string& form, std::size_t end) const {
        const std::size_t words = word_count(form);
        return words <= end && in_.forms({end - words, end}) == form;
    }

    /// Of several streets the ones of the day and of the former commune that are named, then those whose name is
    /// written most exactly.
    void keep_likeliest(std::vector<std::uint32_t>& found, const Run& name, std::string_view kind) const {
        const auto keep = [&](auto&& wanted) {
            if (std::any_of(found.begin(), found.end(), wanted))
                std::erase_if(found, [&](std::uint32_t number) { return !wanted(number); });
        };
        if (region_.former_only)
            keep([&](std::uint32_t number) { return region_.held_formerly(street(number).former); });
        keep([&](std::uint32_t number) { return in_.of_the_day(street(number).former_name); });
        keep([&](std::uint32_t number) { return street(number).former_name == nullptr; });
        if (found.size() < 2) return;
        const auto written = [&](int most) {
            return
                [this, &name, most](std::uint32_t number) { return other_writing(street(number), name.end) <= most; };
        };
        keep(written(0));
        keep(written(1));
        if (!kind.empty() && !written(1)(found.front()))
            keep([&](std::uint32_t number) { return street(number).kind == kind; });
    }

    void settle(std::vector<std::uint32_t> found, Run name, std::string_view kind, bool near) {
        keep_likeliest(found, name, kind);
        finds_.streets = std::move(found);
        const StreetIndex::Street& first = street(finds_.streets.front());
        // "ĐT 925" of "Đường ĐT 925" begins with a word that is a kind elsewhere.
        const bool whole = !near && ends_with(first.bare_form, name.end);
        if (whole) name.begin = name.end - word_count(first.bare_form);
        if (whole) kind = kind_before(name.begin);
        finds_.explained.push_back(name);
        finds_.words = name;
        const auto wrong = near || whole ? spelling_fault(in_.slice(name), first.bare) : "other_writing";
        if (!wrong.empty()) finds_.faults.push_back(fault("street", wrong, in_.slice(name)));
        if (first.former_name != nullptr) finds_.faults.push_back(fault("street", "former_name", in_.slice(name)));
        if (!kind.empty() && !first.kind.empty() && first.kind != kind)
            finds_.faults.push_back(fault("street", "other_kind", in_.slice(name)));
    }

    /// One street of the communes whose name differs by a letter or two.
    bool take_near(const Run& run) {
        const std::string written = in_.forms(run);
        int fewest = edits_allowed(written.size());
        std::vector<std::uint32_t> best;
        for (const std::uint32_t commune : region_.communes)
            for (const std::uint32_t number : in_.streets.streets_in(commune)) {
                const auto& name = street(number).bare_form;
                if (text::has_digit(name)) continue;
                const auto edits = edits_between(written, name, fewest);
                if (!edits || *edits == 0 || !may_mean(street(number))) continue;
                if (*edits < fewest) best.clear();
                fewest = *edits;
                best.push_back(number);
            }
        std::sort(best.begin(), best.end());
        best.erase(std::unique(best.begin(), best.end()), best.end());
        const bool alike = std::all_of(best.begin(), best.end(), [&](std::uint32_t number) {
            return street(number).bare_form == street(best.front()).bare_form;
        });
        if (best.empty() || !alike) return false;
        settle(std::move(best), run, kind_before(run.begin), true);
        taken_ = run;
        return true;
    }

    /// "Hẻm 12, Đường Trần Phú" without a house is the alley of that street, where one is known.
    void take_alley() {
        if (!parts_.alleys) return;
        std::vector<std::uint32_t> alleys;
        for (const std::uint32_t number : finds_.streets) {
            const Id root = street(number).thoroughfare->id;
            if (const auto alley = in_.streets.alley_of(root, parts_.alley_path)) alleys.push_back(*alley);
        }
        if (alleys.empty()) return;
        finds_.streets = std::move(alleys);
        finds_.explained.push_back(*parts_.alleys);
    }

    const WrittenParts& parts_;
    const Region& region_;
    const FinerContext& in_;
    StreetFinds finds_;
    Run taken_;
};

}  // namespace

StreetFinds find_street(const WrittenParts& parts, const Region& region, const FinerContext& context) {
    return Search(parts, region, context).run();
}

}  // namespace diachi::registry::geocoding
