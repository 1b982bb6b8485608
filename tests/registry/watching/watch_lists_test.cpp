#include <gtest/gtest.h>

#include "registry/lifecycle/certifying.hpp"
#include "registry/lifecycle/not_possible.hpp"
#include "registry/watching/watch_keeper.hpp"
#include "registry/watching/watched_changes.hpp"
#include "tests/registry/issued_town.hpp"

namespace diachi::registry {
namespace {

using Kinds = std::vector<std::string>;

class WatchListsOfSmallTown : public testing::Test {
  protected:
    WatchCount watch(const std::string& label, const std::vector<std::string>& codes) {
        const auto read = codes_to_watch(town_.store(), default_code_scheme(), codes);
        return town_.written([&](Transaction&) {
            WatchKeeper keeper(town_.store(), "một cửa");
            keeper.keep(label);
            return keeper.add(label, read.addresses);
        });
    }
    WatchedChanges since(const JournalPosition& position, int limit = 1000) {
        return watched_changes(town_.store(), WatchKeeper(town_.store(), "một cửa").list("hồ sơ"), position, limit);
    }

    IssuedTown town_;
};

TEST_F(WatchListsOfSmallTown, TellWhatChangedOfTheirAddressesAndOfNoOthers) {
    const auto watched = town_.issue("12");
    const auto other = town_.issue("14");
    const auto successor = town_.issue("16");
    watch("hồ sơ", {watched});
    const JournalPosition start{town_.store().last_revision()};
    town_.renumber(other, "14A");
    town_.renumber(watched, "12A");
    town_.retire(watched, {successor});
    const auto found = since(start);
    ASSERT_EQ(found.changes.size(), 2U);
    EXPECT_EQ(found.changes[0].kinds, Kinds{"renamed"});
    EXPECT_EQ(found.changes[0].code, watched);
    EXPECT_EQ(found.changes[0].recorded_at.substr(0, 2), "20");
    EXPECT_EQ(found.changes[1].kinds, (Kinds{"replaced", "retired"}));
    EXPECT_EQ(found.changes[1].replaced_by, Kinds{successor});
    EXPECT_EQ(text_of(found.reached), std::to_string(town_.store().last_revision()));
    EXPECT_FALSE(found.more);
    EXPECT_TRUE(since(found.reached).changes.empty());
}

TEST_F(WatchListsOfSmallTown, TellOfAnIssuedAndACertifiedAddress) {
    const auto code = town_.issue("12");
    watch("hồ sơ", {code});
    town_.written([&](Transaction& t) {
        return certify(town_.store(), t, code, {}, {Caller::command_line(), "", "1/GXN"});
    });
    const auto found = since({0});
    ASSERT_EQ(found.changes.size(), 2U);
    EXPECT_EQ(found.changes[0].kinds, Kinds{"issued"});
    EXPECT_EQ(found.changes[1].kinds, Kinds{"certified"});
}

TEST_F(WatchListsOfSmallTown, PageWithoutLosingOrRepeatingAnything) {
    std::vector<std::string> codes;
    for (int i = 0; i < 6; ++i) codes.push_back(town_.issue(std::to_string(12 + 2 * i)));
    watch("hồ sơ", codes);
    std::vector<RevisionNumber> whole;
    for (const auto& change : since({0}).changes) whole.push_back(change.revision);
    EXPECT_EQ(whole.size(), 6U);
    std::vector<RevisionNumber> paged;
    WatchedChanges page{{}, {0}, true, 0};
    while (page.more) {
        page = since(page.reached, 1);
        for (const auto& change : page.changes) paged.push_back(change.revision);
    }
    EXPECT_EQ(paged, whole);
}

TEST_F(WatchListsOfSmallTown, AJournalIsReadInPortionsThatMayEndWithinARevision) {
    const auto code = town_.issue("12");
    watch("hồ sơ", {code});
    const auto list = WatchKeeper(town_.store(), "một cửa").list("hồ sơ");
    const auto whole = town_.store().watch_lists().changes(list, {0}, {1000, 50'000});
    std::size_t rows = 0;
    WatchedRows portion{{}, {0}, true};
    while (portion.more) {
        const auto before = text_of(portion.reached);
        portion = town_.store().watch_lists().changes(list, portion.reached, {1000, 2});
        EXPECT_NE(text_of(portion.reached), before);
        EXPECT_EQ(journal_position(text_of(portion.reached)).value().position, portion.reached.position);
        rows += portion.rows.size();
    }
    EXPECT_EQ(rows, whole.rows.size());
    EXPECT_EQ(text_of(portion.reached), text_of(whole.reached));
}

TEST_F(WatchListsOfSmallTown, RefuseARevisionThatThisRegistryHasNotReached) {
    watch("hồ sơ", {});
    try {
        since({town_.store().last_revision() + 1});
        FAIL() << "a revision ahead was answered";
    } catch (const NotPossible& refusal) {
        EXPECT_EQ(refusal.code(), "ahead");
    }
}

TEST_F(WatchListsOfSmallTown, NameTheCodesThatCannotBeWatchedAndTakeTheOthers) {
    const auto code = town_.issue("12");
    const std::vector<std::string> codes{"12", code, "303581419814"};
    const auto read = codes_to_watch(town_.store(), default_code_scheme(), codes);
    EXPECT_EQ(read.addresses, std::vector<Id>{town_.id_of(code)});
    ASSERT_EQ(read.refused.size(), 2U);
    EXPECT_EQ(read.refused[0].reason, "ill-formed");
    EXPECT_EQ(read.refused[1].index, 2U);
    EXPECT_EQ(read.refused[1].reason, "unknown");
}

TEST_F(WatchListsOfSmallTown, AreOfTheirOwnerAloneAndWriteNoRevision) {
    const auto code = town_.issue("12");
    const auto before = town_.store().last_revision();
    EXPECT_EQ(watch("hồ sơ", {code, code}).changed, 1);
    EXPECT_EQ(watch("hồ sơ", {code}).changed, 0);
    EXPECT_EQ(watch("hồ sơ", {code}).size, 1);
    WatchKeeper stranger(town_.store(), "LGSP");
    EXPECT_THROW(static_cast<void>(stranger.list("hồ sơ")), NotPossible);
    EXPECT_THROW(stranger.drop("hồ sơ"), NotPossible);
    EXPECT_TRUE(town_.store().watch_lists().list("LGSP").empty());
    WatchKeeper(town_.store(), "một cửa").drop("hồ sơ");
    EXPECT_TRUE(town_.store().watch_lists().list("một cửa").empty());
    EXPECT_EQ(town_.store().last_revision(), before);
    EXPECT_EQ(town_.store().verify(), std::vector<std::string>{});
}

TEST(JournalPositions, AreReadAsTheyAreWritten) {
    for (const std::string text : {"0", "812", "812.40000"}) EXPECT_EQ(text_of(journal_position(text).value()), text);
    for (const std::string wrong : {"", "-1", "x", "1.", ".1", "1.2.3", "99999999999999999999", "1 "}) {
        EXPECT_FALSE(journal_position(wrong)) << wrong;
    }
}

}  // namespace
}  // namespace diachi::registry
