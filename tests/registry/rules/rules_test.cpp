// Runs the files of cases: tests/registry/rules/<rule>.cases, one case a line:
//     ok | number=5 street=Trần Phú
//     fails words of the English message | number=12//5
// What a case does not mention is as usual: a house in "Phường Đông", whose boundary is far, no cadastre, no water.
// The names of the facts stand in rule_case.hpp.

#include "registry/rules/rule.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/registry/rules/rule_case.hpp"

namespace diachi::registry::rules {
namespace {

std::string file_of(const Rule& rule) {
    std::string name(rule.id);
    std::replace(name.begin(), name.end(), '.', '_');
    std::replace(name.begin(), name.end(), '-', '_');
    return DIACHI_SOURCE_DIR "/tests/registry/rules/" + name + ".cases";
}

std::vector<RuleCase> cases_of(const Rule& rule) {
    std::vector<RuleCase> cases;
    std::ifstream file(file_of(rule));
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line[0] != '#') cases.push_back(read_case(line));
    }
    return cases;
}

TEST(Rules, EveryRuleJudgesItsCases) {
    for (const auto& rule : table()) {
        if (!rule.check) continue;
        int passed = 0;
        int refused = 0;
        for (const auto& one : cases_of(rule)) {
            const auto refusal = rule.check(one.draft, one.around);
            if (one.passes) {
                EXPECT_FALSE(refusal) << rule.id << ": " << one.line << "\n" << (refusal ? refusal->message_en : "");
                ++passed;
            } else {
                ASSERT_TRUE(refusal) << rule.id << ": " << one.line;
                EXPECT_NE(refusal->message_en.find(one.words), std::string::npos)
                    << rule.id << ": " << one.line << "\n" << refusal->message_en;
                EXPECT_FALSE(refusal->message_vi.empty());
                ++refused;
            }
        }
        EXPECT_GE(passed, 2) << "too few cases that pass: " << file_of(rule);
        EXPECT_GE(refused, 1) << "no case that fails: " << file_of(rule);
    }
}

TEST(Rules, TheExampleOfARuleIsWhatItSaysOfOneOfItsCases) {
    for (const auto& rule : table()) {
        if (!rule.check) continue;
        const auto cases = cases_of(rule);
        EXPECT_TRUE(std::any_of(cases.begin(), cases.end(), [&](const RuleCase& one) {
            const auto refusal = rule.check(one.draft, one.around);
            return refusal && refusal->message_vi == rule.example.vi && refusal->message_en == rule.example.en;
        })) << rule.id << ": " << rule.example.en;
    }
}

TEST(Rules, HaveNamesOfTheirOwnAndWordsInBothLanguages) {
    std::vector<std::string_view> ids;
    for (const auto& rule : table()) {
        EXPECT_EQ(std::count(ids.begin(), ids.end(), rule.id), 0) << rule.id;
        ids.push_back(rule.id);
        for (const auto& words : {rule.title, rule.checked, rule.example, rule.basis}) {
            EXPECT_FALSE(words.vi.empty() || words.en.empty()) << rule.id;
        }
        const auto said_of = std::string("`") + std::string(rule.id) + "`";
        EXPECT_NE(documentation(Language::vi).find(said_of), std::string::npos) << rule.id;
        EXPECT_NE(documentation(Language::en).find(said_of), std::string::npos) << rule.id;
    }
}

TEST(Rules, SayTheFieldThatIsMeantWhereTheySpeakOfSeveral) {
    const auto one = read_case("ok | place=ap 1 published_place=Ấp 1");
    const auto findings = examine(one.draft, one.around);
    const auto spelling = std::find_if(findings.begin(), findings.end(),
                                       [](const Finding& finding) { return finding.rule == "name.spelling"; });
    ASSERT_NE(spelling, findings.end());
    EXPECT_EQ(spelling->field, "place");
}

TEST(Rules, ThePagesAreMadeFromTheTable) {
    const auto text_of = [](const std::string& file) {
        std::ifstream in(DIACHI_SOURCE_DIR "/docs/" + file);
        std::stringstream page;
        page << in.rdbuf();
        return page.str();
    };
    EXPECT_EQ(text_of("rules.md"), documentation(Language::en)) << "make it anew: diachi rules > docs/rules.md";
    EXPECT_EQ(text_of("quy-tac.md"), documentation(Language::vi))
        << "make it anew: diachi rules --language vi > docs/quy-tac.md";
}

}  // namespace
}  // namespace diachi::registry::rules
