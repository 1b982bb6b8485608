#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "registry/access/api_key.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {

int create(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "number", "name"});
    arguments.exactly(0, "options only");
    const std::string file = arguments.required("registry");
    const int number = whole_number(arguments.option("number").value_or("0"), "--number", 0, 899);
    const std::string secret = registry::new_key_secret();
    const registry::ApiKey administrator{"administrator", {registry::Role::administrator}, {}, {}};
    registry::NewRegistry made{.number = number, .name = "diachi", .administrator = administrator,
                               .administrator_key = registry::hash_of_key(secret)};
    if (const auto name = arguments.option("name")) made.name = *name;
    registry::create_store(file, made);
    std::cout << "registry: " << file << " (number " << number << ")\n"
              << "administrator key, shown this once: " << secret << "\n";
    return 0;
}

}  // namespace diachi::api::cli
