#include "registry/rules/rule.hpp"

#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"

namespace diachi::api::cli {

int rules(const std::vector<std::string>& words) {
    Arguments(words, {}).exactly(0, "nothing more");
    std::cout << registry::rules::documentation();
    return 0;
}

}  // namespace diachi::api::cli
