#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/route.hpp"

namespace diachi::api::http {

/// A request target, taken apart and decoded: RFC 3986 path segments and the query.
struct Target {
    std::vector<std::string> segments;
    Fields query;
    std::string path;
};

/// Takes a target ("/a%20b/c?q=1") apart. `problem` (bad-request or uri-too-long) is set and nothing returned where it
/// cannot be decoded, has `.` or `..` for a segment, names a query parameter twice or has more than 64 segments.
std::optional<Target> parse_target(std::string_view target, std::string_view& problem);

/// The routes of a server, found by method and path. Not changed after construction, so safe from every thread.
class RouteTable {
  public:
    /// Throws std::invalid_argument for a bad pattern, an empty handler and two rows for the same requests.
    explicit RouteTable(std::vector<Route> routes);

    struct Match {
        const Route* route = nullptr;  ///< nothing found when null
        Fields path_parameters;
        std::string allow;  ///< when nothing was found: the methods that this path has, for 405; empty for 404
    };
    Match find(Method method, const std::vector<std::string>& segments) const;

  private:
    struct Row {
        Route route;
        std::vector<std::string> segments;
        std::string order;  ///< one letter a segment, fixed < parameter
    };
    static Row row_of(Route route);
    static std::optional<Fields> match(const Row& row, const std::vector<std::string>& segments);

    std::vector<Row> rows_;
};

}  // namespace diachi::api::http
