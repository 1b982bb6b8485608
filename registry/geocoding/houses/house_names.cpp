#include "registry/geocoding/houses/house_names.hpp"

#include <algorithm>
#include <set>
#include <type_traits>
#include <utility>

#include "registry/geocoding/houses/letter_scan.hpp"
#include "registry/geocoding/sort_once.hpp"
#include "registry/text/letters.hpp"
#include "registry/text/vietnamese.hpp"

namespace diachi::registry::geocoding {
namespace {

bool is_number(const std::string& text) {
    return !text.empty() && text::is_digit(text.front());
}

LetteredName lettered(std::span<const Token> tokens) {
    LetteredName name;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        name.words.push_back(tokens[at].form);
        name.accented.push_back(accented_form(tokens.subspan(at, 1)));
        std::copy_if(tokens[at].form.begin(), tokens[at].form.end(), std::back_inserter(name.letters),
                     [](char c) { return text::is_digit(c) || (c >= 'a' && c <= 'z'); });
    }
    name.present = letters_in(name.letters);
    const auto length = static_cast<std::size_t>(
        std::count_if(name.letters.begin(), name.letters.end(), [](char c) { return !text::is_digit(c); }));
    name.most_edits = length < 4 ? 0 : length < 8 ? 1 : 2;
    return name;
}

/// A number alone says too little: "Đường 25" and "Khu vực 2" keep their kind, "Đường Số 25" its “Số”.
LetteredName name_of(const std::string& whole, const std::string& bare) {
    const auto bare_tokens = tokens_of(bare);
    if (!bare_tokens.empty() && !is_number(bare_tokens.front().form)) return lettered(bare_tokens);
    const auto tokens = tokens_of(whole);
    const bool generic = tokens.size() > 1 && tokens[0].form == "duong" && !is_number(tokens[1].form);
    return lettered(std::span(tokens).subspan(generic ? 1 : 0));
}

/// None for a single word.
std::string initials_of(const LetteredName& name) {
    std::string initials;
    if (name.words.size() < 2) return initials;
    for (const auto& word : name.words) initials += word.substr(0, 1);
    return initials;
}

auto found_in(const auto& lists, const auto& key) {
    const auto found = lists.find(key);
    using List = std::span<const typename std::decay_t<decltype(found->second)>::value_type>;
    return found == lists.end() ? List() : List(found->second);
}

}  // namespace

HouseNames::HouseNames(const UnitIndex& units, const StreetIndex& streets) {
    add_streets(units, streets);
    add_grounds(units, streets);
    for (std::uint32_t number = 0; number < names_.size(); ++number)
        all_.push_back({names_[number].name.present, number, names_[number].name.most_edits});
}

HouseName& HouseNames::name_for(LetteredName name) {
    auto& alike = by_letters_[name.letters];
    for (const std::uint32_t one : alike)
        if (names_[one].name.accented == name.accented) return names_[one];
    const auto number = static_cast<std::uint32_t>(names_.size());
    alike.push_back(number);
    if (auto initials = initials_of(name); !initials.empty()) by_initials_[std::move(initials)].push_back(number);
    return names_.emplace_back(HouseName{std::move(name), {}, {}});
}

void HouseNames::add_streets(const UnitIndex& units, const StreetIndex& streets) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> known;
    const auto add_to_provinces = [&](const HouseName& name, const std::vector<std::uint32_t>& communes) {
        const auto number = static_cast<std::uint32_t>(&name - names_.data());
        for (const std::uint32_t commune : communes) {
            const std::uint32_t province = units.province_today(commune);
            if (known.insert({province, number}).second)
                by_province_[province].push_back({name.name.present, number, name.name.most_edits});
        }
    };
    for (std::uint32_t number = 0; number < streets.street_count(); ++number) {
        const auto& street = streets.street(number);
        const auto& own = *street.thoroughfare;
        if (!street.path.empty() && own.parent) continue;  // "Hẻm 12" is part of a house number
        HouseName& name = name_for(name_of(text::composed(own.name), street.bare));
        name.streets.push_back(number);
        add_to_provinces(name, street.communes);
    }
    for (std::uint32_t number = 0; number < streets.hamlet_count(); ++number) {
        const auto& hamlet = streets.hamlet(number);
        HouseName& name = name_for(name_of(text::composed(hamlet.place->name), hamlet.bare));
        name.hamlets.push_back(number);
        add_to_provinces(name, hamlet.communes);
    }
}

void HouseNames::add_grounds(const UnitIndex& units, const StreetIndex& streets) {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> of_commune;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> of_unit;
    ground_of_name_.assign(units.named_count(), no_unit);
    for (std::uint32_t number = 0; number < units.named_count(); ++number) {
        const NamedUnit& named = units.named(number);
        const auto tokens = tokens_of(text::composed(named.bare));
        if (tokens.empty()) continue;
        ground_of_name_[number] = static_cast<std::uint32_t>(grounds_.size());
        of_unit[named.unit].push_back(ground_of_name_[number]);
        LetteredName name = lettered(tokens);
        std::string initials = initials_of(name);
        grounds_.push_back({std::move(name), number, no_unit, std::move(initials)});
    }
    const auto add = [&](std::uint32_t commune, std::uint32_t unit) {
        const auto names = found_in(of_unit, unit);
        auto& list = of_commune[commune];
        list.insert(list.end(), names.begin(), names.end());
    };
    for (const auto& [unit, names] : of_unit) {
        if (units.shown(unit).level != Level::commune) continue;
        for (const std::uint32_t commune : units.today(unit)) {
            add(commune, unit);
            for (const std::uint32_t district : units.districts(unit)) add(commune, district);
            for (const std::uint32_t province : units.provinces(unit)) add(commune, province);
        }
    }
    for (std::uint32_t number = 0; number < streets.hamlet_count(); ++number) {
        const auto& hamlet = streets.hamlet(number);
        for (const std::uint32_t commune : hamlet.communes)
            of_commune[commune].push_back(static_cast<std::uint32_t>(grounds_.size()));
        grounds_.push_back({name_of(text::composed(hamlet.place->name), hamlet.bare), no_unit, number, {}});
    }
    for (auto& [commune, numbers] : of_commune) {
        sort_once(numbers);
        for (const std::uint32_t number : numbers) {
            const std::string& initials = grounds_[number].initials;
            if (!initials.empty()) communes_by_initials_[initials].push_back(commune);
        }
        for (const std::uint32_t number : numbers)
            by_commune_[commune].push_back({grounds_[number].name.present, number, grounds_[number].name.most_edits});
    }
}

std::span<const NameSignature> HouseNames::in_province(std::uint32_t province) const {
    return found_in(by_province_, province);
}

std::span<const std::uint32_t> HouseNames::with_letters(const std::string& letters) const {
    return found_in(by_letters_, letters);
}

std::span<const std::uint32_t> HouseNames::with_initials(const std::string& initials) const {
    return found_in(by_initials_, initials);
}

std::span<const std::uint32_t> HouseNames::communes_with_initials(const std::string& initials) const {
    return found_in(communes_by_initials_, initials);
}

std::span<const NameSignature> HouseNames::grounds_of(std::uint32_t commune) const {
    return found_in(by_commune_, commune);
}

}  // namespace diachi::registry::geocoding
