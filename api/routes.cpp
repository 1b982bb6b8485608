#include "api/routes.hpp"

#include "api/endpoints/addresses.hpp"
#include "api/endpoints/geocoding.hpp"
#include "api/endpoints/health.hpp"
#include "api/endpoints/locating.hpp"
#include "api/endpoints/names.hpp"

namespace diachi::api {

std::vector<http::Route> routes(const Services& services) {
    using enum http::Method;
    using enum http::Work;
    const auto& [stores, geocoder, writer, metrics] = services;
    return {
        {get, "/api/v1/addresses", ListAddresses{stores}, pool, "list-addresses"},
        {post, "/api/v1/addresses", IssueAddress{stores, writer}, pool, "issue-address"},
        {post, "/api/v1/addresses/validate", ValidateDraft{stores}, pool, "validate-draft"},
        {get, "/api/v1/addresses/:code", ReadAddress{stores}, pool, "read-address"},
        {get, "/api/v1/addresses/:code/history", ReadHistory{stores}, pool, "read-history"},
        {get, "/api/v1/codes/:code", ValidateCode{stores}, pool, "validate-code"},
        {get, "/api/v1/communes/:code/streets", ListStreets{stores, geocoder}, pool, "list-streets"},
        {get, "/api/v1/communes/:code/places", ListPlaces{stores, geocoder}, pool, "list-places"},
        {get, "/api/v1/geocode", Geocode{stores, geocoder}, pool, "geocode"},
        {post, "/api/v1/geocode", Geocode{stores, geocoder}, pool, "geocode-body"},
        {get, "/api/v1/locate", Locate{stores, geocoder}, pool, "locate"},
        {get, "/api/v1/openapi.yaml", ReadDescription{}, inline_on_io_thread, "read-description"},
        {get, "/health/live", ReadLiveness{}, inline_on_io_thread, "health-live"},
        {get, "/health/ready", ReadReadiness{stores, geocoder}, pool, "health-ready"},
        {get, "/metrics", ReadMetrics{metrics}, inline_on_io_thread, "metrics"},
    };
}

}  // namespace diachi::api
