#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "registry/rules/rule.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::api::cli {
namespace {

using registry::text::in_quotes;

registry::rules::Language language_from(const std::string& word) {
    if (word == "en") return registry::rules::Language::en;
    if (word == "vi") return registry::rules::Language::vi;
    throw UsageError("there is no language " + in_quotes(word) + "; say vi or en");
}

}  // namespace

int rules(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"language"});
    arguments.exactly(0, "nothing more");
    std::cout << registry::rules::documentation(language_from(arguments.option("language").value_or("en")));
    return 0;
}

}  // namespace diachi::api::cli
