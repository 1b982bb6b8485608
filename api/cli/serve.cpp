#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <optional>

#include "api/checkpoint_file.hpp"
#include "api/checkpoint_keeper.hpp"
#include "api/cli/access_options.hpp"
#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/housekeeping.hpp"
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

/// Where checkpoints go while the registry is served; nothing when none are asked for.
std::optional<CheckpointKeeper::Settings> checkpoint_settings(const Arguments& arguments) {
    const auto key = arguments.option("checkpoint-key");
    const auto file = arguments.option("checkpoints");
    const auto every = arguments.option("checkpoint-every");
    if (key.has_value() != file.has_value()) throw UsageError("--checkpoint-key and --checkpoints belong together");
    if (!key && every) throw UsageError("--checkpoint-every needs --checkpoint-key");
    if (!key) return std::nullopt;
    return CheckpointKeeper::Settings{signing_key_in(*key), *file,
                                      whole_number(every.value_or("1000"), "--checkpoint-every", 1, 1'000'000)};
}

JobLimits job_limits(const Arguments& arguments) {
    JobLimits limits;
    const auto days = arguments.option("keep-jobs-days").value_or("7");
    limits.kept = std::chrono::hours(24) * whole_number(days, "--keep-jobs-days", 0, 365);
    const auto megabytes = arguments.option("job-megabytes").value_or("256");
    limits.bytes_a_job = 1'048'576ULL * static_cast<unsigned>(whole_number(megabytes, "--job-megabytes", 1, 4096));
    limits.bytes_of_all = 16 * limits.bytes_a_job;
    limits.sent_by_nginx = arguments.option("results-by-nginx").value_or("");
    return limits;
}

}  // namespace

int serve(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "port", "public", "rate", "burst", "jwks", "audience", "issuer",
                                      "clock-skew", "master-key", "checkpoint-key", "checkpoints", "checkpoint-every",
                                      "keep-jobs-days", "job-megabytes", "results-by-nginx"});
    arguments.exactly(0, "options only");
    const std::string registry_file = arguments.required("registry");
    const int port = whole_number(arguments.option("port").value_or("8080"), "--port", 0, 65535);

    http::block_termination_signals();
    std::signal(SIGXFSZ, SIG_IGN);  // a file at its limit is a failing write, to be answered with 503
    RateLimits limits = rate_limits(arguments);
    const AcceptedTokens accepted(arguments);
    StorePool stores(registry_file);
    const auto& scheme = code_scheme_of(*stores.lease());
    CurrentMap map(registry_file);
    CurrentAddresses addresses(registry_file);
    CurrentMapLayers layers(registry_file);
    std::optional<CheckpointKeeper> checkpoints;  // goes last, after the writer: its end stands in the file
    if (auto settings = checkpoint_settings(arguments)) checkpoints.emplace(registry_file, *std::move(settings));
    registry::HolderKeyring keyring(holder_key_files(registry_file, arguments));
    CurrentReadings readings(registry_file, keyring);
    registry::SingleWriter writer(registry_file, 1000, 10s, [&] {
        addresses.catch_up();
        readings.catch_up();
    });
    http::Metrics metrics;
    const Callers callers(stores, anybody(arguments), {accepted.verifier(), &limits});
    JobKeeper jobs(registry_file, map, addresses, readings, writer, job_limits(arguments));
    http::ServerOptions options;
    options.port = static_cast<std::uint16_t>(port);
    options.pool_threads = 16;  // they mostly wait for the disk, together
    http::Server server(
        options, routes({stores, map, writer, scheme, metrics, callers, keyring, readings, addresses, jobs, layers}),
        log_request, &metrics);
    server.start();
    const Housekeeping housekeeping(writer);
    std::cout << "serving " << registry_file << " on http://127.0.0.1:" << server.port() << std::endl;
    http::wait_for_termination([&] { return server.responsive(5s); }, 10s);
    server.stop();
    return 0;
}

}  // namespace diachi::api::cli
