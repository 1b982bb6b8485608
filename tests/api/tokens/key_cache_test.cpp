#include "api/tokens/key_cache.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "api/tokens/key_source.hpp"

namespace diachi::api::tokens {
namespace {

using namespace std::chrono_literals;

/// The public key of RFC 7515, appendix A.3.
std::string ec_key(const std::string& id, const std::string& more = "") {
    return R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",)"
           R"("y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","kid":")" +
           id + "\"" + more + "}";
}

std::string set_of(const std::string& keys) {
    return R"({"keys":[)" + keys + "]}";
}

/// The token of RFC 7515, appendix A.3.
constexpr const char* ec_token =
    "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVl"
    "fQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

TEST(KeySet, ProvesTheTokenOfTheStandardAndNoOther) {
    const auto keys = KeySet::parse(set_of(ec_key("a")));
    const auto token = SignedToken::read(ec_token).value();
    EXPECT_EQ(token.payload(*keys.find("", Algorithm::es256)).value().substr(0, 13), R"({"iss":"joe",)");
    std::string altered = ec_token;
    altered[40] = altered[40] == 'x' ? 'y' : 'x';
    EXPECT_FALSE(SignedToken::read(altered).value().payload(*keys.find("a", Algorithm::es256)));
}

TEST(KeySet, HoldsOnlyKeysForSignatures) {
    const std::string shared =
        R"({"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75","kid":"s"})";
    const auto keys = KeySet::parse(set_of(ec_key("a") + "," + ec_key("b", R"(,"use":"enc")") + "," +
                                           ec_key("c", R"(,"alg":"ES512")") + "," + shared));
    EXPECT_EQ(keys.size(), 1U);
    EXPECT_EQ(keys.find("a", Algorithm::rs256), nullptr);
    EXPECT_EQ(keys.find("s", Algorithm::rs256), nullptr);
}

TEST(KeySet, RefusesWhatHoldsNoKeyOrTwoOfOneId) {
    for (const std::string& text :
         {std::string(""), std::string("[]"), std::string(R"({"keys":{}})"), set_of(""),
          set_of(ec_key("a") + "," + ec_key("a")), set_of(R"({"kty":"RSA","n":"AQAB","e":"AQAB"})"), set_of("1"),
          set_of(R"({"kty":"EC","crv":"P-256","x":"!","y":""})")}) {
        EXPECT_THROW(KeySet::parse(text), std::invalid_argument) << text;
    }
}

/// The library ends the process over lengths that base64url cannot have.
TEST(KeySet, SurvivesTextsOfEveryLength) {
    const auto keys = KeySet::parse(set_of(ec_key("a")));
    const std::string whole = ec_token;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const std::size_t length : {1, 2, 3}) {
            std::string shorter = whole;
            shorter.erase(at, length);
            const auto token = SignedToken::read(shorter);
            EXPECT_FALSE(token && token->payload(*keys.find("a", Algorithm::es256))) << shorter;
        }
    }
    for (const std::string x : {"", "A", "AA", "AAAAA", "A=", "A+/A"}) {
        EXPECT_THROW(KeySet::parse(set_of(R"({"kty":"EC","crv":"P-256","x":")" + x + R"(","y":"AA"})")),
                     std::invalid_argument);
        EXPECT_THROW(KeySet::parse(set_of(R"({"kty":"RSA","e":"AQAB","n":")" + x + "\"}")), std::invalid_argument);
    }
}

TEST(KeySet, DoesNotGuessAmongSeveralKeys) {
    const auto keys = KeySet::parse(set_of(ec_key("a") + "," + ec_key("b")));
    EXPECT_EQ(keys.find("", Algorithm::es256), nullptr);
    EXPECT_NE(keys.find("b", Algorithm::es256), nullptr);
    EXPECT_EQ(keys.find("c", Algorithm::es256), nullptr);
}

class KeyCacheTest : public ::testing::Test {
  protected:
    bool knows(const std::string& id) {
        return cache_.keys_for(id, Algorithm::es256)->find(id, Algorithm::es256) != nullptr;
    }

    KeyCache::Clock::time_point now_{1h};
    std::string text_ = set_of(ec_key("a"));
    int readings_ = 0;
    KeyCache cache_{[this] {
                        ++readings_;
                        if (text_.empty()) throw std::runtime_error("gone");
                        return text_;
                    },
                    [this] { return now_; }};
};

TEST_F(KeyCacheTest, AnUnknownKeyIsAskedForOnceAMinute) {
    cache_.load();
    text_ = set_of(ec_key("b"));
    EXPECT_FALSE(knows("b"));  // the minute is not over
    EXPECT_EQ(readings_, 1);
    now_ += 1min;
    EXPECT_TRUE(knows("b"));
    for (int i = 0; i < 10; ++i) EXPECT_FALSE(knows("c"));
    EXPECT_EQ(readings_, 2);
    now_ += 1min;
    EXPECT_FALSE(knows("c"));
    EXPECT_FALSE(knows("a"));
    EXPECT_EQ(readings_, 3);
}

TEST_F(KeyCacheTest, OldKeysAreReadAgainAndKeptWhenThatFails) {
    cache_.load();
    now_ += 10min;
    EXPECT_TRUE(knows("a"));
    EXPECT_EQ(readings_, 1);
    now_ += 1s;
    text_.clear();
    EXPECT_TRUE(knows("a"));
    EXPECT_TRUE(knows("a"));
    EXPECT_EQ(readings_, 2);
    now_ += 1min;
    text_ = set_of(ec_key("b"));
    EXPECT_FALSE(knows("a"));
    EXPECT_TRUE(knows("b"));
    EXPECT_EQ(readings_, 3);
}

TEST(KeySource, ComesFromAFileFromHttpsOrFromThisMachine) {
    for (const std::string url :
         {"https://id.example.vn/jwks", "http://127.0.0.1:1/jwks", "http://localhost/x", "http://[::1]:2/x"}) {
        EXPECT_NO_THROW(key_source(url)) << url;
    }
    for (const std::string url :
         {"http://id.example.vn/jwks", "ftp://127.0.0.1/x", "file:///etc/passwd", "http://127.0.0.1.evil.vn/x",
          "https://user:word@id.example.vn/", "http://127.0.0.1@evil.vn/", "://"}) {
        EXPECT_THROW(key_source(url), std::invalid_argument) << url;
    }
    EXPECT_THROW(key_source("/no/such/file")(), std::runtime_error);
    EXPECT_THROW(key_source("http://127.0.0.1:1/jwks")(), std::runtime_error);
}

}  // namespace
}  // namespace diachi::api::tokens
