#include "registry/holders/sealing.hpp"

#include <gtest/gtest.h>

#include "registry/holders/holder.hpp"

namespace diachi::registry {
namespace {

const std::string name = "Nguyễn Thị Sương Mai";

TEST(Sealing, OpensWithItsKeyInItsPlaceOnly) {
    const auto key = random_key();
    const auto sealed = seal(key, name, "7/17/1");
    EXPECT_EQ(opened(key, sealed, "7/17/1").value().view(), name);
    EXPECT_FALSE(opened(key, sealed, "7/18/1"));
    EXPECT_FALSE(opened(random_key(), sealed, "7/17/1"));
    EXPECT_FALSE(opened(key, {}, "7/17/1"));
}

TEST(Sealing, FindsEveryAlteredByte) {
    const auto key = random_key();
    const auto sealed = seal(key, name, "");
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto altered = sealed;
        altered[at] ^= 1;
        EXPECT_FALSE(opened(key, altered, "")) << at;
    }
}

TEST(Sealing, HidesTextAndLength) {
    const auto key = random_key();
    EXPECT_EQ(seal(key, "A", "").size(), seal(key, name, "").size());
    EXPECT_NE(seal(key, name, ""), seal(key, name, ""));
    EXPECT_EQ(opened(key, seal(key, "", ""), "").value().view(), "");
    const std::string sixty_four(64, 'x');
    EXPECT_EQ(opened(key, seal(key, sixty_four, ""), "").value().view(), sixty_four);
}

TEST(Sealing, DerivesAKeyForEachPurpose) {
    const auto master = random_key();
    const auto hash = [&](KeyPurpose purpose) { return keyed_hash(derived_key(master, purpose), name); };
    EXPECT_EQ(hash(KeyPurpose::wrapping), hash(KeyPurpose::wrapping));
    EXPECT_NE(hash(KeyPurpose::wrapping), hash(KeyPurpose::looking_up));
}

TEST(HolderFacts, AreReadAsTheyWereEncoded) {
    const auto facts = checked_facts(HolderKind::household, name, "001 085 001234", "+84 912 345 678", "cửa sau");
    const auto read = decoded(HolderKind::household, encoded(facts)).value();
    EXPECT_EQ(read.name.view(), name);
    EXPECT_EQ(read.number.view(), "001085001234");
    EXPECT_EQ(read.phone.view(), "0912345678");
    EXPECT_EQ(read.note.view(), "cửa sau");
    EXPECT_FALSE(decoded(HolderKind::household, SecretText("short")));
}

/// The field that speaks against it; empty when it is taken.
std::string refused_field(HolderKind kind, const std::string& typed_name, const std::string& number,
                          const std::string& phone) {
    try {
        checked_facts(kind, typed_name, number, phone, "");
    } catch (const HolderRefused& refused) {
        EXPECT_FALSE(refused.message_vi.empty() || refused.message_en.empty());
        return refused.field;
    }
    return "";
}

TEST(HolderFacts, AreRefusedWithTheFieldThatIsWrong) {
    using enum HolderKind;
    EXPECT_EQ(refused_field(household, name, "001085001234", ""), "");
    EXPECT_EQ(refused_field(household, " ", "001085001234", ""), "name");
    EXPECT_EQ(refused_field(household, name, "", ""), "number");
    EXPECT_EQ(refused_field(household, name, "0300588569", ""), "number");
    EXPECT_EQ(refused_field(organisation, name, "0300588569", ""), "");
    EXPECT_EQ(refused_field(organisation, name, "0300588568", ""), "number");
    EXPECT_EQ(refused_field(organisation, name, "", ""), "number");
    EXPECT_EQ(refused_field(agency, name, "", ""), "");
    for (const std::string phone : {"912345678", "+1 912 345 678", "09123456789012", "091234567x", "+84"})
        EXPECT_EQ(refused_field(agency, name, "", phone), "phone") << phone;
}

TEST(HolderFacts, AreRecognisedInATextHoweverTheyAreSpelled) {
    const auto facts = checked_facts(HolderKind::household, name, "001085001234", "0912345678", "");
    for (const std::string text : {"theo đơn của Nguyễn Thị Sương Mai, phường Đông", "NGUYEN THI SUONG MAI",
                                   "số 001 085 001 234", "gọi 0912.345.678"})
        EXPECT_TRUE(tells_of(facts, text)) << text;
    for (const std::string text : {"", "theo đơn ngày 12/5", "Nguyễn Thị", "0912345679"})
        EXPECT_FALSE(tells_of(facts, text)) << text;
    EXPECT_FALSE(tells_of(checked_facts(HolderKind::agency, "An", "", "", ""), "bản án, An"));
}

}  // namespace
}  // namespace diachi::registry
