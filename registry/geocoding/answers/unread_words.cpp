#include "registry/geocoding/answers/unread_words.hpp"

#include <algorithm>

#include "registry/geocoding/answers/penalties.hpp"
#include "registry/geocoding/unit_element.hpp"

namespace diachi::registry::geocoding {
namespace {

/// Words of these roles say nothing by themselves.
bool counts(WordRole role) {
    switch (role) {
        case WordRole::noise:
        case WordRole::street_word:
        case WordRole::number_word:
        case WordRole::unit_number:
        case WordRole::flat_word:
            return false;
        default:
            return true;
    }
}

class Rest {
  public:
    Rest(const Understanding& understood, const FinerContext& context, std::span<const WordRole> roles,
         const std::vector<bool>& taken)
        : understood_(understood), in_(context), roles_(roles), taken_(taken), left_(taken.size()) {
        const bool house = !finds().addresses.empty();
        for (std::size_t at = 0; at < left_.size(); ++at) {
            // Alley numbers are part of the path of a house that was found.
            const bool alley = roles_[at] == WordRole::alley_word || roles_[at] == WordRole::alley_number;
            left_[at] = counts(roles_[at]) && !taken_[at] && !(alley && house);
        }
        for (const Run& run : finds().explained) clear(run);
    }

    std::vector<Fault> faults() {
        if (!finds().addresses.empty()) {
            report_units();
            report_second_number();
        }
        const auto first = std::find(left_.begin(), left_.end(), true);
        if (first != left_.end()) {
            const auto end = std::find(first, left_.end(), false);
            report("text", "not_recognised",
                   {static_cast<std::size_t>(first - left_.begin()), static_cast<std::size_t>(end - left_.begin())});
        }
        return std::move(faults_);
    }

  private:
    [[nodiscard]] const FinerFinds& finds() const { return understood_.finds; }

    void clear(const Run& run) {
        for (std::size_t at = run.begin; at < run.end; ++at) left_[at] = false;
    }

    void report(std::string_view element, std::string_view kind, const Run& run) {
        faults_.push_back(fault(element, kind, in_.slice(run)));
        clear(run);
    }

    bool is_left(const Run& run) const {
        for (std::size_t at = run.begin; at < run.end; ++at)
            if (left_[at]) return true;
        return false;
    }

    bool any_taken(const Run& run) const {
        for (std::size_t at = run.begin; at < run.end; ++at)
            if (taken_[at]) return true;
        return false;
    }

    /// "Phường Bến Mẫu, Xã Cù Lao Dài": a unit that is named with its word and is not the one that was read.
    void report_units() {
        const auto& reading = understood_.choice.reading;
        if (reading && !holds_the_house(understood_.choice.mentions.all[reading->own])) {
            const Mention& own = understood_.choice.mentions.all[reading->own];
            report(element_of(own.levels), "contradicts", {own.begin, own.end});
        }
        for (const Mention& mention : understood_.choice.mentions.all) {
            const Run run{mention.begin, mention.end};
            const bool unit_of_number = roles_[mention.name_begin] == WordRole::unit_number;
            const bool whole = mention.left && mention.right && mention.setting == Setting::open;
            if ((!mention.said && !whole) || any_taken(run) || (!is_left(run) && !unit_of_number)) continue;
            if (holds_the_house(mention)) {
                clear(run);
            } else if (mention.said) {
                report(element_of(mention.levels), "contradicts", run);
            }
        }
        for (const UnknownName& name : understood_.choice.mentions.unknown) {
            const Run run{name.begin, name.name_end};
            const bool unit_of_number = roles_[name.name_begin] == WordRole::unit_number;
            if (name.begin != name.name_begin && !any_taken(run) && (is_left(run) || unit_of_number))
                report(element_of(name.levels), "not_found", run);
        }
    }

    /// "Xã Thạnh Lộc Mẫu (nay là Phường An Bình Mẫu)": another name of the ground that the house stands on.
    bool holds_the_house(const Mention& mention) const {
        const std::uint32_t commune = in_.units.unit_of(finds().addresses.front().commune);
        return std::any_of(mention.bearers.begin(), mention.bearers.end(), [&](std::uint32_t bearer) {
            const std::uint32_t unit = in_.units.named(in_.units.bearer(bearer).named).unit;
            const auto& today = in_.units.today(unit);
            const auto& provinces = in_.units.provinces(commune);
            return std::find(today.begin(), today.end(), commune) != today.end() ||
                   std::find(provinces.begin(), provinces.end(), unit) != provinces.end();
        });
    }

    /// "20, 22 Trần Phú" and "20 và 22": which house is meant is open. A number behind a name belongs to the name.
    void report_second_number() {
        for (std::size_t at = 0; at < left_.size(); ++at) {
            if (!left_[at] || roles_[at] != WordRole::house_number) continue;
            const bool named = at > 0 && left_[at - 1] && roles_[at - 1] == WordRole::name &&
                               in_.tokens[at].before < Gap::dash && in_.tokens[at - 1].form != "va";
            if (!named) report("house_number", "ambiguous", {at, at + 1});
        }
    }

    const Understanding& understood_;
    const FinerContext& in_;
    std::span<const WordRole> roles_;
    const std::vector<bool>& taken_;
    std::vector<bool> left_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> unread_faults(const Understanding& understood, const FinerContext& context,
                                 std::span<const WordRole> roles, const std::vector<bool>& taken) {
    return Rest(understood, context, roles, taken).faults();
}

}  // namespace diachi::registry::geocoding
