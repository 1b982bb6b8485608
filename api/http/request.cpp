#include "api/http/request.hpp"

#include <array>
#include <utility>

namespace diachi::api::http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> method_names{{
    {Method::get, "GET"},
    {Method::post, "POST"},
    {Method::put, "PUT"},
    {Method::patch, "PATCH"},
    {Method::del, "DELETE"},
    {Method::options, "OPTIONS"},
    {Method::head, "HEAD"},
}};

}  // namespace

std::string_view method_name(Method method) {
    for (const auto& [value, name] : method_names) {
        if (value == method) return name;
    }
    return "";
}

std::optional<Method> method_named(std::string_view name) {
    for (const auto& [value, known] : method_names) {
        if (known == name) return value;
    }
    return std::nullopt;
}

}  // namespace diachi::api::http
