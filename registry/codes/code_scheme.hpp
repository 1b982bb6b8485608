#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diachi::registry {

/// What can be said of a code by looking at it.
struct CodeCheck {
    bool well_formed;      ///< right length, digits only
    bool check_digit_holds;
    std::string code;      ///< without spaces, dots and dashes; empty when not well-formed
};

/// How digital address codes are made and read. A registry keeps the scheme it was created with.
class CodeScheme {
  public:
    virtual ~CodeScheme() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// The code of the serial-th address of a registry. Throws std::out_of_range when either number is too large.
    [[nodiscard]] virtual std::string code_for(int registry_number, std::int64_t serial) const = 0;
    [[nodiscard]] virtual CodeCheck check(std::string_view text) const = 0;
    /// As it is printed: "1234 5678 9012".
    [[nodiscard]] virtual std::string printed(std::string_view code) const = 0;
};

const CodeScheme& default_code_scheme();

/// The scheme that a registry was created with. Throws std::runtime_error when this version does not know it.
const CodeScheme& known_code_scheme(std::string_view name);

}  // namespace diachi::registry
