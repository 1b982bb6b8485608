#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "registry/storage/open_vault.hpp"
#include "tests/registry/holders/kept_town.hpp"

namespace diachi::registry {
namespace {

const auto* const east = KeptTown::east_code;

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void run_sql(const std::filesystem::path& file, const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    char* message = nullptr;
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
    sqlite3_close(database);
}

/// What HoldersUnavailable says; empty when holders are there.
std::string why_unavailable(const HolderKeyFiles& files) {
    try {
        HolderKeyring(files).keys();
    } catch (const HoldersUnavailable& unavailable) {
        return unavailable.what();
    }
    return "";
}

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

TEST(HolderFiles, AreOpenToTheirOwnerOnly) {
    KeptTown town;
    town.keep(household(), lives_at(east));
    for (const auto& file : {town.files().vault, town.files().master_key}) {
        struct stat facts {};
        ASSERT_EQ(::stat(file.c_str(), &facts), 0);
        EXPECT_EQ(facts.st_mode & 0777, 0600U) << file;
    }
    EXPECT_EQ(std::filesystem::file_size(town.files().master_key), 32U);
}

TEST(HolderFiles, SayWhatIsMissingAndWhatToDo) {
    KeptTown town;
    town.keep(household(), lives_at(east));
    const auto files = town.files();
    const auto key = content(files.master_key);
    ::chmod(files.master_key.c_str(), 0640);
    EXPECT_TRUE(says(why_unavailable(files), "chmod 600"));
    ::chmod(files.master_key.c_str(), 0600);
    EXPECT_EQ(why_unavailable(files), "");
    std::ofstream(files.master_key, std::ios::app) << "x";
    EXPECT_TRUE(says(why_unavailable(files), "32 bytes"));
    std::ofstream(files.master_key) << std::string(32, 'x');
    EXPECT_TRUE(says(why_unavailable(files), "not the one"));
    std::filesystem::remove(files.master_key);
    EXPECT_TRUE(says(why_unavailable(files), "--master-key FILE"));
    EXPECT_FALSE(std::filesystem::exists(files.master_key));
    std::ofstream(files.master_key) << key;
    ::chmod(files.master_key.c_str(), 0600);
    EXPECT_EQ(why_unavailable(files), "");
    std::filesystem::remove(files.vault);
    EXPECT_TRUE(says(why_unavailable(files), ".holder-keys"));
    EXPECT_FALSE(std::filesystem::exists(files.vault));
    open_key_vault(files.vault);
    EXPECT_TRUE(says(why_unavailable(files), "is empty"));
}

/// The name of the holder as this copy of the registry still tells it.
std::string name_in(const std::filesystem::path& copy, const HolderKeyFiles& present, Id holder) {
    HolderKeys keys(read_master_key(present.master_key), 7, open_key_vault(present.vault));
    const auto store = open_store(copy);
    auto transaction = store->begin();
    try {
        return std::string(
            HolderReader(*store, keys).read(holder, {KeptTown::anywhere(), "kiểm tra"}).facts.name.view());
    } catch (const HolderUnknown&) {
        return "";
    }
}

TEST(HolderFiles, OfABackupFromBeforeAnErasureTellNothingAfterIt) {
    KeptTown town;
    const Id holder = town.keep(household(), lives_at(east));
    const Id other = town.keep(household("Trần Văn Bưởi", "092085001234"), std::nullopt);
    const auto backup = town.file().folder() / "backup.sqlite";
    run_sql(town.file().file(), "VACUUM INTO '" + backup.string() + "'");
    EXPECT_EQ(name_in(backup, town.files(), holder), "Nguyễn Thị Sương Mai");
    town.erase(holder);
    EXPECT_EQ(name_in(backup, town.files(), holder), "");
    EXPECT_EQ(name_in(backup, town.files(), other), "Trần Văn Bưởi");
}

TEST(HolderFiles, HoldNothingOfAnErasedHolderThatOpensOrFindsIt) {
    KeptTown town;
    for (int i = 10; i < 40; ++i) town.keep(household("A B", "0010850022" + std::to_string(i)), std::nullopt);
    const Id holder = town.keep(household(), lives_at(east));
    for (int i = 10; i < 40; ++i) town.keep(household("A B", "0010850033" + std::to_string(i)), std::nullopt);
    auto& vault = town.keys().vault();
    const auto wrapped = vault.wrapped(town.store().holders().holder(holder).value().key_id).value();
    const auto hash = town.keys().lookup_hash(LookupKind::number, "001085001234");
    const std::string key_bytes(wrapped.begin(), wrapped.end());
    const std::string hash_bytes(hash.begin(), hash.end());
    town.store().holders().empty_log();
    ASSERT_TRUE(says(content(town.files().vault), key_bytes));
    ASSERT_TRUE(says(content(town.file().file()), hash_bytes));
    town.erase(holder);
    vault.compact();
    town.store().holders().empty_log();
    for (const auto& entry : std::filesystem::directory_iterator(town.file().folder())) {
        EXPECT_FALSE(says(content(entry.path()), key_bytes)) << entry.path();
        EXPECT_FALSE(says(content(entry.path()), hash_bytes)) << entry.path();
    }
}

TEST(HolderFiles, LoseKeysThatNoHolderCameToOnceTheyAreOld) {
    KeptTown town;
    const Id holder = town.keep(household(), lives_at(east));
    const auto kept = town.store().holders().holder(holder).value().key_id;
    const auto orphan = town.keys().make(town.store().last_revision());
    const auto of_later_days = town.keys().make(1000);
    HolderKeyring(town.files()).keys();
    EXPECT_TRUE(town.keys().vault().wrapped(orphan));
    run_sql(town.files().vault, "UPDATE wrapped_key SET made_on = '2026-01-01', revision = revision - 1");
    HolderKeyring(town.files()).keys();
    EXPECT_FALSE(town.keys().vault().wrapped(orphan));
    EXPECT_TRUE(town.keys().vault().wrapped(of_later_days));
    EXPECT_TRUE(town.keys().vault().wrapped(kept));
}

TEST(HolderFiles, BindWhatIsSealedToItsHolderAndVersion) {
    KeptTown town;
    const auto key_id = town.keys().make(0);
    const auto sealed = town.keys().sealed(key_id, {17, 1}, household());
    EXPECT_TRUE(town.keys().opened(key_id, {17, 1}, HolderKind::household, sealed));
    EXPECT_THROW(town.keys().opened(key_id, {17, 2}, HolderKind::household, sealed), StorageError);
    EXPECT_THROW(town.keys().opened(key_id, {18, 1}, HolderKind::household, sealed), StorageError);
    EXPECT_FALSE(town.keys().opened("unknown", {17, 1}, HolderKind::household, sealed));
}

class HolderLog : public testing::Test {
  protected:
    HolderLog() {
        const Id holder = town_.keep(household(), lives_at(east));
        town_.read(holder);
        town_.found({"001085001234", "", "", ""});
        town_.found({"092085001234", "", "", ""});
    }
    std::string findings_after(const std::string& sql) {
        run_sql(town_.file().file(), sql);
        std::string text;
        for (const auto& finding : town_.store().verify()) text += finding + "\n";
        return text;
    }
    KeptTown town_;
};

TEST_F(HolderLog, TellsWhoReadWhomAndWhyEvenWhereNobodyWasFound) {
    const auto readings = town_.store().holders().readings(0, 10);
    ASSERT_EQ(readings.size(), 3U);
    EXPECT_EQ(readings[0].facts.actor, "city desk");
    EXPECT_EQ(readings[0].facts.action, "read");
    EXPECT_EQ(readings[0].facts.purpose, "kiểm tra");
    EXPECT_EQ(readings[0].facts.holder, 1);
    EXPECT_EQ(readings[1].facts.action, "search");
    EXPECT_EQ(readings[1].facts.holder, 1);
    EXPECT_EQ(readings[2].facts.holder, std::nullopt);
    EXPECT_EQ(town_.store().holders().readings(2, 10).size(), 1U);
    EXPECT_EQ(findings_after(""), "");
}

TEST_F(HolderLog, IsProvedByVerify) {
    EXPECT_TRUE(
        says(findings_after("UPDATE holder_reading SET purpose = 'x' WHERE number = 2"), "reading 2 was altered"));
    EXPECT_TRUE(says(findings_after("DELETE FROM holder_reading WHERE number = 1"), "reading 1 is missing"));
    EXPECT_TRUE(says(findings_after("UPDATE holder_reading SET previous_hash = x'00' WHERE number = 3"),
                     "reading 3 does not follow the one before it"));
}

TEST_F(HolderLog, AndCiphertextThatWasAlteredIsFound) {
    const auto findings = findings_after(
        "UPDATE holder_version SET sealed = CAST(substr(sealed, 1, 40) || x'00' || substr(sealed, 42) AS BLOB)");
    EXPECT_TRUE(says(findings, "row 1 of holder_version")) << findings;
    EXPECT_THROW(town_.read(1), StorageError);
}

}  // namespace
}  // namespace diachi::registry
