#pragma once

#include <functional>
#include <map>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "registry/rules/rule.hpp"
#include "tests/registry/rules/number_facts.hpp"

namespace diachi::registry::rules {

/// One line of a file of cases.
struct RuleCase {
    std::string line;
    bool passes;
    std::string words;  ///< of the English message, when it fails
    AddressDraft draft;
    Surroundings around;
};

inline std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

inline std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, at);) parts.push_back(trimmed(part));
    return parts;
}

/// "Phường Đông" has the code 00001, any other name the code 00002.
inline UnitVersion commune_called(const std::string& name) {
    const std::string code = name == "Phường Đông" ? "00001" : "00002";
    return {static_cast<Id>(std::hash<std::string>{}(name)), Level::commune, code, name, "", std::nullopt, {}};
}

inline std::vector<UnitVersion> communes_called(const std::string& names) {
    std::vector<UnitVersion> communes;
    if (names == "none") return communes;
    for (const auto& name : split(names, ',')) communes.push_back(commune_called(name));
    return communes;
}

/// "45", or "45 ODT" with its land use: on sheet 3 of the surveying unit 00001.
inline StoredParcel parcel_called(const std::string& text) {
    const auto parts = split(text, ' ');
    const std::string land = parts.size() > 1 ? parts[1] : "";
    return {std::stoll(parts[0]), std::stoll(parts[0]), {"00001", "3", parts[0]}, {land, {}, {}, "", 4326, {}}};
}

inline const std::map<std::string, std::function<void(RuleCase&, const std::string&)>>& facts_of_a_case() {
    using Text = const std::string&;
    static const std::map<std::string, std::function<void(RuleCase&, const std::string&)>> facts{
        // The draft.
        {"number", [](RuleCase& c, Text text) { c.draft.number = text; }},
        {"flat", [](RuleCase& c, Text text) { c.draft.flat = text; }},
        {"parent", [](RuleCase& c, Text text) { c.draft.parent_code = text; }},
        {"street", [](RuleCase& c, Text text) { c.draft.street = text; }},
        {"place", [](RuleCase& c, Text text) { c.draft.place = text; }},
        {"commune", [](RuleCase& c, Text text) { c.draft.commune_code = text; }},
        {"position",  // longitude, latitude
         [](RuleCase& c, Text text) {
             const auto parts = split(text, ',');
             c.draft.position = geo::Position::at(geo::Longitude{std::stod(parts[0])}, geo::Latitude{std::stod(parts[1])});
         }},
        {"parcel_unit", [](RuleCase& c, Text text) { c.draft.parcel_unit = text; }},
        {"sheet", [](RuleCase& c, Text text) { c.draft.parcel_sheet = text; }},
        {"parcel", [](RuleCase& c, Text text) { c.draft.parcel_number = text; }},
        {"tax", [](RuleCase& c, Text text) { c.draft.holder_tax_number = text; }},
        {"code",
         [](RuleCase& c, Text text) {
             c.draft.code = text;
             c.around.code_check = default_code_scheme().check(text);
         }},
        // What lies around.
        {"numbers",  // after the number of the draft: see number_facts.hpp
         [](RuleCase& c, Text text) { c.around.numbering = numbers_written(c.draft.number, text); }},
        {"named",  // the commune that the draft names: one, or none
         [](RuleCase& c, Text text) {
             c.around.named_commune.reset();
             if (text != "none") c.around.named_commune = commune_called(text);
         }},
        {"here", [](RuleCase& c, Text text) { c.around.communes_here = communes_called(text); }},
        {"mapped", [](RuleCase& c, Text text) { c.around.named_commune_mapped = text == "yes"; }},
        {"uncertainty", [](RuleCase& c, Text text) { c.around.uncertainty_m = std::stod(text); }},
        {"edge", [](RuleCase& c, Text text) { c.around.metres_to_edge = std::stod(text); }},
        {"former",  // the commune that had the code, and behind “>” those that it went into
         [](RuleCase& c, Text text) {
             const auto parts = split(text, '>');
             c.around.former_commune = DissolvedCommune{commune_called(parts[0]), communes_called(parts.at(1))};
         }},
        {"cadastre", [](RuleCase& c, Text text) { c.around.parcels_known_nearby = text == "yes"; }},
        {"surveyed", [](RuleCase& c, Text text) { c.around.parcels_known_of_unit = text == "yes"; }},
        {"parcels",  // that hold the position
         [](RuleCase& c, Text text) {
             for (const auto& one : split(text, ',')) c.around.parcels_here.push_back(parcel_called(one));
             c.around.parcels_known_nearby = true;
         }},
        {"found_parcel", [](RuleCase& c, Text text) { c.around.named_parcel = parcel_called(text); }},
        {"water",  // name, kind
         [](RuleCase& c, Text text) {
             const auto parts = split(text, ',');
             c.around.water_here = Water{parts.at(0), parts.at(1)};
         }},
        {"street_away", [](RuleCase& c, Text text) { c.around.metres_to_street = std::stod(text); }},
        {"published_street", [](RuleCase& c, Text text) { c.around.street_name = text; }},
        {"published_place", [](RuleCase& c, Text text) { c.around.place_name = text; }},
        {"same_name", [](RuleCase& c, Text text) { c.around.codes_of_same_name = split(text, ','); }},
        {"same_spot", [](RuleCase& c, Text text) { c.around.codes_at_same_spot = split(text, ','); }},
        {"parent_status", [](RuleCase& c, Text text) { c.around.parent_status = text; }},
        {"main_address", [](RuleCase& c, Text text) { c.around.other_main_address = text; }},
        {"code_of",  // the address of the code, and behind “@” its distance
         [](RuleCase& c, Text text) {
             const auto parts = split(text, '@');
             c.around.known_code = KnownCode{parts.at(0), std::stod(parts.at(1))};
         }},
    };
    return facts;
}

/// Throws std::runtime_error for a line that cannot be read.
inline RuleCase read_case(const std::string& line) {
    const auto bar = line.find('|');
    if (bar == std::string::npos) throw std::runtime_error("a case needs a verdict, a bar and facts: " + line);
    const std::string verdict = trimmed(line.substr(0, bar));
    RuleCase read{line, verdict == "ok", "", {}, {}};
    if (!read.passes) {
        if (!verdict.starts_with("fails ")) throw std::runtime_error("a case is ok or fails with words: " + line);
        read.words = verdict.substr(6);
    }
    read.draft.commune_code = "00001";
    read.around.named_commune = commune_called("Phường Đông");
    read.around.communes_here = {commune_called("Phường Đông")};
    read.around.named_commune_mapped = true;
    read.around.uncertainty_m = 5;
    const std::string facts = line.substr(bar + 1);
    static const std::regex name("(^| )([a-z_]+)=");
    for (std::sregex_iterator at(facts.begin(), facts.end(), name), end; at != end; ++at) {
        const auto from = static_cast<std::size_t>(at->position() + at->length());
        const auto next = std::next(at);
        const auto to = next == end ? facts.size() : static_cast<std::size_t>(next->position());
        const auto fact = facts_of_a_case().find((*at)[2]);
        if (fact == facts_of_a_case().end()) throw std::runtime_error("there is no fact " + (*at)[2].str() + ": " + line);
        fact->second(read, trimmed(facts.substr(from, to - from)));
    }
    return read;
}

}  // namespace diachi::registry::rules
