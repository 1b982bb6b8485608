#include "api/routes.hpp"

#include "api/endpoints/addresses.hpp"
#include "api/endpoints/codes.hpp"
#include "api/endpoints/geocoding.hpp"
#include "api/endpoints/health.hpp"
#include "api/endpoints/locating.hpp"
#include "api/endpoints/names.hpp"
#include "api/endpoints/numbers.hpp"

namespace diachi::api {

std::vector<RouteRow> route_rows(const Services& services) {
    using enum http::Method;
    using enum http::Work;
    using registry::Permission;
    const auto& [stores, map, writer, scheme, metrics, callers] = services;
    return {
        {get, "/api/v1/addresses", ListAddresses{stores, scheme}, Permission::read,
         {"commune", "bbox", "after", "limit", "as_of"}, pool, "list-addresses"},
        {post, "/api/v1/addresses", IssueAddress{writer, scheme}, Permission::issue, {}, writing_pool, "issue-address"},
        {post, "/api/v1/addresses/validate", ValidateDraft{stores, map}, Permission::read, {}, pool, "validate-draft"},
        {get, "/api/v1/addresses/:code", ReadAddress{stores, scheme}, Permission::read, {"as_of"}, pool, "read-address"},
        {get, "/api/v1/addresses/:code/history", ReadHistory{stores, scheme}, Permission::read, {}, pool, "read-history"},
        {get, "/api/v1/codes/:code", ValidateCode{stores, scheme}, Permission::read, {}, pool, "validate-code"},
        {get, "/api/v1/communes/:code/streets", ListStreets{map}, Permission::read, {}, pool, "list-streets"},
        {get, "/api/v1/communes/:code/places", ListPlaces{map}, Permission::read, {}, pool, "list-places"},
        {get, "/api/v1/geocode", Geocode{stores, map}, Permission::geocode, {"text"}, pool, "geocode"},
        {post, "/api/v1/geocode", Geocode{stores, map}, Permission::geocode, {}, pool, "geocode-body"},
        {get, "/api/v1/locate", Locate{stores, map}, Permission::read, {"longitude", "latitude", "as_of"}, pool, "locate"},
        {get, "/api/v1/numbers/next", ProposeNumber{stores, map}, Permission::read,
         {"commune", "street", "street_key", "place", "place_key", "longitude", "latitude", "parent_code", "floor"}, pool,
         "propose-number"},
        {get, "/api/v1/openapi.yaml", ReadDescription{}, std::nullopt, {}, inline_on_io_thread, "read-description"},
        {get, "/health/live", ReadLiveness{}, std::nullopt, {}, inline_on_io_thread, "health-live"},
        {get, "/health/ready", ReadReadiness{stores, map}, std::nullopt, {}, pool, "health-ready"},
        {get, "/metrics", ReadMetrics{metrics}, std::nullopt, {}, inline_on_io_thread, "metrics"},
    };
}

std::vector<http::Route> routes(const Services& services) {
    std::vector<http::Route> guarded_rows;
    for (const RouteRow& row : route_rows(services)) guarded_rows.push_back(guarded(row, services.callers));
    return guarded_rows;
}

}  // namespace diachi::api
