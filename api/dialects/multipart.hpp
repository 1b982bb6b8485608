#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/http/request.hpp"

namespace diachi::api::dialects {

/// One field of a form (RFC 7578).
struct FormField {
    std::string name;
    std::string file_name;  ///< of an upload
    std::string content;
};

/// A form as browsers and `curl -F` send it, fields in their order, at most 100.
class Form {
  public:
    /// Throws Refused (400) when the body is no multipart/form-data.
    static Form of(const http::Request& request);

    [[nodiscard]] const FormField* field(const std::string& name) const;
    [[nodiscard]] std::optional<std::string> text(const std::string& name) const;
    /// Of a field that may come several times.
    [[nodiscard]] std::vector<std::string> texts(const std::string& name) const;

  private:
    std::vector<FormField> fields_;
};

}  // namespace diachi::api::dialects
