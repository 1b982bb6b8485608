#include "registry/geocoding/units/taken_tokens.hpp"

#include <algorithm>

namespace diachi::registry::geocoding {
namespace {

/// The mentions of the units that were read.
std::vector<std::uint32_t> read_mentions(const CommuneChoice& choice) {
    std::vector<std::uint32_t> read;
    for (const auto* reading : {&choice.reading, &choice.other_name})
        if (*reading)
            for (const std::uint32_t mention : {(*reading)->own, (*reading)->district, (*reading)->province})
                if (mention != no_mention) read.push_back(mention);
    return read;
}

}  // namespace

std::vector<bool> taken_tokens(const CommuneChoice& choice, std::size_t count, const UnitIndex& units) {
    std::vector<bool> taken(count);
    if (!choice.reading) return taken;
    const auto take = [&](const Mention& mention) {
        for (std::size_t at = mention.begin; at < mention.end; ++at) taken[at] = true;
    };
    const auto& all = choice.mentions.all;
    const auto read = read_mentions(choice);
    for (const std::uint32_t mention : read) take(all[mention]);
    // The same units said again, as web maps do: "…, Quận Tây Hồ, Hà Nội, Phú Thượng, Tây Hồ, Hà Nội", and provinces of
    // another time: "tỉnh Sóc Trăng (nay là thành phố Cần Thơ)".
    const auto& provinces = units.provinces(units.named(choice.reading->named).unit);
    const auto again = [&](const Mention& mention) {
        return std::any_of(mention.bearers.begin(), mention.bearers.end(), [&](std::uint32_t bearer) {
            const std::uint32_t named = units.bearer(bearer).named;
            if (choice.reading->province != no_mention &&
                std::binary_search(provinces.begin(), provinces.end(), units.named(named).unit))
                return true;
            return std::any_of(read.begin(), read.end(), [&](std::uint32_t one) {
                return std::any_of(all[one].bearers.begin(), all[one].bearers.end(),
                                   [&](std::uint32_t other) { return units.bearer(other).named == named; });
            });
        });
    };
    for (const Mention& mention : all) {
        const bool whole = mention.said || (mention.left && mention.right && mention.setting == Setting::open);
        if (whole && mention.begin >= all[choice.reading->own].begin && again(mention)) take(mention);
    }
    return taken;
}

}  // namespace diachi::registry::geocoding
