#include "registry/access/key_keeping.hpp"

#include <gtest/gtest.h>

#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

const Authorship author{Caller::command_line(), "", ""};

class StoreKeyTest : public ::testing::Test {
  protected:
    MadeKey made(const KeyWish& wish, const Authorship& by = author) {
        auto transaction = store_->begin();
        auto key = make_key(*store_, *transaction, wish, by);
        transaction->commit();
        return key;
    }

    bool ended(const std::string& label) {
        auto transaction = store_->begin();
        const bool was_there = end_key(*store_, *transaction, label, author);
        transaction->commit();
        return was_there;
    }

    /// The field that stands in the way; empty when the key is made.
    std::string fault_in(const KeyWish& wish) {
        try {
            made(wish);
        } catch (const KeyRefused& refused) {
            return refused.field;
        }
        return "";
    }

    TemporaryRegistry registry_;
    std::unique_ptr<Store> store_ = registry_.open();
    SmallTown town_{*store_};
};

TEST_F(StoreKeyTest, AKeyActsInItsCommunesWithAllItsRoles) {
    const auto key = made({"Quầy 1", {Role::officer, Role::certifier}, {"00001"}, false, Date::parse("2099-12-31")});
    const auto known = store_->keys().with_hash(hash_of_key(key.secret)).value();
    const auto caller = caller_of(known);
    EXPECT_EQ(caller.name, "Quầy 1");
    EXPECT_EQ(known.last_day, Date::parse("2099-12-31"));
    EXPECT_TRUE(may_in(caller, Permission::issue, town_.east));
    EXPECT_TRUE(may_in(caller, Permission::certify, town_.east));
    EXPECT_FALSE(may_in(caller, Permission::issue, town_.west));
    EXPECT_FALSE(may(caller, Permission::administer));
    EXPECT_TRUE(store_->verify().empty());
}

TEST_F(StoreKeyTest, ALimitedKeyThatLostItsCommunesActsNowhere) {
    auto transaction = store_->begin();
    auto revision = transaction->revision({"test", "create key", "", ""});
    revision->insert(api_key_row({"lost", {Role::officer}, std::set<Id>{}, {}}, hash_of_key("dk_lost")));
    revision->keep();
    transaction->commit();
    EXPECT_FALSE(may_in(caller_of(store_->keys().with_hash(hash_of_key("dk_lost")).value()), Permission::issue, town_.east));
}

TEST_F(StoreKeyTest, AnEndedKeyOpensNothingAndItsLabelIsNotGivenAgain) {
    const auto key = made({"one stop", {Role::geocoder}, {}, false, {}});
    ASSERT_TRUE(store_->keys().with_hash(hash_of_key(key.secret)));
    EXPECT_TRUE(ended("one stop"));
    EXPECT_FALSE(store_->keys().with_hash(hash_of_key(key.secret)));
    EXPECT_FALSE(ended("one stop"));
    EXPECT_EQ(fault_in({"one stop", {Role::geocoder}, {}, false, {}}), "label");
    EXPECT_TRUE(store_->verify().empty());
}

TEST_F(StoreKeyTest, AnOfficerWithoutCommunesIsRefusedUnlessItIsSaidThatItIsEverywhere) {
    EXPECT_EQ(fault_in({"a", {Role::officer}, {}, false, {}}), "communes");
    EXPECT_EQ(fault_in({"a", {Role::certifier, Role::reader}, {}, false, {}}), "communes");
    EXPECT_EQ(fault_in({"a", {Role::officer}, {"00001"}, true, {}}), "communes");
    EXPECT_EQ(fault_in({"a", {Role::officer}, {"99999"}, false, {}}), "communes");
    EXPECT_EQ(fault_in({"a", {Role::reader}, {"00001"}, false, {}}), "communes");
    EXPECT_EQ(fault_in({"a", {Role::officer, Role::administrator}, {"00001"}, false, {}}), "communes");
    EXPECT_EQ(fault_in({"a", {Role::officer}, {}, true, {}}), "");
}

TEST_F(StoreKeyTest, ALabelCannotBeTakenForSomebodyElse) {
    for (const std::string label :
         {"", " a", "a ", "token:1", "anybody", "command line", "a\nb", "\xFF", "administrator"}) {
        EXPECT_EQ(fault_in({label, {Role::reader}, {}, false, {}}), "label") << label;
    }
    EXPECT_EQ(fault_in({std::string(65, 'x'), {Role::reader}, {}, false, {}}), "label");
    EXPECT_EQ(fault_in({"a", {}, {}, false, {}}), "roles");
    EXPECT_EQ(fault_in({"a", {Role::reader}, {}, false, Date::parse("2020-01-01")}), "last_day");
}

TEST_F(StoreKeyTest, OnlyAnUnlimitedAdministratorMakesKeys) {
    const KeyWish wish{"a", {Role::reader}, {}, false, {}};
    EXPECT_THROW(made(wish, {{"officer", {Role::officer}, std::nullopt}, "", ""}), NotGranted);
    EXPECT_THROW(made(wish, {{"here only", {Role::administrator}, std::set<Id>{town_.east}}, "", ""}), NotGranted);
    made(wish, {{"administrator", {Role::administrator}, std::nullopt}, "", ""});
    const auto stored = store_->keys().key_labelled("a").value();
    EXPECT_EQ(stored.created_by, "administrator");
}

TEST_F(StoreKeyTest, KeysAreListedByLabelWithTheCodesOfTheirCommunes) {
    made({"b", {Role::officer}, {"00002", "00001"}, false, {}});
    const auto keys = store_->keys().keys_after("", 10);
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_EQ(keys[0].key.label, "administrator");
    EXPECT_EQ(keys[1].commune_codes, (std::vector<std::string>{"00001", "00002"}));
    EXPECT_EQ(store_->keys().keys_after("administrator", 10).size(), 1U);
    EXPECT_EQ(store_->keys().keys_after("", 1).size(), 1U);
}

}  // namespace
}  // namespace diachi::registry
