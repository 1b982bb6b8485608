#include "registry/rules/groups.hpp"

namespace diachi::registry::rules {

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "error";
        case Severity::warning:
            return "warning";
        case Severity::info:
            return "info";
    }
    return "";
}

const std::vector<Rule>& table() {
    static const std::vector<Rule> rules = [] {
        std::vector<Rule> all;
        for (const auto& group : {place_rules(), number_rules(), name_rules(), identity_rules(), code_rules()}) {
            all.insert(all.end(), group.begin(), group.end());
        }
        return all;
    }();
    return rules;
}

std::vector<Finding> examine(const AddressDraft& draft, const Surroundings& surroundings) {
    std::vector<Finding> findings;
    for (const auto& rule : table()) {
        if (!rule.check) continue;
        if (auto refusal = rule.check(draft, surroundings)) {
            const auto field = refusal->field.empty() ? rule.field : refusal->field;
            findings.push_back({std::string(rule.id), rule.severity, std::string(field), std::move(*refusal)});
        }
    }
    return findings;
}

}  // namespace diachi::registry::rules
