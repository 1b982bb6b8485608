#include "api/services.hpp"

namespace diachi::api {

const registry::CodeScheme& code_scheme_of(registry::Store& store) {
    return registry::known_code_scheme(store.facts().code_scheme);
}

}  // namespace diachi::api
