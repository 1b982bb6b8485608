#include "registry/journal/checkpoint.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>

#include "registry/journal/chain.hpp"
#include "registry/storage/spatialite/sqlite.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

using journal::Checkpoint;
using journal::CheckpointLine;
using journal::SigningKey;

Digest digest_at(const spatialite::Statement& row, int column) {
    Digest digest{};
    const auto bytes = row.blob(column);
    std::copy_n(bytes.begin(), digest.size(), digest.begin());
    return digest;
}

/// Somebody with the file in hand who knows how the journal is made, but has not the key.
class Forger {
  public:
    explicit Forger(const std::filesystem::path& file) : connection_(file, spatialite::Connection::Mode::open) {}

    void run(const std::string& sql) { connection_.execute(sql); }

    /// Reckons the hash of every revision anew, each on the one before.
    void remake_chain() {
        std::vector<journal::RevisionRecord> records;
        {
            auto query = connection_.query("SELECT * FROM revision ORDER BY number");
            while (query.step()) {
                records.push_back({query.integer(0), query.text(1),
                                   {query.text(2), query.text(3), query.text(4), query.text(5)},
                                   query.integer(6), digest_at(query, 7), {}});
            }
        }
        Digest previous{};
        for (auto& record : records) {
            record.previous_hash = previous;
            previous = journal::hash_of(record);
            auto query = connection_.query("UPDATE revision SET previous_hash = ?1, hash = ?2 WHERE number = ?3");
            query.bind_blob(1, record.previous_hash).bind_blob(2, previous).bind(3, record.number);
            query.run();
        }
    }

    /// Makes room for a revision of that number.
    void move_up_from(RevisionNumber number) {
        const std::string from = std::to_string(number);
        run("UPDATE revision SET number = -number - 1 WHERE number >= " + from);
        run("UPDATE revision SET number = -number WHERE number < 0");
        run("UPDATE journal_entry SET revision = -revision - 1 WHERE revision >= " + from);
        run("UPDATE journal_entry SET revision = -revision WHERE revision < 0");
        run("UPDATE place SET rev_from = rev_from + 1 WHERE rev_from >= " + from);
    }

  private:
    spatialite::Connection connection_;
};

/// The small town (revision 2), and three revisions after it that each write a place; signed after revision 4.
class VerifyAgainstCheckpoints : public testing::Test {
  protected:
    VerifyAgainstCheckpoints() {
        const auto store = registry_.open();
        const SmallTown town(*store);
        sign();
        write_place("p3");
        write_place("p4");
        sign();
        write_place("p5");
    }

    void write_place(const std::string& key) {
        const auto store = registry_.open();
        auto transaction = store->begin();
        auto revision = transaction->revision({"officer " + key, "write", "", ""});
        revision->insert(place_row(key));
        revision->keep();
        transaction->commit();
    }
    void sign() {
        const auto store = registry_.open();
        const int line = static_cast<int>(lines_.size()) + 1;
        const std::string day = "2026-01-0" + std::to_string(line);
        lines_.push_back({line, signed_checkpoint(7, store->journal().head(), day, key_)});
    }
    Forger forger() const { return Forger(registry_.file()); }
    /// What reading the journal by itself finds, joined.
    std::string verified() const {
        std::string text;
        for (const auto& finding : registry_.open()->verify()) text += finding + "\n";
        return text;
    }
    std::vector<std::string> against_checkpoints() const {
        return checkpoint_findings(7, registry_.open()->journal(), lines_, key_.public_key());
    }
    static std::vector<std::string> not_the_signed_one(const std::string& from) {
        return {"the journal is not the one that was signed: a revision from " + from +
                " to 4 was altered, removed, inserted or swapped after the checkpoint of 2026-01-02 at revision 4"};
    }

    TemporaryRegistry registry_;
    SigningKey key_ = SigningKey::make();
    std::vector<CheckpointLine> lines_;
};

TEST_F(VerifyAgainstCheckpoints, FindsNothingInAJournalThatOnlyGrew) {
    EXPECT_EQ(against_checkpoints(), std::vector<std::string>{});
    EXPECT_EQ(verified(), "");
}

TEST_F(VerifyAgainstCheckpoints, NamesTheJournalThatWasCutOffCleanlyAfterACheckpoint) {
    forger().run("DELETE FROM place WHERE rev_from >= 4; DELETE FROM journal_entry WHERE revision >= 4;"
                 "DELETE FROM revision WHERE number >= 4");
    EXPECT_EQ(verified(), "") << "what the journal cannot know by itself";
    EXPECT_EQ(against_checkpoints(),
              std::vector<std::string>{"the journal was cut off: it ends at revision 3, after the checkpoint of 2026-01-02 "
                                       "at revision 4"});
}

TEST_F(VerifyAgainstCheckpoints, NamesTheJournalThatWasMadeAnewFromAnAlteredRevision) {
    auto forger = this->forger();
    forger.run("UPDATE revision SET actor = 'somebody else' WHERE number = 3");
    forger.remake_chain();
    EXPECT_EQ(verified(), "");
    EXPECT_EQ(against_checkpoints(), not_the_signed_one("3"));
}

