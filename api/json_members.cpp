#include "api/json_members.hpp"

#include <algorithm>

#include "api/json/pointer.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

constexpr std::size_t longest_text = 500;  // bytes

bool is_control(unsigned char c) { return c < 0x20 || c == 0x7F; }

}  // namespace

void check_members(const json::Value& object, std::initializer_list<std::string_view> known, const std::string& path) {
    for (const auto name : object.member_names()) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            refuse_member(path + json::pointer_to({name}), "there is no member of this name");
        }
    }
}

std::string text_member(const json::Value& object, std::string_view name, const std::string& path) {
    const auto member = object.member(name);
    if (!member || member->is_null()) return "";
    const std::string pointer = path + json::pointer_to({name});
    const auto text = member->as_string();
    if (!text) refuse_member(pointer, std::string(name) + " must be a text");
    if (text->size() > longest_text) {
        refuse_member(pointer, std::string(name) + " must have at most " + std::to_string(longest_text) + " bytes");
    }
    if (std::any_of(text->begin(), text->end(), is_control)) {
        refuse_member(pointer, std::string(name) + " must not hold control characters");
    }
    return std::string(*text);
}

}  // namespace diachi::api
