#include <chrono>
#include <cstdio>
#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/http/server.hpp"
#include "api/http/termination.hpp"
#include "api/json/writer.hpp"
#include "api/routes.hpp"

namespace diachi::api::cli {
namespace {

using namespace std::chrono_literals;

/// One JSON line a request, without path, query or body: they name people's homes.
void log_request(const http::RequestRecord& record) {
    json::Writer writer;
    writer.begin_object().key("method").string(http::method_name(record.method));
    writer.key("route").string(record.route).key("status").integer(record.status);
    writer.key("seconds").number(record.seconds, 6).key("request_id").string(record.request_id);
    if (!record.fault.empty()) writer.key("fault").string(record.fault);
    const std::string line = writer.end_object().text() + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

int serve(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "port"});
    arguments.exactly(0, "options only");
    const std::string registry_file = arguments.required("registry");
    const long port = whole_number(arguments.option("port").value_or("8080"), "--port");
    if (port < 0 || port > 65535) throw UsageError("--port lies between 0 and 65535");

    http::block_termination_signals();
    StorePool stores(registry_file);
    CurrentGeocoder geocoder(registry_file);
    registry::SingleWriter writer(registry_file, 1000);
    http::Metrics metrics;
    http::ServerOptions options;
    options.port = static_cast<std::uint16_t>(port);
    options.pool_threads = 16;  // they mostly wait for the disk, together
    http::Server server(options, routes({stores, geocoder, writer, metrics}), log_request, &metrics);
    server.start();
    std::cout << "serving " << registry_file << " on http://127.0.0.1:" << server.port() << std::endl;
    http::wait_for_termination([&] { return server.responsive(5s); }, 10s);
    server.stop();
    return 0;
}

}  // namespace diachi::api::cli
