#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>

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
    EXPECT_TRUE(says(findings, "table parcel_alias holds 1 rows, the journal wrote 0")) << findings;
}

TEST_F(Verify, FindsARowThatWasEndedBehindTheJournalsBack) {
    const auto findings = findings_after("UPDATE parcel SET rev_to = 3");
    EXPECT_TRUE(says(findings, "table parcel holds 1 ended rows, the journal ended 0")) << findings;
}

TEST_F(Verify, FindsARowThatWasRevived) {
    const auto findings = findings_after("UPDATE thoroughfare_unit SET rev_from = 1 WHERE id = 1");
    EXPECT_TRUE(says(findings, "row 1 of thoroughfare_unit, written by revision 2, has another rev_from")) << findings;
}

}  // namespace
}  // namespace diachi::registry
