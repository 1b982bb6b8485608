#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

/// Changes the file behind the registry's back, as somebody with the file in hand could. SpatiaLite's triggers are
/// left out by a connection that does not know them.
void tamper(const TemporaryRegistry& registry, const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(registry.file().c_str(), &database), SQLITE_OK);
    char* message = nullptr;
    ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
    ASSERT_GT(sqlite3_total_changes(database), 0) << "nothing was altered";
    sqlite3_close(database);
}

class Verify : public testing::Test {
  protected:
    Verify() {
        const auto store = registry_.open();
        const SmallTown town(*store);
        auto transaction = store->begin();
        auto revision = transaction->revision({"test", "rename", "", ""});
        const auto street = store->thoroughfares()[0];
        revision->end("thoroughfare_version", street.version);
        revision->insert(thoroughfare_version_row(street.facts.id, "Đường Mới", std::nullopt, std::nullopt, {}));
        revision->keep();
        transaction->commit();
    }

    /// The findings after tampering, in one text.
    std::string findings_after(const std::string& sql) {
        tamper(registry_, sql);
        std::string text;
        for (const auto& finding : registry_.open()->verify()) text += finding + "\n";
        return text;
    }

    static bool says(const std::string& findings, const std::string& words) {
        return findings.find(words) != std::string::npos;
    }

    TemporaryRegistry registry_;
};

TEST_F(Verify, FindsNothingInARegistryThatIsAsItWasWritten) {
    EXPECT_EQ(registry_.open()->verify(), std::vector<std::string>{});
}

TEST_F(Verify, NamesTheRowInWhichALetterWasAltered) {
    const auto findings = findings_after("UPDATE place_version SET name = 'Ấp 2'");
    EXPECT_TRUE(says(findings, "row 1 of place_version, written by revision 2, was altered")) << findings;
}

TEST_F(Verify, NamesTheRowInWhichOneByteOfAShapeWasAltered) {
    const auto findings = findings_after(
        "DROP TRIGGER IF EXISTS giu_parcel_version_shape; DROP TRIGGER IF EXISTS ggu_parcel_version_shape;"
        "DROP TRIGGER IF EXISTS tmu_parcel_version_shape;"
        "UPDATE parcel_version SET source_shape = CAST(substr(source_shape, 1, 40) || x'00' || substr(source_shape, 42) AS BLOB)");
    EXPECT_TRUE(says(findings, "row 1 of parcel_version")) << findings;
}

TEST_F(Verify, NamesTheRowWhoseBoxOrReferenceSystemWasAltered) {
    const auto set_byte = [](const std::string& at, const std::string& byte) {
        return "DROP TRIGGER IF EXISTS giu_unit_version_shape; DROP TRIGGER IF EXISTS ggu_unit_version_shape;"
               "DROP TRIGGER IF EXISTS tmu_unit_version_shape;"
               "UPDATE unit_version SET shape = CAST(substr(shape, 1, " + at + " - 1) || x'" + byte +
               "' || substr(shape, " + at + " + 1) AS BLOB) WHERE id = 2";
    };
    EXPECT_TRUE(says(findings_after(set_byte("3", "AA")), "row 2 of unit_version, written by revision 2, cannot be read"));
    EXPECT_TRUE(says(findings_after(set_byte("10", "AA")), "row 2 of unit_version, written by revision 2, cannot be read"));
}

TEST_F(Verify, NamesTheRowThatTheSpatialIndexLost) {
    const auto findings = findings_after("DELETE FROM idx_parcel_version_shape");
    EXPECT_TRUE(says(findings, "row 1 of parcel_version has another box in the spatial index, or none")) << findings;
}

TEST_F(Verify, FindsATriggerThatDiachiDoesNotMake) {
    tamper(registry_, "CREATE TRIGGER sly AFTER INSERT ON address BEGIN UPDATE address SET code = '1'; END;"
                      "UPDATE registry SET name = name");
    EXPECT_EQ(registry_.open()->verify(),
              std::vector<std::string>{"the schema has trigger sly, which diachi does not make"});
}

