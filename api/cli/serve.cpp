#include <chrono>
#include <cstdio>
#include <iostream>

#include "api/cli/access_options.hpp"
#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/http/server.hpp"
#include "api/http/termination.hpp"
#include "api/log_lines.hpp"
#include "api/routes.hpp"

namespace diachi::api::cli {
namespace {

using namespace std::chrono_literals;

void log_request(const http::RequestRecord& record) {
    const std::string line = request_line(record);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

int serve(const std::vector<std::string>& words) {
    const Arguments arguments(
        words, {"registry", "port", "public", "rate", "burst", "jwks", "audience", "issuer", "clock-skew"});
    arguments.exactly(0, "options only");
    const std::string registry_file = arguments.required("registry");
    const int port = whole_number(arguments.option("port").value_or("8080"), "--port", 0, 65535);

    http::block_termination_signals();
    RateLimits limits = rate_limits(arguments);
    const AcceptedTokens accepted(arguments);
    StorePool stores(registry_file);
    const auto& scheme = code_scheme_of(*stores.lease());
    CurrentMap map(registry_file);
    registry::SingleWriter writer(registry_file, 1000);
    http::Metrics metrics;
    const Callers callers(stores, anybody(arguments), {accepted.verifier(), &limits});
    http::ServerOptions options;
    options.port = static_cast<std::uint16_t>(port);
    options.pool_threads = 16;  // they mostly wait for the disk, together
    http::Server server(options, routes({stores, map, writer, scheme, metrics, callers}), log_request, &metrics);
    server.start();
    std::cout << "serving " << registry_file << " on http://127.0.0.1:" << server.port() << std::endl;
    http::wait_for_termination([&] { return server.responsive(5s); }, 10s);
    server.stop();
    return 0;
}

}  // namespace diachi::api::cli
