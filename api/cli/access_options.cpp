#include "api/cli/access_options.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <sstream>

#include "api/log_lines.hpp"
#include "api/tokens/key_source.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::api::cli {

registry::Caller anybody(const Arguments& arguments) {
    registry::Caller caller{"anybody", {}, std::nullopt, true};
    std::stringstream names(arguments.option("public").value_or(""));
    for (std::string name; std::getline(names, name, ',');) {
        if (name != "reader" && name != "geocoder") throw UsageError("--public takes reader, geocoder or both");
        caller.roles.insert(*registry::role_named(name));
    }
    return caller;
}

registry::HolderKeyFiles holder_key_files(const std::string& registry_file, const Arguments& arguments) {
    auto files = registry::HolderKeyFiles::beside(registry_file);
    if (const char* named = std::getenv("DIACHI_MASTER_KEY_FILE")) files.master_key = named;
    if (const auto named = arguments.option("master-key")) files.master_key = *named;
    return files;
}

void tell_of_unknown_system(registry::Store& store, const std::string& system) {
    if (system.starts_with("token:") || store.keys().key_labelled(system)) return;
    std::fprintf(stderr, "no key has the label %s: nobody who asks over the API is this system\n",
                 registry::text::in_quotes(system).c_str());
}

RateLimits rate_limits(const Arguments& arguments) {
    std::string rate = arguments.option("rate").value_or("200");
    if (rate.ends_with("/s")) rate.resize(rate.size() - 2);
    const double per_second = number(rate, "--rate");
    const double burst = number(arguments.option("burst").value_or("400"), "--burst");
    if (per_second < 0) throw UsageError("--rate is 0 (no limit) or more requests a second");
    if (burst < 1) throw UsageError("--burst is 1 or more requests");
    return {per_second, burst};
}

AcceptedTokens::AcceptedTokens(const Arguments& arguments) {
    const auto jwks = arguments.option("jwks");
    if (!jwks) {
        for (const auto* name : {"audience", "issuer", "clock-skew"}) {
            if (arguments.option(name)) throw UsageError("--" + std::string(name) + " is of no use without --jwks");
        }
        return;
    }
    const int skew = whole_number(arguments.option("clock-skew").value_or("60"), "--clock-skew", 0, 600);
    const tokens::TokenRules rules{arguments.required("audience"), arguments.option("issuer").value_or(""),
                                   std::chrono::seconds{skew}};
    if (rules.audience.empty()) throw UsageError("--audience must name this registry as tokens do");
    try {
        keys_.emplace(tokens::key_source(*jwks));
    } catch (const std::invalid_argument& wrong) {
        throw UsageError(wrong.what());
    }
    try {
        keys_->load();
    } catch (const std::exception& error) {
        if (!tokens::is_url(*jwks)) throw;
        std::cerr << error_line("the keys for tokens cannot be read yet", error.what());
    }
    verifier_.emplace(rules, *keys_);
}

}  // namespace diachi::api::cli
