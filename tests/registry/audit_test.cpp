#include "registry/audit.hpp"

#include <gtest/gtest.h>

#include "tests/registry/numbering/numbered_town.hpp"

namespace diachi::registry {
namespace {

class AuditTest : public ::testing::Test {
  protected:
    const geo::Line line{numbering::metres(300, 500), numbering::metres(300, 200)};
    numbering::NumberedTown town;
    Id street = town.street("Đường Hùng Vương", {line});

    void house(const std::string& number, double along, double left) {
        town.house(street, number, numbering::beside(line, along, left));
    }
    /// "20 number.order", one a finding; those of the cadastre left out.
    std::vector<std::string> findings(std::optional<std::string> commune = std::nullopt) {
        std::vector<std::string> found;
        Audit(*town.store, commune).run(
            [&](const AddressRecord& address, const rules::Finding& finding) {
                if (!finding.rule.starts_with("place.")) found.push_back(address.number + " " + finding.rule);
            },
            [](const AuditProgress&) { return true; });
        return found;
    }
};

TEST_F(AuditTest, FindsNothingInAStreetThatIsInOrder) {
    for (int i = 0; i < 10; ++i) {
        house(std::to_string(1 + 2 * i), 10 + 8 * i, 8);
        house(std::to_string(2 + 2 * i), 12 + 8 * i, -8);
    }
    EXPECT_EQ(findings(), std::vector<std::string>{});
}

TEST_F(AuditTest, FindsWhatWasIssuedTwiceAndWhatStandsOutOfOrder) {
    house("2", 10, -8);
    house("4", 20, -8);
    house("6", 30, -8);
    house("6", 31, -8);
    house("8", 60, 8);
    EXPECT_EQ(findings(), (std::vector<std::string>{"6 identity.duplicate", "6 identity.duplicate", "8 number.parity"}));
    EXPECT_EQ(findings("00002"), std::vector<std::string>{});
}

TEST_F(AuditTest, StopsWhenAskedToAndSaysSo) {
    for (int i = 0; i < 10; ++i) house(std::to_string(1 + 2 * i), 10 + 8 * i, 8);
    const auto result = Audit(*town.store, std::nullopt).run([](const auto&, const auto&) {}, [](const AuditProgress& progress) {
        return progress.examined < 4;
    });
    EXPECT_FALSE(result.complete);
    EXPECT_EQ(result.progress.examined, 4);
    EXPECT_EQ(result.progress.total, 10);
    EXPECT_EQ(result.revision, town.store->last_revision());
}

}  // namespace
}  // namespace diachi::registry
