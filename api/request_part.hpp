#pragma once

#include <string>

namespace diachi::api {

/// A named part of a request, wherever it came: a member of the body, or a parameter of path or query.
struct RequestPart {
    bool in_body;
    std::string name;
};

/// Throws Refused (400), naming the part; `detail_vi` goes beside the English sentence.
[[noreturn]] void refuse_part(const RequestPart& part, const std::string& detail, const std::string& detail_vi);

}  // namespace diachi::api
