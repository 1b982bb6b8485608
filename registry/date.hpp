#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace diachi::registry {

/// A calendar day in UTC+7, written YYYY-MM-DD. Days order as their text does.
class Date {
  public:
    /// Nothing when the text is not a day that exists.
    static std::optional<Date> parse(std::string_view iso);
    static Date today();

    [[nodiscard]] const std::string& iso() const { return iso_; }
    /// The day after; the end of a half-open period whose last day is this one.
    [[nodiscard]] Date next() const;

    friend auto operator<=>(const Date&, const Date&) = default;

  private:
    explicit Date(std::string iso) : iso_(std::move(iso)) {}
    std::string iso_;
};

/// When something held in the world: from (inclusive) to (exclusive). Absent = open, or unknown.
struct Period {
    std::optional<Date> from;
    std::optional<Date> to;
    [[nodiscard]] bool holds(const Date& day) const { return (!from || *from <= day) && (!to || day < *to); }
    friend bool operator==(const Period&, const Period&) = default;
};

}  // namespace diachi::registry
