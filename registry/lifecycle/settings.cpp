#include "registry/lifecycle/settings.hpp"

namespace diachi::registry {
namespace {

constexpr std::string_view issuing = "issuing";
constexpr std::string_view code_label = "code_label";

void set(Store& store, Revision& revision, std::string_view name, const std::string& value) {
    if (store.rows().setting(name) == value) return;
    for (const auto& row : store.rows().present_settings(name)) revision.end("setting", row);
    revision.insert({"setting", {std::string(name), value}});
}

}  // namespace

bool issues_by_decision(Store& store) { return store.rows().setting(issuing) == "by-decision"; }

Settings read_settings(Store& store) {
    Settings settings;
    settings.by_decision = issues_by_decision(store);
    if (auto label = store.rows().setting(code_label)) settings.code_label = *std::move(label);
    return settings;
}

void check_decision(Store& store, const AddressRecord& address, const Authorship& authorship) {
    if (!issues_by_decision(store)) return;
    require_in(authorship.caller, Permission::decide, address.commune, address.commune_name);
    if (!authorship.document.empty()) return;
    throw NotPossible("document-needed", "Phải ghi số quyết định (document).", "the decision must be named (document)");
}

void change_settings(Store& store, Transaction& transaction, const Settings& settings, const Caller& caller,
                     const std::string& reason) {
    require(caller, Permission::administer);
    auto revision = transaction.revision({caller.name, "change settings", reason, ""});
    set(store, *revision, issuing, settings.by_decision ? "by-decision" : "direct");
    set(store, *revision, code_label, settings.code_label);
    revision->keep();
}

}  // namespace diachi::registry
