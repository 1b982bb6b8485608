#include "api/services.hpp"

namespace diachi::api {

const registry::CodeScheme& code_scheme_of(registry::Store& store) {
    const auto facts = store.facts();
    const auto* scheme = registry::code_scheme_named(facts.code_scheme);
    if (!scheme) {
        throw registry::StorageError("the registry uses the code scheme " + facts.code_scheme + ", unknown here");
    }
    return *scheme;
}

}  // namespace diachi::api
