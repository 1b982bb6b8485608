#include <iostream>

#include "api/cli/arguments.hpp"
#include "api/cli/commands.hpp"
#include "api/cli/dates.hpp"
#include "registry/identifiers/identifier_lookup.hpp"
#include "registry/storage/open_store.hpp"
#include "registry/text/quoting.hpp"

namespace diachi::api::cli {
namespace {

using registry::text::in_quotes;

using registry::IdentifierMatch;

std::string forms() {
    std::string text;
    for (const auto& scheme : registry::lookup_schemes()) {
        text += "\n  " + std::string(scheme.id) + ": " + std::string(scheme.form_en);
    }
    return text;
}

void print(const IdentifierMatch& match, const registry::CodeScheme& codes) {
    std::cout << match.reading.scheme << " " << match.reading.value;
    if (match.reading.check_digit_holds == false) std::cout << ": the check digit does not hold, it was mistyped";
    std::cout << "\n";
    for (const auto& [unit, sheet, number] : match.parcels) {
        std::cout << "  parcel: surveying unit " << unit << ", sheet " << sheet << ", parcel " << number << "\n";
    }
    for (const auto& address : match.addresses) {
        std::cout << "  " << codes.printed(address.code) << "  " << address.status << "  " << address.label() << "\n";
    }
    if (match.more) std::cout << "  and more that are not listed\n";
    if (match.addresses.empty()) std::cout << "  no address\n";
}

}  // namespace

int lookup(const std::vector<std::string>& words) {
    const Arguments arguments(words, {"registry", "as-of"});
    const auto identifier = arguments.exactly(1, "one IDENTIFIER").front();
    const auto store = registry::open_store(arguments.required("registry"));
    const auto day = day_option(arguments, "as-of").value_or(registry::Date::today());
    const auto& codes = registry::known_code_scheme(store->facts().code_scheme);
    const auto readings = registry::readings_of(identifier, codes);
    if (readings.empty()) throw UsageError(in_quotes(identifier) + " has not the form of" + forms());
    bool found = false;
    for (const auto& reading : readings) {
        const auto match = registry::look_up(*store, reading, day);
        print(match, codes);
        found = found || !match.addresses.empty();
    }
    return found ? 0 : 1;
}

}  // namespace diachi::api::cli
