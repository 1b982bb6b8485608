#include "registry/geocoding/streets/finer_context.hpp"

#include <algorithm>

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

bool Region::held_formerly(const std::vector<std::uint32_t>& former_of_thing) const {
    return std::any_of(former.begin(), former.end(), [&](std::uint32_t one) {
        return std::binary_search(former_of_thing.begin(), former_of_thing.end(), one);
    });
}

std::string FinerContext::slice(const Run& run) const {
    const auto begin = tokens[run.begin].begin;
    return std::string(text.substr(begin, tokens[run.end - 1].end - begin));
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

std::string_view spelling_fault(std::string_view written, std::string_view official) {
    if (text::same_name_key(written) == text::same_name_key(official)) return {};
    const bool plain =
        std::all_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return plain && text::folded(written) == text::folded(official) ? "no_accents" : "spelled_wrong";
}

}  // namespace diachi::registry::geocoding
