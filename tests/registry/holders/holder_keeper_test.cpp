#include <gtest/gtest.h>

#include "tests/registry/holders/kept_town.hpp"

namespace diachi::registry {
namespace {

const auto* const east = KeptTown::east_code;
const auto* const west = KeptTown::west_code;

/// The rule that speaks against it, with what it suggests; empty when nothing does.
template <typename Work>
std::string refusal(Work work) {
    try {
        work();
    } catch (const HolderRefused& refused) {
        return refused.rule + (refused.suggestion.empty() ? "" : " " + refused.suggestion);
    }
    return "";
}

TEST(HolderKeeper, KeepsWhatIsReadAgain) {
    KeptTown town;
    const Id holder = town.keep(household(), lives_at(east));
    const auto read = town.read(holder);
    EXPECT_EQ(read.facts.name.view(), "Nguyễn Thị Sương Mai");
    EXPECT_EQ(read.facts.number.view(), "001085001234");
    EXPECT_EQ(read.facts.phone.view(), "0912345678");
    EXPECT_EQ(read.facts.note.view(), "cửa sau");
    ASSERT_EQ(read.holdings.size(), 1U);
    EXPECT_EQ(read.holdings[0].address_code, east);
    EXPECT_EQ(read.holdings[0].commune, town.town().east);
    EXPECT_EQ(town.store().verify(), std::vector<std::string>{});
}

TEST(HolderKeeper, KeepsANewVersionInPlaceOfTheOld) {
    KeptTown town;
    const Id holder = town.keep(household(), lives_at(east));
    town.write([&](HolderKeeper& keeper, Transaction& transaction) {
        keeper.change(transaction, holder, household("Trần Văn Bưởi", "092085001234"), {KeptTown::anywhere(), "", ""});
    });
    EXPECT_EQ(town.read(holder).facts.name.view(), "Trần Văn Bưởi");
    EXPECT_EQ(town.found({"001085001234", "", "", ""}), std::vector<Id>{});
    EXPECT_EQ(town.found({"092085001234", "", "", ""}), std::vector<Id>{holder});
    EXPECT_EQ(town.store().verify(), std::vector<std::string>{});
}

TEST(HolderKeeper, FindsAHolderByNumberByPhoneAndByNameWithCommune) {
    KeptTown town;
    const Id holder = town.keep(household(), lives_at(east));
    const std::vector<Id> found{holder};
    EXPECT_EQ(town.found({"001 085 001.234", "", "", ""}), found);
    EXPECT_EQ(town.found({"", "+84 912 345 678", "", ""}), found);
    EXPECT_EQ(town.found({"", "", "NGUYEN THI  SUONG MAI", "00001"}), found);
    EXPECT_EQ(town.found({"", "", "Nguyễn Thị Sương Mai", "00002"}), std::vector<Id>{});
    EXPECT_EQ(town.found({"", "", "Nguyễn Thị Sương", "00001"}), std::vector<Id>{});
    EXPECT_EQ(refusal([&] { town.found({"12", "", "", ""}); }), "holder.number");
    EXPECT_EQ(refusal([&] { town.found({"", "", "Mai", "99999"}); }), "holder.commune");
}

TEST(HolderKeeper, LimitsAnOfficerToTheHoldersOfTheirWards) {
    KeptTown town;
    const Caller here = town.officer_of(town.town().east);
    const Caller elsewhere = town.officer_of(town.town().west);
    const Id holder = town.keep(household(), lives_at(east), here);
    EXPECT_EQ(town.read(holder, here).id, holder);
    EXPECT_THROW(town.read(holder, elsewhere), NotGranted);
    EXPECT_THROW(town.erase(holder, elsewhere), NotGranted);
    EXPECT_THROW(town.hold(holder, {west, HoldingRole::owner, {}}, elsewhere), NotGranted);
    EXPECT_THROW(town.hold(holder, {west, HoldingRole::owner, {}}, here), NotGranted);
    EXPECT_EQ(town.found({"001085001234", "", "", ""}, elsewhere), std::vector<Id>{});
    EXPECT_EQ(town.found({"", "0912345678", "", ""}, here), std::vector<Id>{holder});
    const auto at_east = [&](const Caller& caller) {
        return town.reading([&](HolderReader& reader) { return reader.holders_at(east, {caller, "kiểm tra"}); }).size();
    };
    EXPECT_EQ(at_east(here), 1U);
    EXPECT_THROW(at_east(elsewhere), NotGranted);
    EXPECT_THROW(town.keep(household("A B", "092085001234"), lives_at(west), here), NotGranted);
}

TEST(HolderKeeper, LetsTheNewWardTakeUpWhoeverMovedOutOfTheOldOne) {
    KeptTown town;
    const Caller here = town.officer_of(town.town().east);
    const Caller there = town.officer_of(town.town().west);
    const Id holder = town.keep(household(), lives_at(east), here);
    const Id holding = town.read(holder, here).holdings.at(0).id;
    const auto end = [&](const Caller& caller) {
        town.write([&](HolderKeeper& keeper, Transaction& transaction) {
            keeper.end_holding(transaction, holder, holding, Date::today(), {caller, "chuyển đi", ""});
        });
    };
    EXPECT_THROW(end(there), NotGranted);
    end(here);
    EXPECT_EQ(refusal([&] { end(KeptTown::anywhere()); }), "holding.ended");
    EXPECT_THROW(town.read(holder, there), NotGranted);
    EXPECT_EQ(town.found({"001085001234", "", "", ""}, there), std::vector<Id>{holder});
    EXPECT_EQ(town.found({"", "0912345678", "", ""}, there), std::vector<Id>{});
    town.hold(holder, lives_at(west), there);
    EXPECT_EQ(town.read(holder, there).holdings.size(), 2U);
    EXPECT_THROW(town.read(holder, here), NotGranted);
}

TEST(HolderKeeper, RefusesASecondMainAddressAndNamesTheFirstToThoseWhoMayKnow) {
    KeptTown town;
    const Id holder = town.keep(household(), lives_at(east));
    EXPECT_EQ(refusal([&] { town.hold(holder, lives_at(west)); }), std::string("identity.main-address ") + east);
    Caller both = town.officer_of(town.town().west);
    town.hold(holder, {west, HoldingRole::owner, {}});
    EXPECT_EQ(refusal([&] { town.hold(holder, lives_at(west), both); }), "identity.main-address");
    EXPECT_EQ(refusal([&] { town.hold(holder, lives_at(east)); }), "holding.twice");
}

TEST(HolderKeeper, RefusesWhatCannotBe) {
    KeptTown town;
    const auto refused = [&](const HolderFacts& facts, const HoldingDraft& holding) {
        return refusal([&] { town.keep(facts, holding); });
    };
    const auto today = Date::today();
    const auto company = checked_facts(HolderKind::organisation, "Công ty Mẫu", "0300588569", "", "");
    EXPECT_EQ(refused(household(), lives_at("333333333333")), "holding.address");
    EXPECT_EQ(refused(household(), {east, HoldingRole::branch, {}}), "holding.role");
    EXPECT_EQ(refused(company, lives_at(east)), "holding.role");
    EXPECT_EQ(refused(company, {east, HoldingRole::owner, {today, today}}), "holding.period");
    EXPECT_EQ(refused(company, {east, HoldingRole::head_office, {}}), "");
    EXPECT_EQ(refused(company, {east, HoldingRole::owner, {}}), "identity.same-number 1");
}

TEST(HolderKeeper, KeepsNoNameInReasonsAndPurposes) {
    KeptTown town;
    const auto before = town.store().last_revision();
    EXPECT_EQ(
        refusal([&] { town.keep(household(), std::nullopt, KeptTown::anywhere(), "don cua NGUYEN THI SUONG MAI"); }),
        "holder.untold");
    const Id holder = town.keep(household(), lives_at(east));
    EXPECT_EQ(refusal([&] { town.erase(holder, KeptTown::anywhere(), "số 001085001234"); }), "holder.untold");
    EXPECT_EQ(refusal([&] {
                  town.reading([&](HolderReader& reader) {
                      return reader.read(holder, {KeptTown::anywhere(), "hỏi Nguyễn Thị Sương Mai"});
                  });
              }),
              "holder.untold");
    EXPECT_EQ(town.store().last_revision(), before + 1);
    EXPECT_TRUE(town.store().holders().readings(0, 10).empty());
}

TEST(HolderKeeper, ErasesByDestroyingTheKey) {
    KeptTown town;
    const Id holder = town.keep(household(), lives_at(east));
    const auto key_id = town.store().holders().holder(holder).value().key_id;
    town.erase(holder);
    EXPECT_FALSE(town.keys().vault().wrapped(key_id));
    EXPECT_THROW(town.read(holder), HolderUnknown);
    EXPECT_THROW(town.erase(holder), HolderUnknown);
    EXPECT_TRUE(town.store().holders().was_erased(holder));
    EXPECT_EQ(town.found({"001085001234", "", "", ""}), std::vector<Id>{});
    EXPECT_EQ(town.store().verify(), std::vector<std::string>{});
}

TEST(HolderKeeper, LetsAWardEraseOnlyThoseWhoHoldNothingElsewhere) {
    KeptTown town;
    const Caller here = town.officer_of(town.town().east);
    const Id holder = town.keep(household(), lives_at(east));
    town.hold(holder, {west, HoldingRole::owner, {}});
    EXPECT_THROW(town.erase(holder, here), NotGranted);
    EXPECT_EQ(town.read(holder, here).id, holder);
    const Id other = town.keep(household("Trần Văn Bưởi", "092085001234"), HoldingDraft{east, HoldingRole::tenant, {}});
    town.erase(other, here);
    EXPECT_TRUE(town.store().holders().was_erased(other));
}

TEST(HolderKeeper, CompletesAnErasureThatWasCutOffBehindTheKey) {
    KeptTown town;
    const Id holder = town.keep(household(), lives_at(east));
    town.keys().vault().destroy(town.store().holders().holder(holder).value().key_id);
    EXPECT_THROW(town.read(holder), HolderUnknown);
    EXPECT_THROW(town.hold(holder, {west, HoldingRole::owner, {}}), HolderUnknown);
    town.erase(holder);
    EXPECT_TRUE(town.store().holders().was_erased(holder));
}

}  // namespace
}  // namespace diachi::registry
