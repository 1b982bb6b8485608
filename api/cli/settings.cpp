#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "registry/lifecycle/settings.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::api::cli {

int settings(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "issuing", "code-label", "reason"});
    arguments.exactly(0, "options only");
    const auto store = registry::open_store(arguments.required("registry"));
    auto settings = registry::read_settings(*store);
    if (const auto issuing = arguments.option("issuing")) {
        if (*issuing != "direct" && *issuing != "by-decision") {
            throw UsageError("--issuing takes direct or by-decision");
        }
        settings.by_decision = *issuing == "by-decision";
    }
    if (const auto label = arguments.option("code-label")) settings.code_label = *label;
    auto transaction = store->begin();
    registry::change_settings(*store, *transaction, settings, registry::Caller::command_line(),
                              arguments.option("reason").value_or(""));
    transaction->commit();
    std::cout << "issuing:    " << (settings.by_decision ? "by-decision" : "direct") << "\n"
              << "code label: " << settings.code_label << "\n";
    return 0;
}

}  // namespace diachi::api::cli
