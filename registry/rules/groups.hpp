#pragma once

#include <vector>

#include "registry/rules/rule.hpp"

namespace diachi::registry::rules {

// The rows of the table, a file a group.
std::vector<Rule> place_rules();
std::vector<Rule> number_rules();
std::vector<Rule> name_rules();
std::vector<Rule> identity_rules();
std::vector<Rule> code_rules();

}  // namespace diachi::registry::rules
