#include "importers/commune_links.hpp"

#include <algorithm>

namespace diachi::importers {
namespace {

using registry::Level;
using registry::Period;

std::vector<std::string> codes_in(const std::string& text) {
    std::vector<std::string> codes;
    std::string code;
    for (const char c : text + ";") {
        if (c == ';' || c == ',') {
            if (!code.empty()) codes.push_back(code);
            code.clear();
        } else if (c != ' ') {
            code += c;
        }
    }
    return codes;
}

}  // namespace

bool CommuneLinks::contains(registry::Id unit) const {
    return std::any_of(units.begin(), units.end(), [&](const auto& link) { return link.first == unit; });
}

CommuneLinks resolve_communes(const UnitLedger& units, const std::string& current, const std::string& former) {
    CommuneLinks links;
    for (const auto& code : codes_in(current)) {
        const auto found = units.find_open(Level::commune, code);
        if (found.empty())
            links.unknown.push_back(code);
        else
            links.units.emplace_back(units.facts(found.front()).unit, Period{});
    }
    for (const auto& code : codes_in(former)) {
        auto found = units.find(Level::commune, code, [](const Period& valid) { return valid.to.has_value(); });
        // A period that ended by a new name is no former commune: the unit goes on.
        std::erase_if(found, [&](auto index) {
            const auto last = units.version_of(units.facts(index).unit);
            return last && !units.facts(*last).valid.to;
        });
        const auto last = std::max_element(found.begin(), found.end(), [&](auto a, auto b) {
            return *units.facts(a).valid.to < *units.facts(b).valid.to;
        });
        if (last == found.end())
            links.unknown.push_back(code + " (former)");
        else
            links.units.emplace_back(units.facts(*last).unit, Period{std::nullopt, units.facts(*last).valid.to});
    }
    return links;
}

}  // namespace diachi::importers
