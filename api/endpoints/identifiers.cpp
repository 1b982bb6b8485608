#include "api/endpoints/identifiers.hpp"

#include "api/address_json.hpp"
#include "api/body_members.hpp"
#include "api/json_body.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "api/request_part.hpp"
#include "api/write_once.hpp"
#include "registry/identifiers/identifier_keeper.hpp"
#include "registry/identifiers/identifier_scheme.hpp"

namespace diachi::api {
namespace {

using registry::CodeScheme;
using registry::Date;
using registry::IdentifierOutcome;
using registry::IdentifierRefusal;

const registry::IdentifierScheme& scheme_named(const std::string& id, bool in_body) {
    if (const auto* known = registry::identifier_scheme(id)) return *known;
    std::string ids;
    for (const auto& known : registry::identifier_schemes()) ids += (ids.empty() ? "" : ", ") + std::string(known.id);
    refuse_part({in_body, "scheme"}, "scheme must be one of " + ids, "loại mã phải là một trong: " + ids);
}

std::string normal_value(const registry::IdentifierScheme& known, const std::string& text, bool in_body) {
    if (auto value = known.normal(text)) return *std::move(value);
    refuse_part({in_body, "value"}, "a " + std::string(known.id) + " is " + std::string(known.form_en),
                std::string(known.id) + " phải là " + std::string(known.form_vi));
}

Date since_in(const json::Value& object) {
    const auto text = text_member(object, "valid_from");
    if (text.empty()) return Date::today();
    const auto day = Date::parse(text);
    if (!day || *day > Date::today()) {
        refuse_part({true, "valid_from"}, "valid_from must be a day, written YYYY-MM-DD, today or before",
                    "valid_from phải là ngày, viết YYYY-MM-DD, không sau hôm nay");
    }
    return *day;
}

/// Kept for ever, as such members of a body are, and as long at most.
std::string short_text(const http::Request& request, std::string_view name) {
    auto text = text_parameter(request, name).value_or("");
    if (text.size() > longest_text) {
        refuse_parameter(name, std::string(name) + " must have at most " + std::to_string(longest_text) + " bytes");
    }
    return text;
}

http::Response taken(const std::string& other_code, const CodeScheme& scheme) {
    const std::string printed = scheme.printed(other_code);
    json::Writer writer;
    writer.begin_object().key("other_code").string(other_code);
    writer.key("message_vi");
    writer.string("Mã này đã gắn với địa chỉ " + printed + " đang dùng; hãy bỏ ở địa chỉ đó trước.");
    writer.key("message_en").string("Address " + printed + ", in force, has this identifier; end it there first.");
    http::Problem problem;
    problem.code = "identifier-taken";
    problem.detail = "another address in force has this identifier; end it there first";
    problem.extensions = writer.end_object().members();
    return http::problem(problem);
}

http::Response answer_of(const IdentifierOutcome& outcome, int status_when_written, const CodeScheme& scheme) {
    if (const auto* refusal = std::get_if<IdentifierRefusal>(&outcome)) {
        switch (refusal->why) {
            case IdentifierRefusal::Why::not_kept:
                refuse_parameter("value", "the address has no such identifier", "not-found");
            case IdentifierRefusal::Why::taken:
                return taken(refusal->other_code, scheme);
        }
    }
    const auto& kept = std::get<registry::KeptIdentifiers>(outcome);
    json::Writer writer;
    write(writer, kept.address, scheme);
    return {kept.written ? status_when_written : 200, "application/json", writer.text(), {}};
}

}  // namespace

http::Response AddIdentifier::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto code = code_parameter(request, scheme);
    const auto document = object_in(request.body);
    const auto object = document.root();
    check_members(object, {"scheme", "value", "valid_from", "reason", "document"});
    const auto& known = scheme_named(text_member(object, "scheme"), true);
    const auto value = normal_value(known, text_member(object, "value"), true);
    const auto since = since_in(object);
    const registry::Authorship authorship{caller, text_member(object, "reason"), text_member(object, "document")};
    return write_once(request, caller, writer, [&](registry::SingleWriter::Tools& tools) {
        const auto outcome = registry::IdentifierKeeper(tools.store, tools.transaction)
                                 .add(code, std::string(known.id), value, since, authorship);
        return answer_of(outcome, 201, scheme);
    });
}

http::Response EndIdentifier::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto code = code_parameter(request, scheme);
    const auto& known = scheme_named(request.path_parameters.at("scheme"), false);
    const auto value = normal_value(known, request.path_parameters.at("value"), false);
    const auto never_right = text_parameter(request, "never_right").value_or("0");
    if (never_right != "0" && never_right != "1") refuse_parameter("never_right", "never_right is 0 or 1");
    const registry::Authorship authorship{caller, short_text(request, "reason"), short_text(request, "document")};
    return write_once(request, caller, writer, [&](registry::SingleWriter::Tools& tools) {
        const auto outcome = registry::IdentifierKeeper(tools.store, tools.transaction)
                                 .end(code, std::string(known.id), value, never_right == "1", authorship);
        return answer_of(outcome, 200, scheme);
    });
}

}  // namespace diachi::api
