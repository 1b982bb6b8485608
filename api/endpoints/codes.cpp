#include "api/endpoints/codes.hpp"

#include "api/json/writer.hpp"
#include "api/parameters.hpp"
#include "registry/identifiers/code_standing.hpp"

namespace diachi::api {
namespace {

using registry::CodeStanding;

void write_status(json::Writer& writer, const CodeStanding& standing) {
    const auto ground = standing.status.value_or(registry::StatusGround{});
    writer.key("status").string_or_null(ground.status);
    writer.key("status_since").string_or_null(ground.since ? ground.since->iso() : "");
    writer.key("status_reason").string_or_null(ground.reason);
    writer.key("status_document").string_or_null(ground.document);
    writer.key("replaced_by").begin_array();
    for (const auto& successor : standing.successors) {
        writer.begin_object().key("code").string(successor.code).key("kind").string(successor.kind);
        writer.key("status").string_or_null(successor.status);
        writer.end_object();
    }
    writer.end_array();
}

void write_position(json::Writer& writer, const CodeStanding& standing) {
    writer.key("position");
    if (!standing.position) {
        writer.null();
        return;
    }
    writer.begin_object().key("distance_m").number(standing.position->distance_m, 1).key("same_parcel");
    const auto same_parcel = standing.position->same_parcel;
    same_parcel ? writer.boolean(*same_parcel) : writer.null();
    writer.end_object();
}

std::optional<geo::Position> claimed_position(const http::Request& request) {
    const bool claimed = text_parameter(request, "longitude") || text_parameter(request, "latitude");
    return claimed ? std::optional(position_parameters(request)) : std::nullopt;
}

}  // namespace

http::Response ValidateCode::operator()(const http::Request& request) const {
    const auto claimed = claimed_position(request);
    const auto store = stores.lease();
    const auto standing = registry::standing_of(*store, scheme, request.path_parameters.at("code"), claimed);
    json::Writer writer;
    writer.begin_object().key("scheme").string(scheme.name());
    writer.key("code").string_or_null(standing.check.code);
    writer.key("well_formed").boolean(standing.check.well_formed);
    writer.key("check_digit_holds").boolean(standing.check.check_digit_holds);
    writer.key("known").boolean(standing.known);
    write_status(writer, standing);
    write_position(writer, standing);
    return {200, "application/json", writer.end_object().text(), {}};
}

}  // namespace diachi::api
