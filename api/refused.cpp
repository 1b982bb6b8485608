#include "api/refused.hpp"

#include <utility>

#include "registry/single_writer.hpp"

namespace diachi::api {

void refuse(std::string_view code, std::string detail) {
    http::Problem problem;
    problem.code = code;
    problem.detail = std::move(detail);
    throw Refused{std::move(problem)};
}

void refuse_parameter(std::string_view name, std::string detail, std::string_view code) {
    http::Problem problem;
    problem.code = code;
    problem.detail = std::move(detail);
    problem.parameter = name;
    throw Refused{std::move(problem)};
}

void refuse_member(std::string pointer, std::string detail) {
    http::Problem problem;
    problem.code = "invalid-parameter";
    problem.detail = std::move(detail);
    problem.pointer = std::move(pointer);
    throw Refused{std::move(problem)};
}

http::Response answered(const std::function<http::Response()>& work) {
    try {
        return work();
    } catch (const Refused& refused) {
        return http::problem(refused.problem);
    } catch (const registry::WriterOverloaded&) {
        return http::problem("overloaded", "too many writes are waiting; try again");
    } catch (const registry::StorageBusy&) {
        return http::problem("overloaded", "another program is writing to the registry; try again");
    }
}

}  // namespace diachi::api
