#include <iostream>

#include "api/checkpoint_file.hpp"
#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "registry/storage/durable_file.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {
namespace {

int make_key(const Arguments& arguments) {
    const std::string file = arguments.required("out");
    const auto key = registry::journal::SigningKey::make();
    registry::write_secret(file, key.text() + "\n");
    std::cout << "key: " << file << ", for its owner only\npublic key: " << key.public_key().text() << "\n";
    return 0;
}

}  // namespace

int checkpoint(const std::vector<std::string>& words) {
    const bool makes_key = !words.empty() && words.front() == "key";
    if (makes_key) {
        const Arguments arguments({words.begin() + 1, words.end()}, {"out"});
        arguments.exactly(0, "options only");
        return make_key(arguments);
    }
    const Arguments arguments(words, {"registry", "key", "append"});
    arguments.exactly(0, "options only");
    const auto key = signing_key_in(arguments.required("key"));
    const auto store = registry::open_store(arguments.required("registry"));
    const auto taken = append_checkpoint(*store, key, arguments.required("append"));
    std::cout << "signed: revision " << taken.head.number << " of registry " << taken.registry << "\n";
    return 0;
}

}  // namespace diachi::api::cli
