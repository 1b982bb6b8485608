#include <gtest/gtest.h>

#include <set>

#include "registry/lifecycle/status.hpp"
#include "registry/lifecycle/status_moves.hpp"
#include "tests/registry/lifecycle/changing_town.hpp"

namespace diachi::registry {
namespace {

TEST_F(LifecycleOfSmallTown, MovesOnlyAsTheTableOfStatusesAllows) {
    int number = 1;
    for (const std::string from : {"reserved", "current", "retired", "cancelled"}) {
        for (const std::string to : {"reserved", "current", "retired", "cancelled"}) {
            const auto code = in_status(from, std::to_string(number++));
            ASSERT_EQ(now(code).status, from);
            if (is_legal_move(from, to)) {
                EXPECT_EQ(moved(code, to).status, to);
            } else {
                EXPECT_EQ(refusal([&] { moved(code, to); }), "illegal-move") << from << " to " << to;
                EXPECT_EQ(now(code).status, from);
            }
        }
    }
    EXPECT_EQ(legal_moves("reserved"), (std::vector<std::string_view>{"current", "cancelled"}));
    EXPECT_EQ(legal_moves("current"), (std::vector<std::string_view>{"retired"}));
    EXPECT_EQ(legal_moves("retired"), (std::vector<std::string_view>{"current"}));
    EXPECT_TRUE(legal_moves("cancelled").empty());
}

TEST_F(LifecycleOfSmallTown, AnIllegalMoveNamesTheLegalOnes) {
    const auto code = issued(draft("5")).code;
    try {
        moved(code, "cancelled");
        FAIL();
    } catch (const NotPossible& reason) {
        EXPECT_STREQ(reason.what(), "an address that is current cannot become cancelled; legal: retired");
        EXPECT_EQ(reason.message_vi(),
                  "Địa chỉ đang dùng không chuyển sang “đã huỷ” được; chỉ chuyển được sang: đã thu hồi.");
    }
}

TEST_F(LifecycleOfSmallTown, NothingIsWrittenAheadOfItsDayNorBeforeTheVersionThatItEnds) {
    const auto code = issued(draft("5")).code;
    const auto since = [&](const std::string& day) {
        StatusMove move;
        move.to = "retired";
        move.since = Date::parse(day);
        return refusal([&] { moved(code, move); });
    };
    EXPECT_EQ(since(Date::today().next().iso()), "conflict");
    EXPECT_EQ(since("2020-01-01"), "conflict");
    AddressChange change;
    change.number = "7";
    change.amendment = Amendment::change(Date::today().next());
    EXPECT_EQ(refusal([&] { amended(code, change); }), "conflict");
    EXPECT_EQ(now(code).number, "5");
    EXPECT_EQ(since(Date::today().iso()), "");
}

TEST_F(LifecycleOfSmallTown, AHouseSplitInTwoHasTwoSuccessors) {
    const auto house = issued(draft("5")).code;
    const auto left = issued(draft("5A")).code;
    const auto right = issued(draft("5B")).code;
    StatusMove move;
    move.to = "retired";
    move.successors = {left, right};
    moved(house, move);
    const auto rows = store_->rows().present("succession", "from_address_id", now(house).id);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].text("kind"), "split");
    EXPECT_EQ((std::set{rows[0].number("to_address_id"), rows[1].number("to_address_id")}),
              (std::set{std::optional(now(left).id), std::optional(now(right).id)}));
}

TEST_F(LifecycleOfSmallTown, TwoHousesMergedHaveOneSuccessor) {
    const auto left = issued(draft("5")).code;
    const auto right = issued(draft("7")).code;
    const auto both = issued(draft("5-1")).code;
    for (const auto& code : {left, right}) {
        StatusMove move;
        move.to = "retired";
        move.successors = {both};
        move.succession = "merge";
        moved(code, move);
    }
    EXPECT_EQ(store_->rows().present("succession", "to_address_id", now(both).id).size(), 2U);
    StatusMove itself;
    itself.to = "retired";
    itself.successors = {both};
    EXPECT_EQ(refusal([&] { moved(both, itself); }), "conflict");
}

TEST_F(LifecycleOfSmallTown, AReinstatedAddressHasNoSuccessorAnyMoreAndMustStandUpToTheRules) {
    const auto first = issued(draft("5")).code;
    const auto other = issued(draft("9")).code;
    StatusMove move;
    move.to = "retired";
    move.successors = {other};
    moved(first, move);
    const auto second = issued(draft("5")).code;  // the number is free again
    StatusMove back;
    back.to = "current";
    const auto refused =
        written([&](Transaction& t) { return move_status(*store_, registrar_, t, first, back, {}, by_); });
    ASSERT_TRUE(std::holds_alternative<Examination>(refused));
    EXPECT_EQ(std::get<Examination>(refused).findings.front().rule, "identity.duplicate");
    moved(second, "retired");
    EXPECT_EQ(moved(first, "current").status, "current");
    EXPECT_TRUE(store_->rows().present("succession", "from_address_id", now(first).id).empty());
}

TEST_F(LifecycleOfSmallTown, ABuildingIsRetiredOnlyWithItsUnits) {
    const auto building = issued(draft("5")).code;
    const auto unit = issued(flat_in(building)).code;
    EXPECT_EQ(refusal([&] { moved(building, "retired"); }), "units-in-use");
    StatusMove move;
    move.to = "retired";
    move.with_units = true;
    moved(building, move);
    EXPECT_EQ(now(unit).status, "retired");
}

TEST_F(LifecycleOfSmallTown, AReservedNumberIsTakenUntilItsLastDayIsOver) {
    IssueTerms terms;
    terms.reserved_until = Date::today();
    const auto reserved = issued(draft("5"), terms).code;
    EXPECT_EQ(now(reserved).reserved_until, Date::today().iso());
    EXPECT_TRUE(std::holds_alternative<Examination>(
        written([&](Transaction& t) { return registrar_.issue(t, draft("5"), by_); })));
    EXPECT_EQ(written([&](Transaction& t) { return expire_reservations(*store_, t, 100); }), 0);

    // As it will be when the day is over.
    written([&](Transaction& t) {
        auto revision = t.revision({"test", "age", "", ""});
        auto row = store_->rows().present("address_status", "address_id", now(reserved).id).front();
        revision->end("address_status", row.id);
        row.set("valid_from", std::string("2020-01-01"));
        row.set("reserved_until", std::string("2020-02-01"));
        revision->insert(row.row);
        revision->keep();
        return 0;
    });
    EXPECT_EQ(written([&](Transaction& t) { return expire_reservations(*store_, t, 100); }), 1);
    EXPECT_EQ(now(reserved).status, "cancelled");
    EXPECT_EQ(store_->rows().present("address_status", "address_id", now(reserved).id).back().text("valid_from"),
              "2020-02-02");
    EXPECT_NE(issued(draft("5")).code, reserved);
    EXPECT_TRUE(store_->verify().empty());
}

}  // namespace
}  // namespace diachi::registry
