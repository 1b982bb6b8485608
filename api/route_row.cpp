#include "api/route_row.hpp"

#include <stdexcept>

#include "api/endpoints/uploads.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

void check_row(const RouteRow& row) {
    if (row.needs && row.work == http::Work::inline_on_io_thread) {
        throw std::invalid_argument(row.name + " must not run inline: finding out who asks may wait");
    }
    if (!row.needs && std::holds_alternative<KeyedEndpoint>(row.endpoint)) {
        throw std::invalid_argument(row.name + " asks who calls and needs no permission");
    }
}

/// Endpoints that speak tus name it in what they answer; errors come from many places.
void name_tus_version(http::Response& error) {
    constexpr int precondition_failed = 412;
    error.headers.emplace_back("Tus-Resumable", tus_version);
    if (error.status == precondition_failed) error.headers.emplace_back("Tus-Version", tus_version);
}

struct Call {
    const http::Request& request;
    const registry::Caller& caller;
    http::Response operator()(const OpenEndpoint& endpoint) const { return endpoint(request); }
    http::Response operator()(const KeyedEndpoint& endpoint) const { return endpoint(request, caller); }
};

}  // namespace

http::Route guarded(const RouteRow& row, const Callers& callers) {
    check_row(row);
    http::Handler handle = [endpoint = row.endpoint, needs = row.needs, parameters = row.parameters,
                            foreign = row.foreign, &callers](const http::Request& request) {
        auto answer = answered([&] {
            const auto caller = needs ? callers.allowed(request, *needs) : registry::Caller{};
            check_known(request, parameters);
            return std::visit(Call{request, caller}, endpoint);
        });
        if (answer.status >= 400 && request.headers.contains("tus-resumable")) name_tus_version(answer);
        if (foreign) answer.headers.emplace_back("Access-Control-Allow-Origin", "*");
        return answer;
    };
    return {row.method, row.pattern, std::move(handle), row.work, row.name};
}

}  // namespace diachi::api
