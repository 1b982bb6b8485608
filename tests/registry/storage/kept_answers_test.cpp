#include "registry/storage/kept_answers.hpp"

#include <gtest/gtest.h>

#include "registry/storage/spatialite/sqlite.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

const KeptAnswer answer{digest_of("request"), 201, "application/json", "{}", "/api/v1/addresses/1", "\"1\""};

class StoreOfKeptAnswers : public testing::Test {
  protected:
    void keep(const std::string& key) {
        auto transaction = store_->begin();
        store_->kept_answers().keep("officer", digest_of(key), answer);
        transaction->commit();
    }
    void let_days_pass(int days) {
        spatialite::Connection connection(registry_.file(), spatialite::Connection::Mode::open);
        connection.execute("UPDATE idempotent_answer SET created_at = created_at - 86400 * " + std::to_string(days));
    }
    std::int64_t count() {
        spatialite::Connection connection(registry_.file(), spatialite::Connection::Mode::open);
        auto query = connection.query("SELECT count(*) FROM idempotent_answer");
        query.step();
        return query.integer(0);
    }
    std::optional<KeptAnswer> found(const std::string& caller, const std::string& key) {
        return store_->kept_answers().find(caller, digest_of(key));
    }

    TemporaryRegistry registry_;
    std::unique_ptr<Store> store_ = registry_.open();
};

TEST_F(StoreOfKeptAnswers, GivesAnAnswerBackToItsCallerOnly) {
    keep("key");
    const auto kept = found("officer", "key").value();
    EXPECT_EQ(kept.request_hash, answer.request_hash);
    EXPECT_EQ(kept.status, 201);
    EXPECT_EQ(kept.location, answer.location);
    EXPECT_EQ(kept.etag, answer.etag);
    EXPECT_FALSE(found("other", "key"));
    EXPECT_FALSE(found("officer", "key2"));
}

TEST_F(StoreOfKeptAnswers, ForgetsAfterSevenDays) {
    keep("key");
    let_days_pass(6);
    EXPECT_TRUE(found("officer", "key"));
    let_days_pass(2);
    EXPECT_FALSE(found("officer", "key"));
    keep("key");  // the same key anew
    EXPECT_TRUE(found("officer", "key"));
}

TEST_F(StoreOfKeptAnswers, DropsOldOnesAFewAtATimeAsNewOnesCome) {
    for (int number = 0; number < 10; ++number) keep(std::to_string(number));
    let_days_pass(8);
    keep("new");
    EXPECT_EQ(count(), 9);
    for (int number = 0; number < 10; ++number) keep("newer " + std::to_string(number));
    EXPECT_EQ(count(), 11);
}

TEST_F(StoreOfKeptAnswers, AreNoPartOfTheJournal) {
    const auto before = store_->last_revision();
    keep("key");
    EXPECT_EQ(store_->last_revision(), before);
    EXPECT_EQ(store_->verify(), std::vector<std::string>{});
}

}  // namespace
}  // namespace diachi::registry
