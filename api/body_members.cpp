#include "api/body_members.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "api/json/pointer.hpp"
#include "api/refused.hpp"
#include "registry/rules/rule.hpp"

namespace diachi::api {
namespace {

constexpr double finest_accuracy_m = 0.01;
constexpr double coarsest_accuracy_m = 10'000;

[[noreturn]] void refuse_named(std::string_view member, std::string detail, const std::string& inside = "") {
    refuse_member(inside + json::pointer_to({member}), std::move(detail));
}

std::optional<json::Value> given(const json::Value& object, std::string_view name) {
    const auto member = object.member(name);
    return member && !member->is_null() ? member : std::nullopt;
}

}  // namespace

void check_members(const json::Value& object, const std::vector<std::string_view>& known, const std::string& inside) {
    for (const auto name : object.member_names()) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            refuse_named(name, "there is no member of this name", inside);
        }
    }
}

std::optional<std::string> text_given(const json::Value& object, std::string_view name, const std::string& inside,
                                      std::size_t longest) {
    const auto member = given(object, name);
    if (!member) return std::nullopt;
    const auto value = member->as_string();
    if (!value) refuse_named(name, std::string(name) + " must be a text", inside);
    if (value->size() > longest) {
        refuse_named(name, std::string(name) + " must have at most " + std::to_string(longest) + " bytes", inside);
    }
    const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
    if (std::any_of(value->begin(), value->end(), is_control)) {
        refuse_named(name, std::string(name) + " must not hold control characters", inside);
    }
    return std::string(*value);
}

std::string text_member(const json::Value& object, std::string_view name, const std::string& inside,
                        std::size_t longest) {
    return text_given(object, name, inside, longest).value_or("");
}

std::string required_text(const json::Value& object, std::string_view name, std::string_view meaning,
                          const std::string& inside, std::size_t longest) {
    auto text = text_member(object, name, inside, longest);
    if (text.find_first_not_of(' ') == std::string::npos) {
        const std::string what_for = meaning.empty() ? "" : ": " + std::string(meaning);
        refuse_named(name, std::string(name) + " is missing" + what_for, inside);
    }
    return text;
}

std::optional<std::vector<std::string>> texts_member(const json::Value& object, std::string_view name,
                                                     std::size_t most) {
    const auto member = given(object, name);
    if (!member) return std::nullopt;
    const auto elements = member->elements();
    if (!elements || elements->size() > most) {
        refuse_named(name, std::string(name) + " must be a list of at most " + std::to_string(most) + " texts");
    }
    std::vector<std::string> texts;
    for (const auto& element : *elements) {
        const auto text = element.as_string();
        if (!text || text->size() > longest_text) {
            refuse_member(json::pointer_to({name, std::to_string(texts.size())}), "this must be a text");
        }
        texts.emplace_back(*text);
    }
    return texts;
}

std::optional<double> number_member(const json::Value& object, std::string_view name) {
    const auto member = given(object, name);
    if (!member) return std::nullopt;
    const auto value = member->as_number();
    if (!value) refuse_named(name, std::string(name) + " must be a number");
    return value;
}

std::optional<registry::Date> day_member(const json::Value& object, std::string_view name, const std::string& inside) {
    const auto text = text_given(object, name, inside);
    if (!text) return std::nullopt;
    auto day = registry::Date::parse(*text);
    if (!day) refuse_named(name, std::string(name) + " must be a day, written YYYY-MM-DD", inside);
    return day;
}

bool flag_member(const json::Value& object, std::string_view name) {
    const auto member = given(object, name);
    if (!member) return false;
    const auto value = member->as_boolean();
    if (!value) refuse_named(name, std::string(name) + " must be true or false");
    return *value;
}

std::optional<std::int64_t> id_member(const json::Value& object, std::string_view name) {
    const auto value = number_member(object, name);
    if (!value) return std::nullopt;
    constexpr double largest = 9e15;  // whole numbers are exact up to here
    if (*value < 1 || *value > largest || *value != std::floor(*value)) {
        refuse_named(name, std::string(name) + " must be a whole number above zero");
    }
    return static_cast<std::int64_t>(*value);
}

std::string code_member(const json::Value& object, std::string_view name, const registry::CodeScheme& scheme,
                        std::string_view meaning, const std::string& inside) {
    const auto check = scheme.check(required_text(object, name, meaning, inside));
    if (!check.well_formed) refuse_named(name, std::string(ill_formed_code), inside);
    return check.code;
}

std::optional<geo::Position> position_members(const json::Value& object) {
    const auto longitude = number_member(object, "longitude");
    const auto latitude = number_member(object, "latitude");
    if (!longitude || !latitude) return std::nullopt;
    try {
        return geo::Position::at(geo::Longitude{*longitude}, geo::Latitude{*latitude});
    } catch (const std::invalid_argument&) {
        refuse_named(std::abs(*longitude) <= 180 ? "latitude" : "longitude",
                     "longitude lies between -180 and 180, latitude between -90 and 90");
    }
}

std::optional<double> accuracy_member(const json::Value& object) {
    const auto metres = number_member(object, "accuracy_m");
    if (metres && (*metres < finest_accuracy_m || *metres > coarsest_accuracy_m)) {
        refuse_named("accuracy_m", "accuracy_m lies between 0.01 and 10000");
    }
    return metres;
}

std::map<std::string, std::string> confirmed_member(const json::Value& object) {
    std::map<std::string, std::string> confirmed;
    const auto member = given(object, "confirmed");
    if (!member) return confirmed;
    if (!member->is_object()) refuse_named("confirmed", "confirmed must be an object: rule id to reason");
    const auto& rules = registry::rules::table();
    for (const auto rule : member->member_names()) {
        const std::string pointer = json::pointer_to({"confirmed", rule});
        if (std::none_of(rules.begin(), rules.end(), [&](const auto& row) { return row.id == rule; })) {
            refuse_member(pointer, "there is no rule of this name");
        }
        const auto reason = member->member(rule)->as_string();
        if (!reason || reason->empty()) refuse_member(pointer, "a confirmed rule needs a reason in words");
        if (reason->size() > longest_text) {
            refuse_member(pointer, "a reason must have at most " + std::to_string(longest_text) + " bytes");
        }
        confirmed.emplace(rule, *reason);
    }
    return confirmed;
}

}  // namespace diachi::api
