#include "api/json/pointer.hpp"

namespace diachi::api::json {

std::string pointer_to(std::initializer_list<std::string_view> names) {
    std::string pointer;
    for (const std::string_view name : names) {
        pointer += '/';
        for (const char c : name) {
            if (c == '~') {
                pointer += "~0";
            } else if (c == '/') {
                pointer += "~1";
            } else {
                pointer += c;
            }
        }
    }
    return pointer;
}

}  // namespace diachi::api::json
