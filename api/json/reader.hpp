#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace diachi::api::json {

class Document;

/// A value inside a Document: light to copy, valid as long as its document (moving the document keeps it valid).
/// Every accessor answers nothing where the value is of another kind.
class Value {
  public:
    bool is_object() const;
    bool is_array() const;
    bool is_null() const;

    std::optional<std::string_view> as_string() const;
    std::optional<double> as_number() const;
    std::optional<std::int64_t> as_integer() const;
    std::optional<bool> as_boolean() const;

    /// Members of an object or items of an array; 0 for anything else.
    std::size_t size() const;
    std::optional<Value> member(std::string_view name) const;
    std::vector<std::string_view> member_names() const;
    std::optional<Value> item(std::size_t index) const;

    /// This value as JSON text.
    std::string text() const;

  private:
    friend class Document;
    explicit Value(const void* node) : node_(node) {}
    const void* node_;
};

/// Where and why a text is not JSON (or not within the limits). Offset in bytes from 0, line and column from 1.
struct ParseError {
    std::size_t offset = 0;
    std::size_t line = 1;
    std::size_t column = 1;
    std::string reason;
};

struct ParseLimits {
    std::size_t bytes = 1'048'576;
    std::size_t depth = 32;
};

/// A parsed JSON text (RFC 8259, strictly: UTF-8, one value, no comments, no member twice in an object).
class Document {
  public:
    static std::variant<Document, ParseError> parse(std::string_view text, const ParseLimits& limits = {});

    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    Value root() const;

  private:
    struct State;
    explicit Document(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace diachi::api::json
