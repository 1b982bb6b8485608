#include "api/route_row.hpp"

#include <stdexcept>

#include "api/caller.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

registry::ApiKey caller_of(const http::Request& request, StorePool& stores) {
    const auto store = stores.lease();
    return caller(request, *store);
}

}  // namespace

http::Route guarded(const RouteRow& row, StorePool& stores) {
    http::Handler handle;
    if (row.needs == Needs::key) {
        const auto* endpoint = std::get_if<KeyedEndpoint>(&row.endpoint);
        if (!endpoint) throw std::invalid_argument(row.name + " needs a key and does not ask whose");
        if (row.work == http::Work::inline_on_io_thread) throw std::invalid_argument(row.name + " must not run inline");
        handle = [endpoint = *endpoint, parameters = row.parameters, &stores](const http::Request& request) {
            return answered([&] {
                const auto key = caller_of(request, stores);
                check_known(request, parameters);
                return endpoint(request, key);
            });
        };
    } else {
        const auto* endpoint = std::get_if<OpenEndpoint>(&row.endpoint);
        if (!endpoint) throw std::invalid_argument(row.name + " asks whose key it is and needs none");
        handle = [endpoint = *endpoint, parameters = row.parameters](const http::Request& request) {
            return answered([&] {
                check_known(request, parameters);
                return endpoint(request);
            });
        };
    }
    return {row.method, row.pattern, std::move(handle), row.work, row.name};
}

}  // namespace diachi::api
