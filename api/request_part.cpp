#include "api/request_part.hpp"

#include "api/json/pointer.hpp"
#include "api/json/writer.hpp"
#include "api/refused.hpp"

namespace diachi::api {

void refuse_part(const RequestPart& part, const std::string& detail, const std::string& detail_vi) {
    json::Writer writer;
    const std::string members = writer.begin_object().key("detail_vi").string(detail_vi).end_object().text();
    http::Problem problem;
    problem.code = "invalid-parameter";
    problem.detail = detail;
    if (part.in_body) {
        problem.pointer = json::pointer_to({part.name});
    } else {
        problem.parameter = part.name;
    }
    problem.extensions = members.substr(1, members.size() - 2);
    throw Refused{std::move(problem)};
}

}  // namespace diachi::api
