#include "api/endpoints/settings.hpp"

#include "api/body_members.hpp"
#include "api/json/writer.hpp"
#include "api/json_body.hpp"
#include "api/refused.hpp"
#include "api/write_once.hpp"
#include "registry/lifecycle/settings.hpp"

namespace diachi::api {
namespace {

http::Response described(registry::Store& store) {
    const auto facts = store.facts();
    const auto settings = registry::read_settings(store);
    json::Writer writer;
    writer.begin_object().key("number").integer(facts.number).key("name").string(facts.name);
    writer.key("code_scheme").string(facts.code_scheme);
    writer.key("issuing").string(settings.by_decision ? "by-decision" : "direct");
    writer.key("code_label").string(settings.code_label).end_object();
    return {200, "application/json", writer.text(), {}};
}

}  // namespace

http::Response ReadRegistry::operator()(const http::Request&) const { return described(*stores.lease()); }

http::Response ChangeRegistry::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto document = object_in(request.body);
    const auto object = document.root();
    check_members(object, {"issuing", "code_label", "reason"});
    const auto issuing = text_given(object, "issuing");
    if (issuing && *issuing != "direct" && *issuing != "by-decision") {
        refuse_member("/issuing", "issuing is direct or by-decision");
    }
    const auto label = text_given(object, "code_label", "", 100);
    if (label && label->find_first_not_of(' ') == std::string::npos) refuse_member("/code_label", "code_label is empty");
    return write_once(request, caller, writer, [&](registry::SingleWriter::Tools& tools) {
        auto settings = registry::read_settings(tools.store);
        if (issuing) settings.by_decision = *issuing == "by-decision";
        if (label) settings.code_label = *label;
        registry::change_settings(tools.store, tools.transaction, settings, caller, text_member(object, "reason"));
        return described(tools.store);
    });
}

}  // namespace diachi::api
