#include "api/json/writer.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace diachi::api::json {
namespace {

using Buffer = rapidjson::StringBuffer;
using Output = rapidjson::Writer<Buffer, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator,
                                 rapidjson::kWriteValidateEncodingFlag>;

rapidjson::SizeType size_of(std::string_view text) {
    if (text.size() > 0x7FFFFFFF) throw std::invalid_argument("text too long for JSON");
    return static_cast<rapidjson::SizeType>(text.size());
}

/// Never null: RapidJSON asserts on a null pointer, and an empty view may hold one.
const char* data_of(std::string_view text) {
    return text.empty() ? "" : text.data();
}

}  // namespace

// RapidJSON only asserts that calls nest well, and not in every build, so the nesting is kept here.
struct Writer::State {
    struct Level {
        bool object;
        bool key_written;
    };
    Buffer buffer;
    Output output{buffer};
    std::vector<Level> levels;

    void before_value() {
        if (levels.empty()) {
            if (output.IsComplete()) throw std::logic_error("a second JSON value");
            return;
        }
        if (levels.back().object && !levels.back().key_written) throw std::logic_error("a JSON member without key");
        levels.back().key_written = false;
    }

    void open(bool object) {
        before_value();
        levels.push_back({object, false});
    }

    void close(bool object) {
        if (levels.empty() || levels.back().object != object || levels.back().key_written) {
            throw std::logic_error("a JSON end without its begin");
        }
        levels.pop_back();
    }
};

Writer::Writer() : state_(std::make_unique<State>()) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Writer& Writer::begin_object() {
    state_->open(true);
    state_->output.StartObject();
    return *this;
}

Writer& Writer::end_object() {
    state_->close(true);
    state_->output.EndObject();
    return *this;
}

Writer& Writer::begin_array() {
    state_->open(false);
    state_->output.StartArray();
    return *this;
}

Writer& Writer::end_array() {
    state_->close(false);
    state_->output.EndArray();
    return *this;
}

Writer& Writer::key(std::string_view name) {
    auto& levels = state_->levels;
    if (levels.empty() || !levels.back().object || levels.back().key_written) {
        throw std::logic_error("a JSON key out of place");
    }
    levels.back().key_written = true;
    if (!state_->output.Key(data_of(name), size_of(name))) throw std::invalid_argument("a JSON key that is not UTF-8");
    return *this;
}

Writer& Writer::string(std::string_view value) {
    state_->before_value();
    if (!state_->output.String(data_of(value), size_of(value))) throw std::invalid_argument("text that is not UTF-8");
    return *this;
}

Writer& Writer::string_or_null(std::string_view value) {
    return value.empty() ? null() : string(value);
}

Writer& Writer::string_unless_empty(std::string_view name, std::string_view value) {
    return value.empty() ? *this : key(name).string(value);
}

Writer& Writer::integer(std::int64_t value) {
    state_->before_value();
    state_->output.Int64(value);
    return *this;
}

Writer& Writer::number(double value, int decimals) {
    if (!std::isfinite(value) || decimals < 0 || decimals > 17) throw std::invalid_argument("not a JSON number");
    std::array<char, 352> digits{};  // the largest double has 309 digits before the point
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals).ptr;
    std::string_view text(digits.data(), static_cast<std::size_t>(end - digits.data()));
    if (text.find('.') != std::string_view::npos) {
        text = text.substr(0, text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.remove_suffix(1);
    }
    if (text == "-0") text = "0";
    state_->before_value();
    state_->output.RawValue(text.data(), text.size(), rapidjson::kNumberType);
    return *this;
}

Writer& Writer::boolean(bool value) {
    state_->before_value();
    state_->output.Bool(value);
    return *this;
}

Writer& Writer::null() {
    state_->before_value();
    state_->output.Null();
    return *this;
}

std::string Writer::text() const {
    if (!state_->levels.empty() || !state_->output.IsComplete()) throw std::logic_error("a JSON text without its end");
    return {state_->buffer.GetString(), state_->buffer.GetSize()};
}

std::string Writer::members() const {
    const std::string object = text();
    return object.substr(1, object.size() - 2);
}

}  // namespace diachi::api::json
