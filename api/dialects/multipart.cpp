#include "api/dialects/multipart.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "api/refused.hpp"

namespace diachi::api::dialects {
namespace {

constexpr std::size_t most_fields = 100;
constexpr std::size_t longest_boundary = 70;  // RFC 2046

[[noreturn]] void refuse_form(const std::string& why) {
    refuse("bad-request", "the body must be a form with a file, as curl -F data=@addresses.csv sends it: " + why);
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return std::tolower(c); });
    return result;
}

/// The value of `name=value` or `name="value"` in a header field; empty when it is not there.
std::string parameter_of(std::string_view header, std::string_view name) {
    const std::string wanted = std::string(name) + "=";
    for (std::size_t at = header.find(';'); at != std::string_view::npos; at = header.find(';', at)) {
        at = std::min(header.find_first_not_of("; \t", at), header.size());
        if (!lower(header.substr(at, wanted.size())).starts_with(wanted)) continue;
        auto value = header.substr(at + wanted.size());
        if (value.starts_with('"')) {
            value.remove_prefix(1);
            return std::string(value.substr(0, value.find('"')));
        }
        return std::string(value.substr(0, value.find_first_of("; \t")));
    }
    return "";
}

std::string_view disposition(std::string_view head) {
    constexpr std::string_view name = "content-disposition:";
    while (!head.empty()) {
        const auto line = head.substr(0, head.find("\r\n"));
        if (lower(line.substr(0, name.size())) == name) return line.substr(name.size());
        head.remove_prefix(std::min(line.size() + 2, head.size()));
    }
    return {};
}

}  // namespace

Form Form::of(const http::Request& request) {
    const std::string type = request.header("content-type");
    const bool is_form = lower(type).starts_with("multipart/form-data");
    const std::string boundary = is_form ? parameter_of(type, "boundary") : "";
    if (boundary.empty() || boundary.size() > longest_boundary)
        refuse_form("its Content-Type is not multipart/form-data");
    const std::string mark = "\r\n--" + boundary;
    std::string_view rest = request.body;
    if (!rest.starts_with(mark.substr(2))) refuse_form("it does not begin with its boundary");
    rest.remove_prefix(mark.size() - 2);
    Form form;
    while (!rest.starts_with("--")) {
        const auto head = rest.find("\r\n\r\n");
        const auto end = head == std::string_view::npos ? head : rest.find(mark, head + 2);
        if (end == std::string_view::npos || !rest.starts_with("\r\n")) refuse_form("a field is cut off");
        if (form.fields_.size() == most_fields) refuse_form("it has more than 100 fields");
        const auto says = disposition(rest.substr(2, head));
        const auto content = head + 4 <= end ? rest.substr(head + 4, end - head - 4) : std::string_view{};
        form.fields_.push_back({parameter_of(says, "name"), parameter_of(says, "filename"), std::string(content)});
        rest.remove_prefix(end + mark.size());
    }
    return form;
}

const FormField* Form::field(const std::string& name) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](const FormField& field) { return field.name == name; });
    return found == fields_.end() ? nullptr : &*found;
}

std::optional<std::string> Form::text(const std::string& name) const {
    const auto* found = field(name);
    return found == nullptr ? std::nullopt : std::optional(found->content);
}

std::vector<std::string> Form::texts(const std::string& name) const {
    std::vector<std::string> values;
    for (const auto& field : fields_)
        if (field.name == name) values.push_back(field.content);
    return values;
}

}  // namespace diachi::api::dialects
