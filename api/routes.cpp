#include "api/routes.hpp"

#include "api/endpoints/addresses.hpp"
#include "api/endpoints/codes.hpp"
#include "api/endpoints/geocoding.hpp"
#include "api/endpoints/health.hpp"
#include "api/endpoints/locating.hpp"
#include "api/endpoints/names.hpp"

namespace diachi::api {

std::vector<RouteRow> route_rows(const Services& services) {
    using enum http::Method;
    using enum http::Work;
    using enum Needs;
    const auto& [stores, map, writer, scheme, metrics] = services;
    return {
        {get, "/api/v1/addresses", ListAddresses{stores, scheme}, nothing,
         {"commune", "bbox", "after", "limit", "as_of"}, pool, "list-addresses"},
        {post, "/api/v1/addresses", IssueAddress{writer, scheme}, key, {}, writing_pool, "issue-address"},
        {post, "/api/v1/addresses/validate", ValidateDraft{stores, map}, nothing, {}, pool, "validate-draft"},
        {get, "/api/v1/addresses/:code", ReadAddress{stores, scheme}, nothing, {"as_of"}, pool, "read-address"},
        {get, "/api/v1/addresses/:code/history", ReadHistory{stores, scheme}, nothing, {}, pool, "read-history"},
        {get, "/api/v1/codes/:code", ValidateCode{stores, scheme}, nothing, {}, pool, "validate-code"},
        {get, "/api/v1/communes/:code/streets", ListStreets{map}, nothing, {}, pool, "list-streets"},
        {get, "/api/v1/communes/:code/places", ListPlaces{map}, nothing, {}, pool, "list-places"},
        {get, "/api/v1/geocode", Geocode{stores, map}, nothing, {"text"}, pool, "geocode"},
        {post, "/api/v1/geocode", Geocode{stores, map}, nothing, {}, pool, "geocode-body"},
        {get, "/api/v1/locate", Locate{stores, map}, nothing, {"longitude", "latitude", "as_of"}, pool, "locate"},
        {get, "/api/v1/openapi.yaml", ReadDescription{}, nothing, {}, inline_on_io_thread, "read-description"},
        {get, "/health/live", ReadLiveness{}, nothing, {}, inline_on_io_thread, "health-live"},
        {get, "/health/ready", ReadReadiness{stores, map}, nothing, {}, pool, "health-ready"},
        {get, "/metrics", ReadMetrics{metrics}, nothing, {}, inline_on_io_thread, "metrics"},
    };
}

std::vector<http::Route> routes(const Services& services) {
    std::vector<http::Route> guarded_rows;
    for (const RouteRow& row : route_rows(services)) guarded_rows.push_back(guarded(row, services.stores));
    return guarded_rows;
}

}  // namespace diachi::api
