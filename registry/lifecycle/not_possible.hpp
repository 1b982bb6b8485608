#pragma once

#include <stdexcept>
#include <string>

namespace diachi::registry {

/// Somebody may do what they ask for, but the registry as it is does not allow it. Nothing was written.
class NotPossible : public std::runtime_error {
  public:
    /// `code`: "not-found", "illegal-move", "stale", "conflict", stable for programs.
    NotPossible(std::string code, std::string message_vi, const std::string& message_en)
        : std::runtime_error(message_en), code_(std::move(code)), message_vi_(std::move(message_vi)) {}
    [[nodiscard]] const std::string& code() const { return code_; }
    [[nodiscard]] const std::string& message_vi() const { return message_vi_; }

  private:
    std::string code_;
    std::string message_vi_;
};

}  // namespace diachi::registry
