#include <gtest/gtest.h>

#include "registry/access/api_key.hpp"
#include "registry/digest.hpp"
#include "registry/storage/number_reader.hpp"
#include "registry/storage/open_store.hpp"
#include "registry/storage/spatialite/revision_writer.hpp"
#include "registry/storage/spatialite/schema_scripts.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry::spatialite {
namespace {

/// A registry as the first version made it, by the first three scripts, with one address.
std::filesystem::path registry_of_the_first_version(const TemporaryRegistry& beside) {
    const auto file = beside.folder() / "first.sqlite";
    Connection connection(file, Connection::Mode::create);
    connection.execute("SELECT InitSpatialMetaData(1, 'WGS84_ONLY')");
    for (std::size_t i = 0; i < 3; ++i) connection.execute(std::string(schema_scripts().at(i).sql));
    connection.execute("PRAGMA user_version = 3; PRAGMA journal_mode = WAL;");
    const TableLayouts layouts(connection);
    auto transaction = begin_transaction(connection, layouts);
    auto revision = transaction->revision({"command line", "create registry", "", ""});
    const journal::Value none;
    const auto text = [](const char* value) { return journal::Value(std::string(value)); };
    revision->insert({"registry", {std::int64_t{7}, text("Test"), text("opaque-12")}});
    revision->insert({"api_key", {text("administrator"), text("administrator"), hexadecimal(hash_of_key("dk_first"))}});
    const Id unit = revision->insert({"unit", {std::int64_t{3}}});
    const Id event = revision->insert({"lineage_event", {text("2025-07-01"), text("1/NQ"), none}});
    revision->insert({"lineage_part", {event, unit, unit, std::int64_t{1}, none, none, none, none}});
    const Id street = revision->insert({"thoroughfare", {none, text("street-1")}});
    const Id address = revision->insert({"address", {text("303581419814"), none}});
    revision->insert({"address_status", {address, text("current"), text("issued"), text("2026-01-01"), none}});
    revision->insert({"address_position",
                      {address, text("entrance"), std::int64_t{1'050'121'000}, std::int64_t{100'021'000}, none,
                       text("declared"), none, none, none, text("2026-01-01"), none}});
    revision->insert({"address_name",
                      {address, text("official"), text("24"), text(""), none, street, none,
                       "s" + std::to_string(street) + ":24", text("2026-01-01"), none}});
    revision->keep();
    transaction->commit();
    return file;
}

TEST(StoreUpgrade, TakesARegistryOfTheFirstVersionOverAndItsProofStands) {
    const TemporaryRegistry beside;
    const auto store = open_store(registry_of_the_first_version(beside));
    EXPECT_EQ(store->verify(), std::vector<std::string>{});
    EXPECT_EQ(store->address("303581419814", Date::today()).value().number, "24");
    EXPECT_FALSE(store->gazetteer().lineage.at(0).inferred);
    const auto key = store->keys().with_hash(hash_of_key("dk_first"));
    ASSERT_TRUE(key);
    EXPECT_EQ(key->roles, std::set<Role>{Role::administrator});
    EXPECT_FALSE(key->communes);
    EXPECT_EQ(store->numbers().below("s1:", 26, 26, std::nullopt).size(), 1U);
}

}  // namespace
}  // namespace diachi::registry::spatialite
