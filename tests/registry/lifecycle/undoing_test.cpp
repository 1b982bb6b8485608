#include <gtest/gtest.h>

#include "registry/lifecycle/certifying.hpp"
#include "registry/lifecycle/undoing.hpp"
#include "tests/registry/lifecycle/changing_town.hpp"

namespace diachi::registry {
namespace {

TEST_F(LifecycleOfSmallTown, AnIssueIsNotUndoneWhileSomethingHangsOnIt) {
    const auto address = issued(draft("5"));
    written([&](Transaction& t) { return certify(*store_, t, address.code, {}, by_); });
    EXPECT_EQ(
        refusal([&] { written([&](Transaction& t) { return undo(*store_, registrar_, t, address.revision, by_); }); }),
        "conflict");
}

TEST_F(LifecycleOfSmallTown, OnlyWhoMayCertifyUndoesACertification) {
    const auto address = issued(draft("5"));
    const auto certified = written([&](Transaction& t) { return certify(*store_, t, address.code, {}, by_); });
    by_.caller = {"officer", {Role::officer}, std::nullopt};
    EXPECT_THROW(written([&](Transaction& t) { return undo(*store_, registrar_, t, certified.revision, by_); }),
                 NotGranted);
    EXPECT_TRUE(now(address.code).certification);
}

TEST_F(LifecycleOfSmallTown, UndoingAChangeRestoresWhatHeldBefore) {
    const auto code = issued(draft("5")).code;
    AddressChange change;
    change.number = "7";
    change.position = geo::Position::at(geo::Longitude{105.01215}, geo::Latitude{10.00215});
    const auto changed = amended(code, change);
    const auto undone = written([&](Transaction& t) { return undo(*store_, registrar_, t, changed.revision, by_); });
    EXPECT_EQ(now(code).number, "5");
    EXPECT_EQ(now(code).position.longitude(), spot_of("5").longitude());
    // And undoing that brings the change back.
    written([&](Transaction& t) { return undo(*store_, registrar_, t, undone, by_); });
    EXPECT_EQ(now(code).number, "7");
    EXPECT_TRUE(store_->verify().empty());
}

TEST_F(LifecycleOfSmallTown, UndoingAnIssueCancelsTheAddressAndItsCodeStaysKnown) {
    const auto address = issued(draft("5"));
    written([&](Transaction& t) { return undo(*store_, registrar_, t, address.revision, by_); });
    EXPECT_EQ(now(address.code).status, "cancelled");
    const auto again = issued(draft("5")).code;
    EXPECT_NE(again, address.code);
}

TEST_F(LifecycleOfSmallTown, NothingIsUndoneThatWasChangedSinceOrIsNoChangeOfAddresses) {
    const auto address = issued(draft("5"));
    AddressChange change;
    change.number = "7";
    const auto first = amended(address.code, change);
    change.number = "9";
    amended(address.code, change);
    const auto undone = [&](RevisionNumber number) {
        return refusal([&] { written([&](Transaction& t) { return undo(*store_, registrar_, t, number, by_); }); });
    };
    EXPECT_EQ(undone(first.revision), "conflict");
    EXPECT_EQ(undone(1), "not-undoable");
    EXPECT_EQ(undone(999), "not-found");
    EXPECT_EQ(now(address.code).number, "9");
}

TEST_F(LifecycleOfSmallTown, ARetirementIsNotUndoneWhileAnotherHasTheNumber) {
    const auto first = issued(draft("5")).code;
    const auto retired = moved(first, "retired");
    issued(draft("5"));
    EXPECT_EQ(
        refusal([&] { written([&](Transaction& t) { return undo(*store_, registrar_, t, retired.revision, by_); }); }),
        "conflict");
}

}  // namespace
}  // namespace diachi::registry
