#include "api/refused.hpp"

#include <cstdio>
#include <utility>

#include "api/json/writer.hpp"
#include "api/log_lines.hpp"
#include "registry/access/caller.hpp"
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

http::Problem problem_of(const registry::NotPossible& reason) {
    http::Problem problem;
    problem.code = reason.code();
    problem.detail = reason.what();
    problem.detail_vi = reason.message_vi();
    return problem;
}

namespace {

http::Response forbidden(const registry::NotGranted& refusal) {
    http::Problem problem;
    problem.code = "forbidden";
    problem.detail = refusal.what();
    json::Writer writer;
    writer.begin_object().key("permission").string(registry::name_of(refusal.missing));
    writer.key("granted_by").begin_array();
    for (const auto role : registry::roles_granting(refusal.missing)) writer.string(registry::name_of(role));
    problem.extensions = writer.end_array().end_object().members();
    return http::problem(problem);
}

}  // namespace

http::Response answered(const std::function<http::Response()>& work) {
    try {
        return work();
    } catch (const Refused& refused) {
        return http::problem(refused.problem);
    } catch (const registry::NotPossible& reason) {
        return http::problem(problem_of(reason));
    } catch (const registry::NotGranted& refusal) {
        return forbidden(refusal);
    } catch (const registry::WriterOverloaded&) {
        return http::problem("overloaded", "too many writes are waiting; try again");
    } catch (const registry::StorageBusy&) {
        return http::problem("overloaded", "another program is writing to the registry; try again");
    } catch (const registry::StorageError& error) {
        const std::string line = error_line("the registry cannot be read or written", error.what());
        std::fwrite(line.data(), 1, line.size(), stderr);
        return http::problem("not-ready", "the registry cannot be read or written");
    }
}

}  // namespace diachi::api
