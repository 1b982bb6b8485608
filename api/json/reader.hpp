#pragma once

#include <cstddef>
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
    bool is_null() const;

    std::optional<std::string_view> as_string() const;
    std::optional<double> as_number() const;
    std::optional<bool> as_boolean() const;
    /// The elements of an array, in order.
    std::optional<std::vector<Value>> elements() const;

    std::optional<Value> member(std::string_view name) const;
    std::vector<std::string_view> member_names() const;

  private:
    friend class Document;
    explicit Value(const void* node) : node_(node) {}
    const void* node_;
};

/// Where and why a text is not JSON (or nested too deeply). Line and column count bytes from 1.
struct ParseError {
    std::size_t line = 1;
    std::size_t column = 1;
    std::string reason;
};

/// A parsed JSON text (RFC 8259, strictly: UTF-8, one value, no comments, no member twice in an object; nested at most
/// 32 deep). How long it may be is for the caller to say.
class Document {
  public:
    static std::variant<Document, ParseError> parse(std::string_view text);

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