TEST_F(VerifyAgainstCheckpoints, NamesTheJournalThatWasMadeAnewFromItsBeginning) {
    auto forger = this->forger();
    forger.run("UPDATE revision SET recorded_at = '2020-01-01T00:00:00.000Z' WHERE number = 1");
    forger.remake_chain();
    EXPECT_EQ(verified(), "");
    ASSERT_EQ(against_checkpoints().size(), 2U);
    EXPECT_NE(against_checkpoints()[0].find("a revision from 1 to 2 was altered"), std::string::npos);
    EXPECT_NE(against_checkpoints()[1].find("a revision from 1 to 4 was altered"), std::string::npos);
}

TEST_F(VerifyAgainstCheckpoints, NamesTheRevisionThatWasDroppedAndTheOneThatFollowedIt) {
    forger().run("DELETE FROM place WHERE rev_from = 4; DELETE FROM journal_entry WHERE revision = 4;"
                 "DELETE FROM revision WHERE number = 4");
    EXPECT_EQ(verified(), "revision 4 is missing\nrevision 5 does not follow the one before it: something before it was "
                          "removed, inserted or altered\n");
    EXPECT_EQ(against_checkpoints(),
              std::vector<std::string>{"revision 4 is gone, after the checkpoint of 2026-01-02 at revision 4"});
}

TEST_F(VerifyAgainstCheckpoints, NamesWhatFollowsARevisionThatWasInserted) {
    auto forger = this->forger();
    forger.move_up_from(4);
    forger.run("INSERT INTO revision SELECT 4, recorded_at, 'forger', action, reason, document, 0, entries_hash, "
               "previous_hash, hash FROM revision WHERE number = 3");
    EXPECT_NE(verified().find("revision 4 was altered"), std::string::npos) << verified();
    EXPECT_NE(verified().find("revision 5 was altered"), std::string::npos) << verified();
    const std::string no_entries = hexadecimal(journal::EntriesHash().finish());
    forger.run("UPDATE revision SET entries_hash = x'" + no_entries + "' WHERE number = 4");
    forger.remake_chain();
    EXPECT_EQ(verified(), "");
    EXPECT_EQ(against_checkpoints(), not_the_signed_one("3"));
}

TEST_F(VerifyAgainstCheckpoints, NamesRevisionsThatWereSwapped) {
    auto forger = this->forger();
    forger.run("UPDATE revision SET number = -1 WHERE number = 3; UPDATE revision SET number = 3 WHERE number = 4;"
               "UPDATE revision SET number = 4 WHERE number = -1");
    const auto findings = verified();
    for (const char* sentence : {"revision 3 does not follow the one before it", "revision 3 was altered",
                                 "revision 4 was altered", "the entries of revision 3 were altered"}) {
        EXPECT_NE(findings.find(sentence), std::string::npos) << findings;
    }
    EXPECT_EQ(against_checkpoints(), not_the_signed_one("3"));
}

TEST_F(VerifyAgainstCheckpoints, NamesTheRowInWhichAByteWasAltered) {
    forger().run("UPDATE place SET source_key = 'p9' WHERE source_key = 'p4'");
    EXPECT_EQ(verified(), "row 3 of place, written by revision 4, was altered\n");
}

TEST_F(VerifyAgainstCheckpoints, TrustsNoStatementThatTheKeyDidNotSignAsItStands) {
    const auto altered = [&](const auto& alter) {
        auto lines = lines_;
        alter(lines[1]);
        return checkpoint_findings(7, registry_.open()->journal(), lines, key_.public_key());
    };
    const std::vector<std::string> no_signature{"line 2 of the checkpoints was altered: its signature does not hold"};
    EXPECT_EQ(altered([](CheckpointLine& line) { line.checkpoint->head.number = 3; }), no_signature);
    EXPECT_EQ(altered([](CheckpointLine& line) { line.checkpoint->head.hash[0] ^= 1U; }), no_signature);
    EXPECT_EQ(altered([](CheckpointLine& line) { line.checkpoint->registry = 8; }), no_signature);
    EXPECT_EQ(altered([](CheckpointLine& line) { line.checkpoint->taken_at = "2027"; }), no_signature);
    EXPECT_EQ(altered([](CheckpointLine& line) { line.checkpoint.reset(); }),
              std::vector<std::string>{"line 2 of the checkpoints is no checkpoint"});
    const auto other = SigningKey::make().public_key();
    EXPECT_EQ(checkpoint_findings(7, registry_.open()->journal(), {lines_[0]}, other),
              std::vector<std::string>{"line 1 of the checkpoints was signed with another key, " + key_.public_key().id()});
    EXPECT_EQ(checkpoint_findings(8, registry_.open()->journal(), {lines_[0]}, key_.public_key()),
              std::vector<std::string>{"line 1 of the checkpoints is of another registry, 7"});
}

TEST(Signing, AgreesWithTheTestVectorOfRfc8032) {
    const auto key = SigningKey::parse("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").value();
    EXPECT_EQ(key.public_key().text(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    EXPECT_EQ(key.sign("").text(),
              "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655"
              "141438e7a100b");
    EXPECT_TRUE(holds(key.sign("a"), "a", key.public_key()));
    EXPECT_FALSE(holds(key.sign("a"), "b", key.public_key()));
}

TEST(Signing, ReadsOnlyWholeKeys) {
    const std::string digits(64, 'a');
    EXPECT_TRUE(SigningKey::parse(digits));
    for (const auto& wrong : {digits.substr(2), digits + "aa", digits.substr(1) + "x", std::string()}) {
        EXPECT_FALSE(SigningKey::parse(wrong)) << wrong;
    }
}

}  // namespace
}  // namespace diachi::registry
