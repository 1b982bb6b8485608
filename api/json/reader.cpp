#include "api/json/reader.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <utility>

namespace diachi::api::json {
namespace {

// Iterative: a deeply nested text must not use up the stack. Full precision: coordinates are compared as written.
constexpr unsigned parse_flags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;

constexpr std::size_t most_depth = 32;

const rapidjson::Value& node_of(const void* node) {
    return *static_cast<const rapidjson::Value*>(node);
}

std::string_view view(const rapidjson::Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

ParseError error_at(std::string_view text, std::size_t offset, std::string reason) {
    const std::string_view before = text.substr(0, offset);
    const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {lines + 1, before.size() - line_start + 1, std::move(reason)};
}

/// The place where the nesting passes the limit. Counted before parsing, because RapidJSON destroys values by
/// recursion.
std::optional<std::size_t> too_deep_at(std::string_view text) {
    std::size_t open = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '[' || c == '{') {
            if (++open > most_depth) return i;
        } else if ((c == ']' || c == '}') && open > 0) {
            --open;
        }
    }
    return std::nullopt;
}

/// Two members of one name are read differently by different programs, so nobody may send them.
bool has_member_twice(const rapidjson::Value& value) {
    if (value.IsArray()) {
        return std::any_of(value.Begin(), value.End(), has_member_twice);
    }
    if (!value.IsObject()) return false;
    std::vector<std::string_view> names;
    for (const auto& member : value.GetObject()) {
        names.push_back(view(member.name));
        if (has_member_twice(member.value)) return true;
    }
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

}  // namespace

struct Document::State {
    rapidjson::Document document;
};

Document::Document(std::unique_ptr<State> state) : state_(std::move(state)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

std::variant<Document, ParseError> Document::parse(std::string_view text) {
    if (const auto place = too_deep_at(text)) {
        return error_at(text, *place, "Nested too deeply, more than " + std::to_string(most_depth) + " deep.");
    }
    auto state = std::make_unique<State>();
    state->document.Parse<parse_flags>(text.empty() ? "" : text.data(), text.size());
    if (state->document.HasParseError()) {
        return error_at(text, std::min(state->document.GetErrorOffset(), text.size()),
                        rapidjson::GetParseError_En(state->document.GetParseError()));
    }
    if (has_member_twice(state->document)) return error_at(text, 0, "An object has two members of one name.");
    return Document(std::move(state));
}

Value Document::root() const {
    return Value(static_cast<const rapidjson::Value*>(&state_->document));
}

bool Value::is_object() const {
    return node_of(node_).IsObject();
}
bool Value::is_null() const {
    return node_of(node_).IsNull();
}

std::optional<std::string_view> Value::as_string() const {
    if (!node_of(node_).IsString()) return std::nullopt;
    return view(node_of(node_));
}

std::optional<double> Value::as_number() const {
    if (!node_of(node_).IsNumber()) return std::nullopt;
    return node_of(node_).GetDouble();
}

std::optional<bool> Value::as_boolean() const {
    if (!node_of(node_).IsBool()) return std::nullopt;
    return node_of(node_).GetBool();
}

std::optional<std::vector<Value>> Value::elements() const {
    if (!node_of(node_).IsArray()) return std::nullopt;
    std::vector<Value> values;
    for (const auto& element : node_of(node_).GetArray()) values.push_back(Value(&element));
    return values;
}

std::optional<Value> Value::member(std::string_view name) const {
    const auto& node = node_of(node_);
    if (!node.IsObject()) return std::nullopt;
    for (const auto& member : node.GetObject()) {
        if (view(member.name) == name) return Value(&member.value);
    }
    return std::nullopt;
}

std::vector<std::string_view> Value::member_names() const {
    std::vector<std::string_view> names;
    if (!is_object()) return names;
    for (const auto& member : node_of(node_).GetObject()) names.push_back(view(member.name));
    return names;
}

}  // namespace diachi::api::json
