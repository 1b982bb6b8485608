#include "api/endpoints/codes.hpp"

#include "api/json/writer.hpp"
#include "registry/date.hpp"

namespace diachi::api {

http::Response ValidateCode::operator()(const http::Request& request) const {
    const auto check = scheme.check(request.path_parameters.at("code"));
    const auto store = stores.lease();
    const bool known = check.check_digit_holds && store->knows(check.code);
    const auto address = known ? store->address(check.code, registry::Date::today()) : std::nullopt;
    json::Writer writer;
    writer.begin_object().key("scheme").string(scheme.name());
    writer.key("well_formed").boolean(check.well_formed);
    writer.key("check_digit_holds").boolean(check.check_digit_holds);
    writer.key("known").boolean(known).key("status");
    address ? writer.string(address->status) : writer.null();
    return {200, "application/json", writer.end_object().text(), {}};
}

}  // namespace diachi::api
