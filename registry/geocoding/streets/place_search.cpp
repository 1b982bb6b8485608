#include "registry/geocoding/streets/place_search.hpp"

#include <algorithm>
#include <string_view>

#include "registry/geocoding/answers/penalties.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr std::size_t most_places = 200;  ///< a text that says one hamlet over and over is not looked up as often

class Search {
  public:
    Search(const WrittenParts& parts, const Region& region, const FinerContext& context)
        : parts_(parts), region_(region), in_(context) {}

    PlaceFinds run() {
        for (const WrittenPlace& written : parts_.places) {
            std::vector<std::uint32_t> found;
            std::size_t end = written.name;
            std::span<const std::uint32_t> all;
            in_.streets.place_names().walk(in_.tokens, written.name,
                                           [&](std::size_t count, std::span<const std::uint32_t> bearers) {
                                               if (written.name + count > written.words.end) return;
                                               const auto here = places_inside(bearers, written.kind);
                                               if (here.empty()) return;
                                               found = here;
                                               all = bearers;
                                               end = written.name + count;
                                           });
            prefer_former(found);
            prefer_of_the_day(found);
            if (found.empty()) {
                finds_.faults.push_back(fault("place", "not_found", in_.slice(written.words)));
                finds_.explained.push_back(written.words);
                continue;
            }
            finds_.explained.push_back({written.words.begin, end});
            const auto& hamlet = in_.streets.hamlet(found.front());
            const auto wrong = spelling_fault(in_.slice({written.name, end}), hamlet.bare);
            if (!wrong.empty()) finds_.faults.push_back(fault("place", wrong, in_.slice({written.name, end})));
            if (hamlet.former_name != nullptr)
                finds_.faults.push_back(fault("place", "former_name", in_.slice({written.name, end})));
            if (finds_.all.size() < most_places) finds_.all.insert(finds_.all.end(), found.begin(), found.end());
            if (!finds_.hamlets.empty()) continue;
            finds_.hamlets = found;
            finds_.bearers = all;
            finds_.words = Run{written.words.begin, end};
        }
        return std::move(finds_);
    }

  private:
    /// Homonyms inside the region, where only a former commune is named: those that lay in the former commune that is
    /// named come before the others.
    void prefer_former(std::vector<std::uint32_t>& numbers) const {
        if (!region_.former_only) return;
        const auto lay_there = [&](std::uint32_t n) { return region_.held_formerly(in_.streets.hamlet(n).former); };
        if (std::any_of(numbers.begin(), numbers.end(), lay_there))
            std::erase_if(numbers, [&](std::uint32_t number) { return !lay_there(number); });
    }

    /// A name of the day of the text comes before one that had ended, or that was given later.
    void prefer_of_the_day(std::vector<std::uint32_t>& numbers) const {
        const auto keep = [&](auto&& wanted) {
            const auto wants = [&](std::uint32_t number) { return wanted(in_.streets.hamlet(number).former_name); };
            if (std::any_of(numbers.begin(), numbers.end(), wants))
                std::erase_if(numbers, [&](std::uint32_t number) { return !wants(number); });
        };
        keep([&](const FormerName* former) { return in_.of_the_day(former); });
        keep([](const FormerName* former) { return former == nullptr; });
    }

    std::vector<std::uint32_t> places_inside(std::span<const std::uint32_t> bearers, std::string_view kind) const {
        std::vector<std::uint32_t> here;
        for (const std::uint32_t number : bearers) {
            const auto& hamlet = in_.streets.hamlet(number);
            if (!hamlet.kind.empty() && hamlet.kind != kind) continue;
            if (region_.may_mean(hamlet.communes, hamlet.former, in_.units)) here.push_back(number);
        }
        return here;
    }

    const WrittenParts& parts_;
    const Region& region_;
    const FinerContext& in_;
    PlaceFinds finds_;
};

}  // namespace

PlaceFinds find_written_places(const WrittenParts& parts, const Region& region, const FinerContext& context) {
    return Search(parts, region, context).run();
}

}  // namespace diachi::registry::geocoding
