#include <gtest/gtest.h>

#include <set>

#include "registry/history.hpp"
#include "registry/lifecycle/certifying.hpp"
#include "registry/lifecycle/undoing.hpp"
#include "tests/registry/lifecycle/changing_town.hpp"

namespace diachi::registry {
namespace {

TEST_F(LifecycleOfSmallTown, TheFlatsOfABuildingGoWithItsName) {
    const auto building = issued(draft("5")).code;
    const auto unit = issued(flat_in(building)).code;
    AddressChange change;
    change.number = "9";
    amended(building, change);
    EXPECT_EQ(now(unit).label(), "2 – 01, 9 Đường Trần Phú, Phường Đông, Tỉnh Mẫu");
    EXPECT_EQ(store_->verify(), std::vector<std::string>{});
}

TEST_F(LifecycleOfSmallTown, ACorrectionIsAsIfItHadAlwaysBeenSoAndAChangeHoldsSinceItsDay) {
    const auto code = issued(draft("5")).code;
    AddressChange correction;
    correction.number = "7";
    amended(code, correction);
    EXPECT_EQ(now(code).number, "7");

    written([&](Transaction& t) {  // known since long
        auto revision = t.revision({"test", "age", "", ""});
        for (const std::string table : {"address_status", "address_name", "address_position", "address_unit"}) {
            auto row = store_->rows().present(table, "address_id", now(code).id).front();
            revision->end(table, row.id);
            row.set("valid_from", std::string("2020-01-01"));
            revision->insert(row.row);
        }
        revision->keep();
        return 0;
    });
    AddressChange change;
    change.number = "9";
    change.amendment = Amendment::change(*Date::parse("2024-05-01"));
    EXPECT_EQ(amended(code, change).number, "9");
    EXPECT_EQ(store_->address(code, *Date::parse("2024-04-30"))->number, "7");
    EXPECT_EQ(store_->address(code, *Date::parse("2024-05-01"))->number, "9");
    EXPECT_TRUE(store_->verify().empty());
}

TEST_F(LifecycleOfSmallTown, AnEarlierKnowledgeCanBeRead) {
    const auto first = issued(draft("5"));
    AddressChange correction;
    correction.number = "7";
    amended(first.code, correction);
    EXPECT_EQ(store_->address(first.code, {Date::today(), first.revision})->number, "5");
    EXPECT_EQ(now(first.code).number, "7");
    EXPECT_FALSE(store_->address(first.code, {Date::today(), first.revision - 1}));
}

TEST_F(LifecycleOfSmallTown, ARefusedChangeWritesNothing) {
    const auto code = issued(draft("5")).code;
    issued(draft("7"));
    const auto before = store_->last_revision();
    AddressChange change;
    change.number = "7";
    const auto refused = written([&](Transaction& t) { return registrar_.amend(t, code, change, {}, by_); });
    EXPECT_TRUE(std::holds_alternative<Examination>(refused));
    AddressChange same;
    same.number = "5";
    amended(code, same);
    EXPECT_EQ(store_->last_revision(), before);
}

TEST_F(LifecycleOfSmallTown, AStaleChangeIsRefused) {
    const auto first = issued(draft("5"));
    AddressChange change;
    change.number = "7";
    amended(first.code, change);
    change.number = "9";
    EXPECT_EQ(refusal([&] {
                  written([&](Transaction& t) { return registrar_.amend(t, first.code, change, first.revision, by_); });
              }),
              "stale");
    EXPECT_EQ(now(first.code).number, "7");
}

TEST_F(LifecycleOfSmallTown, ACertificationLapsesWhenWhatItAttestedChanges) {
    const auto code = issued(draft("5")).code;
    const auto certified = written([&](Transaction& t) { return certify(*store_, t, code, {}, by_); });
    ASSERT_TRUE(certified.certification);
    EXPECT_EQ(certified.certification->document, "12/QĐ-UBND");
    EXPECT_EQ(certified.revision,
              store_->last_revision());  // whoever saw it before it was certified saw another version
    AddressChange change;
    change.number = "7";
    EXPECT_FALSE(amended(code, change).certification);
    EXPECT_EQ(
        refusal([&] { written([&](Transaction& t) { return revoke_certification(*store_, t, code, {}, by_); }); }),
        "conflict");
    by_.document.clear();
    EXPECT_EQ(refusal([&] { written([&](Transaction& t) { return certify(*store_, t, code, {}, by_); }); }),
              "document-needed");
}

TEST_F(LifecycleOfSmallTown, AnOfficerOfAnotherWardChangesNothing) {
    const auto code = issued(draft("5")).code;
    by_.caller = {"west", {Role::officer}, std::set<Id>{town_.west}};
    EXPECT_THROW(issued(draft("7")), NotGranted);
    AddressChange change;
    change.number = "7";
    EXPECT_THROW(amended(code, change), NotGranted);
    EXPECT_THROW(moved(code, "retired"), NotGranted);
    const auto revision = now(code).revision;
    EXPECT_THROW(written([&](Transaction& t) { return undo(*store_, registrar_, t, revision, by_); }), NotGranted);
    EXPECT_EQ(now(code).number, "5");
}

TEST_F(LifecycleOfSmallTown, HistoryTellsWhoChangedWhatFromWhatToWhat) {
    const auto issue = issued(draft("5"));
    AddressChange change;
    change.number = "7";
    change.street = "Hẻm 12";
    change.amendment = Amendment::change(Date::today());
    const auto changed = amended(issue.code, change);
    const auto told = history(*store_, issue.code, changed.revision);
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[0].revision.facts.action, "issue");
    EXPECT_EQ(told[1].revision.facts.actor, "command line");
    EXPECT_EQ(told[1].revision.facts.document, "12/QĐ-UBND");
    EXPECT_EQ(told[1].since, Date::today().iso());
    ASSERT_EQ(told[1].changes.size(), 2U);
    EXPECT_EQ(told[1].changes[0].field + ": " + told[1].changes[0].from + " → " + told[1].changes[0].to,
              "number: 5 → 7");
    EXPECT_EQ(told[1].changes[1].field + ": " + told[1].changes[1].from + " → " + told[1].changes[1].to,
              "street: Đường Trần Phú → Hẻm 12");
    EXPECT_EQ(history(*store_, issue.code, issue.revision).size(), 1U);
    EXPECT_TRUE(history(*store_, "999999999999", changed.revision).empty());
}

}  // namespace
}  // namespace diachi::registry
