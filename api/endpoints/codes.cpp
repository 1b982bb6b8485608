#include "api/endpoints/codes.hpp"

#include "api/json/writer.hpp"
#include "api/parameters.hpp"
#include "registry/identifiers/code_standing.hpp"

namespace diachi::api {
namespace {

using registry::CodeStanding;

void text_or_null(json::Writer& writer, std::string_view name, const std::string& value) {
    writer.key(name);
    value.empty() ? writer.null() : writer.string(value);
}

void write_status(json::Writer& writer, const CodeStanding& standing) {
    const auto ground = standing.status.value_or(registry::StatusGround{});
    text_or_null(writer, "status", ground.status);
    text_or_null(writer, "status_since", ground.since ? ground.since->iso() : "");
    text_or_null(writer, "status_reason", ground.reason);
    text_or_null(writer, "status_document", ground.document);
    writer.key("replaced_by").begin_array();
    for (const auto& successor : standing.successors) {
        writer.begin_object().key("code").string(successor.code).key("kind").string(successor.kind);
        text_or_null(writer, "status", successor.status);
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
    text_or_null(writer, "code", standing.check.code);
    writer.key("well_formed").boolean(standing.check.well_formed);
    writer.key("check_digit_holds").boolean(standing.check.check_digit_holds);
    writer.key("known").boolean(standing.known);
    write_status(writer, standing);
    write_position(writer, standing);
    return {200, "application/json", writer.end_object().text(), {}};
}

}  // namespace diachi::api
