// Runs the files of cases: tests/registry/rules/<rule>.cases, one case a line:
//     verdict | number | flat | street | code | commune named | communes here | parcels here | same name
// and, for the rules of numbers, | numbers of the street (see number_facts.hpp).
// verdict: "ok", or words of the English message. Communes: "-" or names, of which the named one is "Phường Đông".
// Parcels: "?" cadastre unknown, "-" none, or a number. Same name: codes of current addresses, or "-".

#include "registry/rules/rule.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/registry/rules/number_facts.hpp"

namespace diachi::registry::rules {
namespace {

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, at);) parts.push_back(trimmed(part));
    return parts;
}

UnitVersion commune_called(const std::string& name) {
    return {static_cast<Id>(std::hash<std::string>{}(name)), Level::commune, name, name, "", std::nullopt, {}};
}

struct Case {
    std::string verdict;
    AddressDraft draft;
    Surroundings around;
};

Case read_case(const std::string& line) {
    auto fields = split(line, '|');
    fields.resize(10);
    Case read;
    read.verdict = fields[0];
    read.draft.number = fields[1];
    read.draft.flat = fields[2];
    read.draft.street = fields[3];
    read.draft.code = fields[4];
    read.draft.commune_code = fields[5];
    if (fields[5] != "-") read.around.named_commune = commune_called(fields[5]);
    if (fields[6] != "-") {
        for (const auto& name : split(fields[6], ',')) read.around.communes_here.push_back(commune_called(name));
    }
    read.around.parcels_known_nearby = fields[7] != "?";
    if (fields[7] != "?" && fields[7] != "-") {
        read.around.parcels_here.push_back({1, 1, {"00001", "1", fields[7]}, {"", {}, {}, "", 4326, {}}});
    }
    if (fields[8] != "-") read.around.codes_of_same_name = split(fields[8], ',');
    read.around.numbering = numbers_written(read.draft.number, fields[9]);
    if (!fields[4].empty()) read.around.code_check = default_code_scheme().check(fields[4]);
    return read;
}

std::string file_of(const Rule& rule) {
    std::string name(rule.id);
    std::replace(name.begin(), name.end(), '.', '_');
    std::replace(name.begin(), name.end(), '-', '_');
    return DIACHI_SOURCE_DIR "/tests/registry/rules/" + name + ".cases";
}

TEST(Rules, EveryRuleJudgesItsCases) {
    for (const auto& rule : table()) {
        std::ifstream file(file_of(rule));
        ASSERT_TRUE(file) << "no cases: " << file_of(rule);
        int passed = 0;
        int refused = 0;
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line[0] == '#') continue;
            const Case one = read_case(line);
            const auto refusal = rule.check(one.draft, one.around);
            if (one.verdict == "ok") {
                EXPECT_FALSE(refusal) << rule.id << ": " << line << "\n" << (refusal ? refusal->message_en : "");
                ++passed;
            } else {
                ASSERT_TRUE(refusal) << rule.id << ": " << line;
                EXPECT_NE(refusal->message_en.find(one.verdict), std::string::npos)
                    << rule.id << ": " << line << "\n" << refusal->message_en;
                EXPECT_FALSE(refusal->message_vi.empty());
                ++refused;
            }
        }
        EXPECT_GE(passed, 2) << rule.id;
        EXPECT_GE(refused, 1) << rule.id;
    }
}

TEST(Rules, ThePageIsMadeFromTheTable) {
    std::ifstream file(DIACHI_SOURCE_DIR "/docs/rules.md");
    std::stringstream page;
    page << file.rdbuf();
    EXPECT_EQ(page.str(), documentation()) << "make it anew: diachi rules > docs/rules.md";
}

}  // namespace
}  // namespace diachi::registry::rules
