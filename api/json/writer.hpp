#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace diachi::api::json {

/// Writes one JSON text, front to back:
///
///     Writer writer;
///     writer.begin_object().key("lat").number(10.5, 7).end_object();
///     send(writer.text());
///
/// Throws std::invalid_argument for text that is not UTF-8 and numbers that JSON does not have (NaN, infinity), and
/// std::logic_error where a member stands without a key, an end without its begin, or text() comes too early.
class Writer {
  public:
    Writer();
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;
    ~Writer();

    Writer& begin_object();
    Writer& end_object();
    Writer& begin_array();
    Writer& end_array();
    Writer& key(std::string_view name);
    Writer& string(std::string_view value);
    /// null for an empty text.
    Writer& string_or_null(std::string_view value);
    /// A member, or nothing for an empty text.
    Writer& string_unless_empty(std::string_view name, std::string_view value);
    Writer& integer(std::int64_t value);
    /// Rounded to at most `decimals` places (0 to 17), without trailing zeros.
    Writer& number(double value, int decimals);
    Writer& boolean(bool value);
    Writer& null();

    std::string text() const;
    /// The members of the one object that was written, without its braces: to stand inside another object.
    std::string members() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace diachi::api::json
