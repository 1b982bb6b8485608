#include "api/body_members.hpp"

#include <algorithm>

#include "api/json/pointer.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

[[noreturn]] void refuse_at(std::string_view inside, std::string_view name, std::string detail) {
    refuse_member(inside.empty() ? json::pointer_to({name}) : json::pointer_to({inside, name}), std::move(detail));
}

}  // namespace

void check_members(const json::Value& object, const std::vector<std::string_view>& known, std::string_view inside) {
    for (const auto name : object.member_names()) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            refuse_at(inside, name, "there is no member of this name");
        }
    }
}

std::string text_member(const json::Value& object, std::string_view name, std::string_view inside,
                        std::size_t longest) {
    const auto member = object.member(name);
    if (!member || member->is_null()) return "";
    const auto value = member->as_string();
    if (!value) refuse_at(inside, name, std::string(name) + " must be a text");
    if (value->size() > longest) {
        refuse_at(inside, name, std::string(name) + " must have at most " + std::to_string(longest) + " bytes");
    }
    const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
    if (std::any_of(value->begin(), value->end(), is_control)) {
        refuse_at(inside, name, std::string(name) + " must not hold control characters");
    }
    return std::string(*value);
}

std::string required_text(const json::Value& object, std::string_view name, std::string_view meaning,
                          std::string_view inside, std::size_t longest) {
    auto text = text_member(object, name, inside, longest);
    if (text.find_first_not_of(' ') == std::string::npos) {
        refuse_at(inside, name, std::string(name) + " is missing: " + std::string(meaning));
    }
    return text;
}

std::optional<registry::Date> day_member(const json::Value& object, std::string_view name, std::string_view inside) {
    const auto text = text_member(object, name, inside);
    if (text.empty()) return std::nullopt;
    auto day = registry::Date::parse(text);
    if (!day) refuse_at(inside, name, std::string(name) + " must be a day, written YYYY-MM-DD");
    return day;
}

}  // namespace diachi::api
