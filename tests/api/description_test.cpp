#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <set>

#include "api/openapi_text.hpp"
#include "api/routes.hpp"
#include "tests/api/served_town.hpp"

namespace diachi::api {
namespace {

/// "get /api/v1/addresses/{code} read-address as_of", a "key" at its end where one is needed.
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

std::string joined(const std::set<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += " " + word;
    return text;
}

Operations routed() {
    ServedTown town;
    Operations operations;
    for (const auto& row : route_rows(town.services())) {
        std::string method(http::method_name(row.method));
        std::transform(method.begin(), method.end(), method.begin(), [](unsigned char c) { return std::tolower(c); });
        operations.insert(method + " " + with_braces(row.pattern) + " " + row.name +
                          joined({row.parameters.begin(), row.parameters.end()}) +
                          (row.needs ? " needs " + std::string(registry::name_of(*row.needs)) : ""));
    }
    return operations;
}

YAML::Node description() { return YAML::Load(std::string(openapi_text())); }

void for_each_operation(
    const std::function<void(const std::string& method, const std::string& path, const YAML::Node&)>& visit) {
    for (const auto& path : description()["paths"]) {
        for (const auto& operation : path.second) {
            visit(operation.first.as<std::string>(), path.first.as<std::string>(), operation.second);
        }
    }
}

std::set<std::string> query_parameters(const YAML::Node& operation) {
    std::set<std::string> names;
    for (const auto& listed : operation["parameters"]) {
        const auto reference = listed["$ref"] ? listed["$ref"].as<std::string>() : "";
        const YAML::Node parameter =
            reference.empty() ? YAML::Node(listed)
                              : description()["components"]["parameters"][reference.substr(reference.rfind('/') + 1)];
        if (parameter["in"].as<std::string>() == "query") names.insert(parameter["name"].as<std::string>());
    }
    return names;
}

Operations described() {
    Operations operations;
    for_each_operation([&](const auto& method, const auto& path, const YAML::Node& operation) {
        const auto needs = operation["x-permission"].template as<std::string>("");
        operations.insert(method + " " + path + " " + operation["operationId"].template as<std::string>() +
                          joined(query_parameters(operation)) + (needs.empty() ? "" : " needs " + needs));
    });
    return operations;
}

bool refers(const YAML::Node& operation, const std::string& status, const std::string& response) {
    const YAML::Node answer = operation["responses"][status];
    return answer && answer["$ref"] && answer["$ref"].as<std::string>() == "#/components/responses/" + response;
}

TEST(Description, NamesEveryRouteItsParametersAndItsPermissionAndNothingElse) { EXPECT_EQ(described(), routed()); }

TEST(Description, TellsOfEveryOperationHowItIsRefused) {
    for_each_operation([](const auto& method, const auto& path, const YAML::Node& operation) {
        EXPECT_TRUE(refers(operation, "400", "Problem")) << method << path;
        EXPECT_TRUE(refers(operation, "503", "Busy")) << method << path;
        // Every operation needs a key unless it says otherwise.
        const bool needs = operation["x-permission"].IsDefined();
        EXPECT_NE(needs, operation["security"].IsDefined()) << method << path;
        EXPECT_EQ(refers(operation, "401", "Problem"), needs) << method << path;
        EXPECT_EQ(refers(operation, "403", "Problem"), needs) << method << path;
        EXPECT_EQ(refers(operation, "411", "LengthRequired"), operation["requestBody"].IsDefined()) << method << path;
        EXPECT_EQ(refers(operation, "413", "TooLarge"), operation["requestBody"].IsDefined()) << method << path;
    });
}

TEST(Description, TellsOfEveryWriteHowItIsSentAgain) {
    // Their answers hold personal data or a secret, or nothing at all.
    const std::set<std::string> keeps_no_answer{"list-holders", "read-holder", "search-holders", "make-key", "end-key"};
    ServedTown town;
    std::set<std::string> writes;
    for (const auto& row : route_rows(town.services())) {
        if (row.work == http::Work::writing_pool && !keeps_no_answer.contains(row.name)) writes.insert(row.name);
    }
    std::set<std::string> told;
    for_each_operation([&](const auto&, const auto&, const YAML::Node& operation) {
        for (const auto& parameter : operation["parameters"]) {
            const auto reference = parameter["$ref"] ? parameter["$ref"].template as<std::string>() : "";
            if (reference != "#/components/parameters/idempotency_key") continue;
            told.insert(operation["operationId"].template as<std::string>());
        }
    });
    EXPECT_EQ(told, writes);
}

}  // namespace
}  // namespace diachi::api
