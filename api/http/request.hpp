#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace diachi::api::http {

enum class Method { get, post, put, patch, del, options, head };

/// The method as it stands in a request line: "GET", "DELETE".
std::string_view method_name(Method method);

/// The method with this name (upper case, as in a request line), or nothing.
std::optional<Method> method_named(std::string_view name);

using Fields = std::map<std::string, std::string, std::less<>>;

/// One request, as an endpoint sees it.
///
/// All names and values are percent-decoded, proven UTF-8 and free of control characters; a request that holds
/// anything else is answered with 400 before an endpoint is called. Only `body` is left as it came (uploads are
/// bytes). In the query `+` means a space (a plus sign is `%2B`), and no parameter comes twice. A path parameter may
/// hold `/` (sent as `%2F`). Header names are lower case.
struct Request {
    Method method = Method::get;
    std::string path;
    Fields path_parameters;
    Fields query;
    Fields headers;
    std::string body;
    std::string request_id;

    /// The header with this name (lower case); empty when it is absent.
    [[nodiscard]] std::string header(std::string_view name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? "" : found->second;
    }
};

}  // namespace diachi::api::http
