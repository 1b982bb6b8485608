#include <gtest/gtest.h>

#include "registry/address_rows.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

const Date today = Date::today();

geo::Position at(double longitude, double latitude) {
    return geo::Position::at(geo::Longitude{longitude}, geo::Latitude{latitude});
}

TEST(Store, KeepsWhatTheRegistryIs) {
    TemporaryRegistry registry;
    const auto facts = registry.open()->facts();
    EXPECT_EQ(facts.number, 7);
    EXPECT_EQ(facts.name, "Test");
    EXPECT_EQ(facts.code_scheme, "opaque-12");
}

TEST(Store, SaysHowToMakeARegistryWhenThereIsNone) {
    try {
        open_store("/nonexistent/town.sqlite");
        FAIL();
    } catch (const StorageError& error) {
        EXPECT_NE(std::string(error.what()).find("diachi create --registry"), std::string::npos);
    }
}

TEST(Store, DoesNotOverwriteAFile) {
    TemporaryRegistry registry;
    EXPECT_THROW(create_store(registry.file(), test_registry()), StorageError);
}

TEST(Store, FindsTheCommuneAndTheParcelOfAPoint) {
    TemporaryRegistry registry;
    const auto store = registry.open();
    const SmallTown town(*store);
    const auto communes = store->communes_at(at(105.0121, 10.0021), today);
    ASSERT_EQ(communes.size(), 1U);
    EXPECT_EQ(communes[0].unit, town.east);
    const auto parcels = store->parcels_at(at(105.0121, 10.0021), today);
    ASSERT_EQ(parcels.size(), 1U);
    EXPECT_EQ(parcels[0].key, (ParcelKey{"00001", "3", "45"}));
    EXPECT_TRUE(store->communes_at(at(106, 10), today).empty());
    EXPECT_TRUE(store->has_parcels_near(at(105.0125, 10.0025)));
    EXPECT_FALSE(store->has_parcels_near(at(105.0025, 10.0025)));
}

TEST(Store, AnEdgeBelongsToBothCommunes) {
    TemporaryRegistry registry;
    const auto store = registry.open();
    const SmallTown town(*store);
    EXPECT_EQ(store->communes_at(at(105.01, 10.005), today).size(), 2U);
}

TEST(Store, GivesShapesBackAsTheyWereWritten) {
    TemporaryRegistry registry;
    const auto store = registry.open();
    const SmallTown town(*store);
    for (const auto& unit : store->units()) {
        if (unit.facts.unit == town.west) {
            EXPECT_EQ(store->unit_shape(unit.version), geo::to_wkb(square(105.00, 10, 0.01)));
        }
    }
}

TEST(Store, ARevisionThatIsNotKeptLeavesNoTrace) {
    TemporaryRegistry registry;
    const auto store = registry.open();
    const auto before = store->last_revision();
    {
        auto transaction = store->begin();
        {
            auto revision = transaction->revision({"test", "dropped", "", ""});
            revision->insert(address_row("111", std::nullopt));
        }
        auto revision = transaction->revision({"test", "kept", "", ""});
        revision->insert(address_row("222", std::nullopt));
        revision->keep();
        transaction->commit();
    }
    EXPECT_EQ(store->last_revision(), before + 1);
    EXPECT_EQ(store->verify(), std::vector<std::string>{});
}

TEST(Store, ATransactionThatIsNotCommittedLeavesNoTrace) {
    TemporaryRegistry registry;
    const auto store = registry.open();
    const auto before = store->last_revision();
    {
        auto transaction = store->begin();
        auto revision = transaction->revision({"test", "lost", "", ""});
        revision->insert(address_row("111", std::nullopt));
        revision->keep();
    }
    EXPECT_EQ(store->last_revision(), before);
}

TEST(Store, ARowEndsOnce) {
    TemporaryRegistry registry;
    const auto store = registry.open();
    const SmallTown town(*store);
    const Id version = store->thoroughfares()[0].version;
    auto transaction = store->begin();
    auto revision = transaction->revision({"test", "rename", "", ""});
    revision->end("thoroughfare_version", version);
    EXPECT_THROW(revision->end("thoroughfare_version", version), StorageError);
}

TEST(Store, KnowsAnApiKeyByItsHashOnly) {
    TemporaryRegistry registry;
    const auto store = registry.open();
    const std::string secret = new_key_secret();
    {
        auto transaction = store->begin();
        auto revision = transaction->revision({"test", "create key", "", ""});
        revision->insert(api_key_row({"front desk", {Role::administrator}, {}, {}}, hash_of_key(secret)));
        revision->keep();
        transaction->commit();
    }
    EXPECT_EQ(store->keys().with_hash(hash_of_key(secret)).value().label, "front desk");
    EXPECT_FALSE(store->keys().with_hash(hash_of_key(secret + "x")));
}

}  // namespace
}  // namespace diachi::registry
