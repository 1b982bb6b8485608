#include "api/endpoints/health.hpp"

#include "api/http/problem.hpp"
#include "api/json/writer.hpp"
#include "api/openapi_text.hpp"

namespace diachi::api {

http::Response ReadLiveness::operator()(const http::Request&) const {
    return {200, "application/json", R"({"status":"live"})", {}};
}

http::Response ReadReadiness::operator()(const http::Request&) const {
    try {
        const auto store = stores.lease();
        json::Writer writer;
        writer.begin_object().key("status").string("ready").key("revision").integer(store->last_revision());
        writer.key("map_revision").integer(map.get()->revision()).end_object();
        return {200, "application/json", writer.text(), {}};
    } catch (const registry::StorageError&) {
        return http::problem("not-ready", "the registry cannot be read");
    }
}

http::Response ReadMetrics::operator()(const http::Request&) const {
    return {200, "text/plain; version=0.0.4", metrics.text(), {}};
}

http::Response ReadDescription::operator()(const http::Request&) const {
    return {200, "application/yaml", std::string(openapi_text()), {}};
}

}  // namespace diachi::api
