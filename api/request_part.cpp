#include "api/request_part.hpp"

#include "api/json/pointer.hpp"
#include "api/refused.hpp"

namespace diachi::api {

void refuse_part(const RequestPart& part, const std::string& detail, const std::string& detail_vi) {
    http::Problem problem;
    problem.code = "invalid-parameter";
    problem.detail = detail;
    problem.detail_vi = detail_vi;
    if (part.in_body) {
        problem.pointer = json::pointer_to({part.name});
    } else {
        problem.parameter = part.name;
    }
    throw Refused{std::move(problem)};
}

}  // namespace diachi::api
