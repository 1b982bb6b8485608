#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <set>

#include "api/openapi_text.hpp"
#include "api/routes.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::api {
namespace {

/// "get /api/v1/addresses/{code} read-address"
using Operations = std::set<std::string>;

std::string with_braces(const std::string& pattern) {
    std::string path;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != ':') {
            path += pattern[at++];
            continue;
        }
        const auto end = std::min(pattern.find('/', at), pattern.size());
        path += "{" + pattern.substr(at + 1, end - at - 1) + "}";
        at = end;
    }
    return path;
}

Operations routed() {
    registry::TemporaryRegistry file;
    StorePool stores(file.file());
    CurrentGeocoder geocoder(file.file());
    registry::SingleWriter writer(file.file(), 1);
    http::Metrics metrics;
    Operations operations;
    for (const auto& route : routes({stores, geocoder, writer, metrics})) {
        std::string method(http::method_name(route.method));
        std::transform(method.begin(), method.end(), method.begin(), [](unsigned char c) { return std::tolower(c); });
        operations.insert(method + " " + with_braces(route.pattern) + " " + route.name);
    }
    return operations;
}

Operations described() {
    Operations operations;
    const auto description = YAML::Load(std::string(openapi_text()));
    for (const auto& path : description["paths"]) {
        for (const auto& operation : path.second) {
            operations.insert(operation.first.as<std::string>() + " " + path.first.as<std::string>() + " " +
                              operation.second["operationId"].as<std::string>());
        }
    }
    return operations;
}

TEST(Description, NamesEveryRouteAndNoOther) { EXPECT_EQ(described(), routed()); }

TEST(Description, EveryWriteIsMarkedAsNeedingAKey) {
    const auto description = YAML::Load(std::string(openapi_text()));
    EXPECT_TRUE(description["paths"]["/api/v1/addresses"]["post"]["security"]);
}

}  // namespace
}  // namespace diachi::api
