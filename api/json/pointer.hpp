#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace diachi::api::json {

/// The JSON pointer (RFC 6901) to a member of a member of ... the text: {"a", "b/c"} → "/a/b~1c".
std::string pointer_to(std::initializer_list<std::string_view> names);

}  // namespace diachi::api::json
