#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "registry/access.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {

int create(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "number", "name"});
    arguments.exactly(0, "options only");
    const std::string file = arguments.required("registry");
    const auto number = static_cast<int>(whole_number(arguments.option("number").value_or("0"), "--number"));
    const auto store = registry::create_store(file, number, arguments.option("name").value_or("diachi"));

    const std::string secret = registry::new_key_secret();
    auto transaction = store->begin();
    auto revision = transaction->revision({"command line", "create key", "the first administrator", ""});
    revision->insert(registry::api_key_row({"administrator", registry::Role::administrator},
                                           registry::hash_of_key(secret)));
    revision->keep();
    transaction->commit();

    std::cout << "registry: " << file << " (number " << number << ")\n"
              << "administrator key, shown this once: " << secret << "\n";
    return 0;
}

}  // namespace diachi::api::cli
