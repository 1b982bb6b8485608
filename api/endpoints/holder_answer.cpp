#include "api/endpoints/holder_answer.hpp"

#include <charconv>

#include "api/json/writer.hpp"
#include "api/refused.hpp"
#include "registry/holders/holder_scope.hpp"
#include "registry/holders/master_key.hpp"

namespace diachi::api {
namespace {

http::Response refused_holder(const registry::HolderRefused& refused) {
    json::Writer writer;
    writer.begin_object().key("unresolved").begin_array().end_array().key("findings").begin_array();
    writer.begin_object().key("rule").string(refused.rule).key("severity").string("error");
    writer.key("field").string(refused.field).key("message_vi").string(refused.message_vi);
    writer.key("message_en").string(refused.message_en).key("suggestion");
    refused.suggestion.empty() ? writer.null() : writer.string(refused.suggestion);
    const std::string members = writer.end_object().end_array().end_object().text();
    http::Problem problem;
    problem.code = "draft-refused";
    problem.detail = "this cannot be kept or answered as it stands; see findings";
    problem.extensions = members.substr(1, members.size() - 2);
    return http::problem(problem);
}

}  // namespace

http::Response holder_answer(const std::function<http::Response()>& work) {
    try {
        return work();
    } catch (const registry::HolderRefused& refused) {
        return refused_holder(refused);
    } catch (const registry::HolderUnknown& unknown) {
        return http::problem("not-found", unknown.what());
    } catch (const registry::HoldersUnavailable& unavailable) {
        return http::problem("not-ready", unavailable.what());
    }
}

registry::Id id_asked(const http::Request& request, std::string_view parameter) {
    const auto found = request.path_parameters.find(parameter);
    const std::string text = found == request.path_parameters.end() ? "" : found->second;
    registry::Id id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size() || id < 1) {
        refuse_parameter(parameter, std::string(parameter) + " must be a whole number");
    }
    return id;
}

}  // namespace diachi::api