TEST_F(Verify, NamesTheRevisionWhoseEntriesWereReordered) {
    const auto findings = findings_after("UPDATE journal_entry SET position = position + 100 WHERE revision = 2");
    EXPECT_TRUE(says(findings, "the entries of revision 2 were altered")) << findings;
}

TEST_F(Verify, NamesTheRevisionWhoseHashIsNoHash) {
    const auto findings = findings_after("UPDATE revision SET previous_hash = x'00' WHERE number = 1");
    EXPECT_TRUE(says(findings, "revision 1 was altered: a hash of it is none")) << findings;
}

TEST_F(Verify, IsNotMisledByAWriterAtWork) {
    std::atomic<bool> stop = false;
    std::thread writer([&] {
        const auto store = registry_.open();
        for (int number = 1; !stop; ++number) {
            auto transaction = store->begin();
            auto revision = transaction->revision({"test", "write", "", ""});
            revision->insert(place_row("p" + std::to_string(number)));
            revision->keep();
            transaction->commit();
        }
    });
    const auto store = registry_.open();
    for (int round = 0; round < 5; ++round) EXPECT_EQ(store->verify(), std::vector<std::string>{});
    stop = true;
    writer.join();
}

TEST_F(Verify, StandsWhenATableIsGivenAFurtherColumn) {
    const auto findings = findings_after("ALTER TABLE address_status ADD some_later_column INTEGER; UPDATE registry SET name = name");
    EXPECT_EQ(findings, "the schema's table address_status was altered\n");
}

TEST_F(Verify, NamesTheRevisionThatWasRemoved) {
    const auto findings = findings_after("DELETE FROM revision WHERE number = 2");
    EXPECT_TRUE(says(findings, "revision 2 is missing")) << findings;
    EXPECT_TRUE(says(findings, "revision 3 does not follow the one before it")) << findings;
}

TEST_F(Verify, NamesTheLastRevisionThatWasRemoved) {
    const auto findings = findings_after("DELETE FROM revision WHERE number = 3");
    EXPECT_TRUE(says(findings, "the entries of revision 3 are there, but not the revision itself")) << findings;
}

TEST_F(Verify, NamesTheRevisionWhoseActorWasAltered) {
    const auto findings = findings_after("UPDATE revision SET actor = 'nobody' WHERE number = 2");
    EXPECT_TRUE(says(findings, "revision 2 was altered")) << findings;
}

TEST_F(Verify, FindsARowThatNobodyJournaled) {
    const auto findings =
        findings_after("INSERT INTO parcel_alias (parcel_id, surveying_unit, sheet, number, rev_from) VALUES (1,'x','1','1',2)");
    EXPECT_TRUE(says(findings, "row 1 of parcel_alias was not written by the journal")) << findings;
}

TEST_F(Verify, FindsARowThatWasEndedBehindTheJournalsBack) {
    const auto findings = findings_after("UPDATE parcel SET rev_to = 3");
    EXPECT_TRUE(says(findings, "row 1 of parcel was not ended by the journal")) << findings;
}

TEST_F(Verify, FindsARowThatWasRevived) {
    const auto findings = findings_after("UPDATE thoroughfare_unit SET rev_from = 1 WHERE id = 1");
    EXPECT_TRUE(says(findings, "row 1 of thoroughfare_unit, written by revision 2, has another rev_from")) << findings;
}

TEST_F(Verify, FindsARowWhoseEndWasTakenBack) {
    const auto findings = findings_after("UPDATE thoroughfare_version SET rev_to = NULL");
    EXPECT_TRUE(says(findings, "row 1 of thoroughfare_version, written by revision 3, has another rev_to")) << findings;
}

}  // namespace
}  // namespace diachi::registry
