#pragma once

#include <string>

#include "registry/address_rows.hpp"
#include "registry/holders/holder_keeper.hpp"
#include "registry/holders/holder_keyring.hpp"
#include "registry/holders/holder_reader.hpp"
#include "registry/holders/holder_scope.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {

/// The small town with an address in each commune, "111111111111" in the east and "222222222222" in the west, and the
/// doors to its holders, each call in a transaction of its own.
class KeptTown {
  public:
    static constexpr const char* east_code = "111111111111";
    static constexpr const char* west_code = "222222222222";

    KeptTown() : store_(file_.open()), town_(*store_) {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", "issue", "", ""});
        issue(*revision, east_code, town_.east, 105.0121);
        issue(*revision, west_code, town_.west, 105.0021);
        revision->keep();
        transaction->commit();
    }

    [[nodiscard]] Store& store() { return *store_; }
    [[nodiscard]] const SmallTown& town() const { return town_; }
    [[nodiscard]] const TemporaryRegistry& file() const { return file_; }
    [[nodiscard]] HolderKeyFiles files() const { return HolderKeyFiles::beside(file_.file()); }
    [[nodiscard]] HolderKeys& keys() { return keyring_.keys(); }

    [[nodiscard]] Caller officer_of(Id commune) const { return {"ward desk", {Role::officer}, std::set<Id>{commune}}; }
    [[nodiscard]] static Caller anywhere() { return {"city desk", {Role::officer}, std::nullopt}; }

    /// In one transaction, by one of the two doors.
    template <typename Work>
    auto write(Work work) {
        auto transaction = store_->begin();
        HolderKeeper keeper(*store_, keys());
        if constexpr (std::is_void_v<decltype(work(keeper, *transaction))>) {
            work(keeper, *transaction);
            transaction->commit();
        } else {
            auto result = work(keeper, *transaction);
            transaction->commit();
            return result;
        }
    }
    template <typename Work>
    auto reading(Work work) {
        auto transaction = store_->begin();
        HolderReader reader(*store_, keys());
        auto result = work(reader);
        transaction->commit();
        return result;
    }

    Id keep(const HolderFacts& facts, const std::optional<HoldingDraft>& holding, const Caller& caller = anywhere(),
            const std::string& reason = "") {
        const auto key_id = keys().make(store_->last_revision());
        return write([&](HolderKeeper& keeper, Transaction& transaction) {
            return keeper.keep(transaction, facts, holding, key_id, {caller, reason, ""});
        });
    }
    void hold(Id holder, const HoldingDraft& draft, const Caller& caller = anywhere()) {
        write([&](HolderKeeper& keeper, Transaction& transaction) {
            keeper.hold(transaction, holder, draft, {caller, "", ""});
        });
    }
    void erase(Id holder, const Caller& caller = anywhere(), const std::string& reason = "theo yêu cầu") {
        write([&](HolderKeeper& keeper, Transaction& transaction) {
            keeper.erase(transaction, holder, {caller, reason, ""});
        });
    }
    HolderRead read(Id holder, const Caller& caller = anywhere()) {
        return reading([&](HolderReader& reader) { return reader.read(holder, {caller, "kiểm tra"}); });
    }
    std::vector<Id> found(const HolderQuery& query, const Caller& caller = anywhere()) {
        std::vector<Id> ids;
        for (const auto& one : reading([&](HolderReader& reader) { return reader.search(query, {caller, "kiểm tra"}); }))
            ids.push_back(one.id);
        return ids;
    }

  private:
    static void issue(Revision& revision, const std::string& code, Id commune, double longitude) {
        const Period always{};
        const Id address = revision.insert(address_row(code, std::nullopt));
        revision.insert(address_status_row(address, "current", "issued", always));
        const auto position = geo::Position::at(geo::Longitude{longitude}, geo::Latitude{10.0021});
        revision.insert(address_position_row(address, "entrance", position, std::nullopt, "declared", always));
        revision.insert(address_name_row(address, {"5", "", std::nullopt, std::nullopt, code}, always));
        revision.insert(address_unit_row(address, commune, "computed", always));
    }

    TemporaryRegistry file_;
    std::unique_ptr<Store> store_;
    SmallTown town_;
    HolderKeyring keyring_{HolderKeyFiles::beside(file_.file())};
};

inline HolderFacts household(const std::string& name = "Nguyễn Thị Sương Mai",
                             const std::string& number = "001085001234") {
    return checked_facts(HolderKind::household, name, number, "0912345678", "cửa sau");
}

inline HoldingDraft lives_at(const std::string& code) {
    return {code, HoldingRole::resident_main, {Date::today(), std::nullopt}};
}

}  // namespace diachi::registry
