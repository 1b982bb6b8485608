#pragma once

#include <string>
#include <vector>

#include "api/routes.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::api {

/// The small town with all that endpoints work with; asked without a server.
class ServedTown {
  public:
    static constexpr const char* key = "dk_test";
    static constexpr const char* officer_key = "dk_officer";
    static constexpr const char* auditor_key = "dk_auditor";
    /// Of somebody who has the permission.
    static const char* key_with(registry::Permission needed) {
        using enum registry::Permission;
        const bool holders = needed == read_holders || needed == keep_holders;
        return holders ? officer_key : key;
    }

    [[nodiscard]] Services services() {
        return {stores_, map_, writer_, scheme_, metrics_, callers_, keyring_, readings_, addresses_, jobs_, layers_};
    }
    [[nodiscard]] std::unique_ptr<registry::Store> open() const { return file_.open(); }

    /// The answer of the route of this name; `secret` is sent as a bearer key unless it is empty.
    http::Response ask(const std::string& route, http::Request request, const std::string& secret = "") {
        if (!secret.empty()) request.headers["authorization"] = "Bearer " + secret;
        for (const auto& row : routes(services())) {
            if (row.name != route) continue;
            request.method = row.method;
            return row.handle(request);
        }
        throw std::invalid_argument("no route " + route);
    }

  private:
    static registry::TemporaryRegistry& filled(registry::TemporaryRegistry& file) {
        const auto store = file.open();
        registry::SmallTown town(*store);
        auto transaction = store->begin();
        auto revision = transaction->revision({"test", "create keys", "", ""});
        for (const auto& [secret, role] :
             {std::pair(officer_key, registry::Role::officer), std::pair(auditor_key, registry::Role::auditor)}) {
            const registry::ApiKey key_of_role{std::string(registry::name_of(role)), {role}, {}, {}};
            revision->insert(registry::api_key_row(key_of_role, registry::hash_of_key(secret)));
        }
        revision->keep();
        transaction->commit();
        return file;
    }

    registry::TemporaryRegistry file_;
    StorePool stores_{filled(file_).file()};
    CurrentMap map_{file_.file()};
    CurrentAddresses addresses_{file_.file()};
    CurrentMapLayers layers_{file_.file()};
    registry::SingleWriter writer_{file_.file(), 10};
    const registry::CodeScheme& scheme_ = code_scheme_of(*stores_.lease());
    http::Metrics metrics_;
    registry::HolderKeyring keyring_{registry::HolderKeyFiles::beside(file_.file())};
    CurrentReadings readings_{file_.file(), keyring_};
    JobKeeper jobs_{file_.file(), map_, addresses_, readings_, writer_, {}};
    Callers callers_{stores_, {"anybody", {registry::Role::reader, registry::Role::geocoder}, std::nullopt, true}};
};

}  // namespace diachi::api
