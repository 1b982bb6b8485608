#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/http/response.hpp"

namespace diachi::api::http {

/// A row of the one table of errors. Codes are stable: clients compare them.
struct ProblemKind {
    std::string_view code;
    int status;
    std::string_view title;
    std::string_view title_vi;
};

/// The whole table, for the documentation and the tests.
std::span<const ProblemKind> problem_kinds();

/// What is known of one refusal beside its kind. `detail` is read by people and comes from our own fixed texts, never
/// from an exception; `detail_vi` says the same in Vietnamese, where it may be shown at a counter. `pointer` (RFC 6901,
/// "" for the whole) names the bad field of the body; `parameter` the bad one of path or query.
/// `extensions` is JSON text: further members, `"findings":[...]`, without braces, written as it is.
struct Problem {
    std::string code;
    std::string detail;
    std::string detail_vi;
    std::optional<std::string> pointer;
    std::string parameter;
    std::string extensions;
    std::string challenge;  ///< of a 401: what WWW-Authenticate says behind "Bearer" (RFC 6750)
    int retry_after = 5;    ///< of a 429 or 503: seconds
};

/// The answer, RFC 9457 problem+json with `code` and `title_vi` as further members: type `/problems/<code>`. Sets
/// WWW-Authenticate (401) and Retry-After (429, 503). A code that is not in the table becomes internal-error.
Response problem(const Problem& problem);
Response problem(std::string_view code, std::string detail = {});

}  // namespace diachi::api::http
