#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "api/caller.hpp"
#include "api/http/route.hpp"

namespace diachi::api {

using OpenEndpoint = std::function<http::Response(const http::Request&)>;
/// Is told who asks.
using KeyedEndpoint = std::function<http::Response(const http::Request&, const registry::Caller&)>;

/// A row of the API's table of routes.
struct RouteRow {
    http::Method method;
    std::string pattern;
    std::variant<OpenEndpoint, KeyedEndpoint> endpoint;
    std::optional<registry::Permission> needs;  ///< of the caller; nothing: anybody may ask
    std::vector<std::string_view> parameters;   ///< of the query; with strict=1 no other is allowed
    http::Work work;
    std::string name;
    /// Spoken by other people's clients: pages of any origin may read the answers, and a slash may end the path.
    bool foreign = false;
    std::vector<std::string> aliases{};  ///< patterns that mean the same
};

/// The row as the server takes it. What the row asks for is enforced here, for every endpoint: first the permission,
/// then the names of the parameters; and what is refused becomes its problem. Throws std::invalid_argument for a row
/// whose endpoint asks who calls and needs no permission, or that needs one on an I/O thread.
http::Route guarded(const RouteRow& row, const Callers& callers);

}  // namespace diachi::api
