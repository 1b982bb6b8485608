#include <gtest/gtest.h>

#include <map>
#include <set>

#include "registry/history.hpp"
#include "registry/lifecycle/certifying.hpp"
#include "registry/lifecycle/proposals.hpp"
#include "registry/lifecycle/settings.hpp"
#include "registry/lifecycle/status.hpp"
#include "registry/lifecycle/status_moves.hpp"
#include "registry/lifecycle/undoing.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

/// Houses 2.6 m from each other, on the parcel.
geo::Position spot_of(const std::string& number) {
    static std::map<std::string, int> spots;
    const int spot = spots.emplace(number, static_cast<int>(spots.size())).first->second;
    constexpr double step = 0.000024;
    return geo::Position::at(geo::Longitude{105.01201 + spot % 12 * step}, geo::Latitude{10.00201 + spot / 12 % 12 * step});
}

AddressDraft draft(const std::string& number, const std::string& street = "Trần Phú") {
    AddressDraft draft;
    draft.number = number;
    draft.street = street;
    draft.commune_code = "00001";
    draft.position = spot_of(number);
    return draft;
}

class LifecycleOfSmallTown : public testing::Test {
  protected:
    LifecycleOfSmallTown() : store_(registry_.open()), town_(*store_), registrar_(*store_) {}

    template <typename Work>
    auto written(const Work& work) {
        auto transaction = store_->begin();
        auto result = work(*transaction);
        transaction->commit();
        return result;
    }
    static AddressRecord address_in(const Written& written) {
        if (const auto* examination = std::get_if<Examination>(&written)) {
            std::string why = "refused:";
            for (const auto& field : examination->unresolved) why += " " + field.message_en;
            for (const auto& finding : examination->findings) why += " " + finding.refusal.message_en;
            throw std::runtime_error(why);
        }
        return std::get<AddressRecord>(written);
    }
    AddressRecord issued(const AddressDraft& draft, const IssueTerms& terms = {}) {
        return address_in(written([&](Transaction& t) { return registrar_.issue(t, draft, by_, terms); }));
    }
    AddressRecord amended(const std::string& code, const AddressChange& change) {
        return address_in(written([&](Transaction& t) { return registrar_.amend(t, code, change, {}, by_); }));
    }
    AddressRecord moved(const std::string& code, const StatusMove& move) {
        return address_in(
            written([&](Transaction& t) { return move_status(*store_, registrar_, t, code, move, {}, by_); }));
    }
    AddressRecord moved(const std::string& code, const std::string& to) {
        StatusMove move;
        move.to = to;
        return moved(code, move);
    }
    /// The code of the refusal; "" when the work was done.
    template <typename Work>
    std::string refusal(const Work& work) {
        try {
            work();
        } catch (const NotPossible& reason) {
            return reason.code();
        }
        return "";
    }
    AddressRecord now(const std::string& code) { return store_->address(code, Date::today()).value(); }
    /// An address in each status.
    std::string in_status(const std::string& status, const std::string& number) {
        IssueTerms terms;
        if (status == "reserved" || status == "cancelled") terms.reserved_until = Date::parse("2999-01-01");
        const auto code = issued(draft(number), terms).code;
        if (status == "retired" || status == "cancelled") moved(code, status);
        return code;
    }

    TemporaryRegistry registry_;
    std::unique_ptr<Store> store_;
    SmallTown town_;
    Registrar registrar_;
    Authorship by_{Caller::command_line(), "because", "12/QĐ-UBND"};
};

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
        EXPECT_EQ(reason.message_vi(), "Địa chỉ đang dùng không chuyển sang “đã huỷ” được; chỉ chuyển được sang: đã thu hồi.");
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

TEST_F(LifecycleOfSmallTown, TheFlatsOfABuildingGoWithItsName) {
    const auto building = issued(draft("5")).code;
    AddressDraft flat;
    flat.flat = "2-1";
    flat.parent_code = building;
    flat.commune_code = "00001";
    flat.position = draft("5").position;
    const auto unit = issued(flat).code;
    AddressChange change;
    change.number = "9";
    amended(building, change);
    EXPECT_EQ(now(unit).label(), "2 – 01, 9 Đường Trần Phú, Phường Đông, Tỉnh Mẫu");
    EXPECT_EQ(store_->verify(), std::vector<std::string>{});
}

TEST_F(LifecycleOfSmallTown, AnIssueIsNotUndoneWhileSomethingHangsOnIt) {
    const auto address = issued(draft("5"));
    written([&](Transaction& t) { return certify(*store_, t, address.code, {}, by_); });
    EXPECT_EQ(refusal([&] { written([&](Transaction& t) { return undo(*store_, registrar_, t, address.revision, by_); }); }),
              "conflict");
}

TEST_F(LifecycleOfSmallTown, OnlyWhoMayCertifyUndoesACertification) {
    const auto address = issued(draft("5"));
    const auto certified = written([&](Transaction& t) { return certify(*store_, t, address.code, {}, by_); });
    by_.caller = {"officer", {Role::officer}, std::nullopt};
    EXPECT_THROW(written([&](Transaction& t) { return undo(*store_, registrar_, t, certified.revision, by_); }), NotGranted);
    EXPECT_TRUE(now(address.code).certification);
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
    AddressDraft flat;
    flat.flat = "2-1";
    flat.parent_code = building;
    flat.commune_code = "00001";
    flat.position = draft("5").position;
    const auto unit = issued(flat).code;
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
    EXPECT_EQ(store_->rows().present("address_status", "address_id", now(reserved).id).back().text("valid_from"), "2020-02-02");
    EXPECT_NE(issued(draft("5")).code, reserved);
    EXPECT_TRUE(store_->verify().empty());
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
    EXPECT_EQ(certified.revision, store_->last_revision());  // whoever saw it before it was certified saw another version
    AddressChange change;
    change.number = "7";
    EXPECT_FALSE(amended(code, change).certification);
    EXPECT_EQ(refusal([&] { written([&](Transaction& t) { return revoke_certification(*store_, t, code, {}, by_); }); }),
              "conflict");
    by_.document.clear();
    EXPECT_EQ(refusal([&] { written([&](Transaction& t) { return certify(*store_, t, code, {}, by_); }); }),
              "document-needed");
}

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

    ProposalDecision decision{"34/QĐ-UBND", *Date::parse("2026-01-02"), "UBND tỉnh", Date::today(), {{second.code, "trùng"}}};
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
    EXPECT_EQ(refusal([&] {
                  written([&](Transaction& t) { return undo(*store_, registrar_, t, retired.revision, by_); });
              }),
              "conflict");
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
    EXPECT_EQ(told[1].changes[0].field + ": " + told[1].changes[0].from + " → " + told[1].changes[0].to, "number: 5 → 7");
    EXPECT_EQ(told[1].changes[1].field + ": " + told[1].changes[1].from + " → " + told[1].changes[1].to,
              "street: Đường Trần Phú → Hẻm 12");
    EXPECT_EQ(history(*store_, issue.code, issue.revision).size(), 1U);
    EXPECT_TRUE(history(*store_, "999999999999", changed.revision).empty());
}

}  // namespace
}  // namespace diachi::registry
