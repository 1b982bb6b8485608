#include "api/endpoints/numbers.hpp"

#include "api/json/writer.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "registry/numbering/number_question.hpp"

namespace diachi::api {
namespace {

using registry::numbering::NumberProposal;
using registry::numbering::NumberQuestion;

NumberQuestion question_from(const http::Request& request) {
    const auto text = [&request](std::string_view name) { return text_parameter(request, name).value_or(""); };
    NumberQuestion question;
    question.draft.commune_code = text("commune");
    if (question.draft.commune_code.empty()) refuse_parameter("commune", "commune is missing");
    question.draft.street = text("street");
    question.draft.street_key = text("street_key");
    question.draft.place = text("place");
    question.draft.place_key = text("place_key");
    question.draft.parent_code = text("parent_code");
    question.draft.position = position_parameters(request);
    question.floor = text("floor");
    return question;
}

void write(json::Writer& writer, const NumberProposal& proposal) {
    writer.begin_object();
    writer.key("number").string_or_null(proposal.number);
    writer.key("flat").string_or_null(proposal.flat);
    writer.key("path").string_or_null(proposal.path);
    writer.key("ground").string(registry::numbering::name_of(proposal.ground)).key("side");
    proposal.side ? writer.string(*proposal.side == geo::Side::left ? "left" : "right") : writer.null();
    writer.key("longitude").number(proposal.position.longitude(), 7);
    writer.key("latitude").number(proposal.position.latitude(), 7);
    writer.key("reason_vi").string(proposal.reason.vi).key("reason_en").string(proposal.reason.en);
    writer.key("neighbours").begin_array();
    for (const auto& neighbour : proposal.neighbours) {
        writer.begin_object().key("code").string(neighbour.code).key("number").string(neighbour.number);
        writer.key("distance_m").number(neighbour.distance_m, 1).end_object();
    }
    writer.end_array().end_object();
}

}  // namespace

http::Response ProposeNumber::operator()(const http::Request& request) const {
    const auto question = question_from(request);
    const auto store = stores.lease();
    const auto answer = registry::numbering::answer(*store, map.get()->directory(), question);
    json::Writer writer;
    writer.begin_object().key("proposals").begin_array();
    for (const auto& proposal : answer.next.proposals) write(writer, proposal);
    writer.end_array().key("remarks").begin_array();
    for (const auto& remark : answer.next.remarks) {
        writer.begin_object().key("message_vi").string(remark.vi).key("message_en").string(remark.en).end_object();
    }
    writer.end_array().key("unresolved").begin_array();
    for (const auto& field : answer.unresolved) {
        writer.begin_object().key("field").string(field.field);
        writer.key("message_vi").string(field.message_vi).key("message_en").string(field.message_en).end_object();
    }
    return {200, "application/json", writer.end_array().end_object().text(), {}};
}

}  // namespace diachi::api
