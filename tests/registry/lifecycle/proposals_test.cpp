#include <gtest/gtest.h>

#include "registry/lifecycle/proposals.hpp"
#include "registry/lifecycle/settings.hpp"
#include "tests/registry/lifecycle/changing_town.hpp"

namespace diachi::registry {
namespace {

TEST_F(LifecycleOfSmallTown, WhereAnAuthorityDecidesAWardProposes) {
    written([&](Transaction& t) {
        change_settings(*store_, t, {.by_decision = true}, by_.caller, "Thông tư 08/2024");
        return 0;
    });
    EXPECT_EQ(refusal([&] { issued(draft("5")); }), "proposal-needed");
    const auto commune = registrar_.commune("00001").value();
    const auto proposal = written([&](Transaction& t) { return Proposals(*store_, t).open(commune, "Đợt 1", by_); });
    IssueTerms terms;
    terms.proposal = proposal.id;
    const auto first = issued(draft("5"), terms);
    const auto second = issued(draft("7"), terms);
    EXPECT_EQ(first.status, "reserved");

    ProposalDecision decision{
        "34/QĐ-UBND", *Date::parse("2026-01-02"), "UBND tỉnh", Date::today(), {{second.code, "trùng"}}};
    const auto decide = [&](Transaction& t) { return Proposals(*store_, t).decide(proposal.id, decision, by_); };
    EXPECT_EQ(refusal([&] { written(decide); }), "illegal-move");  // not submitted yet
    written([&](Transaction& t) { return Proposals(*store_, t).submit(proposal.id, by_); });
    EXPECT_EQ(refusal([&] { issued(draft("9"), terms); }), "illegal-move");  // it is closed
    const auto decided = written(decide);
    EXPECT_EQ(decided.status, "decided");
    EXPECT_EQ(decided.decision_number, "34/QĐ-UBND");
    EXPECT_EQ(now(first.code).status, "current");
    EXPECT_EQ(now(second.code).status, "cancelled");
    EXPECT_TRUE(store_->verify().empty());
}

TEST_F(LifecycleOfSmallTown, ADecisionOnAnAddressThatIsNotOfTheProposalChangesNothing) {
    const auto commune = registrar_.commune("00001").value();
    const auto proposal = written([&](Transaction& t) { return Proposals(*store_, t).open(commune, "Đợt 1", by_); });
    const auto first = issued(draft("5"), {.reserved_until = {}, .proposal = proposal.id});
    const auto other = issued(draft("7"));
    written([&](Transaction& t) { return Proposals(*store_, t).submit(proposal.id, by_); });
    ProposalDecision decision{"34/QĐ-UBND", Date::today(), "UBND tỉnh", {}, {{other.code, "nhầm"}}};
    EXPECT_EQ(refusal([&] {
                  written([&](Transaction& t) { return Proposals(*store_, t).decide(proposal.id, decision, by_); });
              }),
              "conflict");
    EXPECT_EQ(now(first.code).status, "reserved");
    written([&](Transaction& t) { return Proposals(*store_, t).withdraw(proposal.id, by_); });
    EXPECT_EQ(now(first.code).status, "cancelled");
}

}  // namespace
}  // namespace diachi::registry
