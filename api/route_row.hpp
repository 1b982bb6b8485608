#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "api/http/route.hpp"
#include "api/store_pool.hpp"
#include "registry/access.hpp"

namespace diachi::api {

/// What a route asks of its caller: nothing, or a key of the registry.
enum class Needs { nothing, key };

using OpenEndpoint = std::function<http::Response(const http::Request&)>;
/// Is told whose key it was.
using KeyedEndpoint = std::function<http::Response(const http::Request&, const registry::ApiKey&)>;

/// A row of the API's table of routes.
struct RouteRow {
    http::Method method;
    std::string pattern;
    std::variant<OpenEndpoint, KeyedEndpoint> endpoint;
    Needs needs;
    std::vector<std::string_view> parameters;  ///< of the query; with strict=1 no other is allowed
    http::Work work;
    std::string name;
};

/// The row as the server takes it. What the row asks for is enforced here, for every endpoint: the key, then the
/// names of the parameters; and what is refused becomes its problem. Throws std::invalid_argument for a row whose
/// endpoint is not of the kind that it names, or that needs a key on an I/O thread.
http::Route guarded(const RouteRow& row, StorePool& stores);

}  // namespace diachi::api
