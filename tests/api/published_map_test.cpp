#include "api/published_map.hpp"

#include <gtest/gtest.h>

#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::api {
namespace {

using registry::Date;
using registry::Id;
using registry::Period;
using Names = std::vector<std::string>;

Names names_of(const std::vector<const PublishedName*>& published) {
    Names names;
    for (const auto* one : published) names.push_back(one->key + " " + one->name);
    return names;
}

/// The small town, to which communes of before can be added.
class PublishedMapTest : public ::testing::Test {
  protected:
    Id add_commune(registry::Revision& revision, std::optional<Id> unit, const std::string& code,
                   const std::string& name, const Period& valid) {
        const Id id = unit ? *unit : revision.insert(registry::unit_row(registry::Level::commune));
        const registry::UnitVersion version{id, registry::Level::commune, code, name, "", town_.province, valid};
        revision.insert(registry::unit_version_row(version, std::nullopt, std::nullopt));
        return id;
    }

    registry::TemporaryRegistry file_;
    std::unique_ptr<registry::Store> store_ = file_.open();
    registry::SmallTown town_{*store_};
};

TEST_F(PublishedMapTest, ListsTheStreetsAndPlacesOfACommuneWithTheirKeys) {
    const PublishedMap map(*store_);
    EXPECT_EQ(names_of(map.streets_in(town_.east)), (Names{"street-1 Đường Trần Phú", "alley-12 Hẻm 12"}));
    EXPECT_EQ(names_of(map.places_in(town_.west)), (Names{"hamlet-1 Ấp 1"}));
    EXPECT_EQ(names_of(map.streets_in(town_.west)), Names{});
    EXPECT_EQ(map.directory()->revision(), map.revision());
    EXPECT_EQ(map.revision(), store_->last_map_revision());
}

TEST_F(PublishedMapTest, FindsTheCommuneThatHasACodeOnADay) {
    const auto day = *Date::parse("2020-01-01");
    Id old = 0;
    {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", "import", "", ""});
        old = add_commune(*revision, {}, "00011", "Phường 1", {std::nullopt, day});
        add_commune(*revision, {}, "00011", "Phường Mới", {day, std::nullopt});
        revision->keep();
        transaction->commit();
    }
    const PublishedMap map(*store_);
    EXPECT_EQ(map.commune_in_force("00011", *Date::parse("2019-12-31"))->unit, old);
    EXPECT_EQ(map.commune_in_force("00011", day)->name, "Phường Mới");
    EXPECT_EQ(map.commune_in_force("99999", day), nullptr);
}

TEST_F(PublishedMapTest, CallsFormerOnlyWhatHasEndedAndEachNameOnce) {
    const auto end = Date::parse("2025-07-01");
    std::vector<Id> old;
    {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", "import", "", ""});
        for (const std::string code : {"00011", "00012"}) {
            old.push_back(add_commune(*revision, {}, code, "Phường 1", {std::nullopt, end}));
        }
        // One that was renamed before it ended, and one that was renamed and is still there.
        old.push_back(add_commune(*revision, {}, "00013", "Xã Cũ", {std::nullopt, Date::parse("2020-01-01")}));
        add_commune(*revision, old.back(), "00013", "Phường Cũ", {Date::parse("2020-01-01"), end});
        old.push_back(add_commune(*revision, {}, "00014", "Xã Mới", {std::nullopt, Date::parse("2026-05-01")}));
        add_commune(*revision, old.back(), "00015", "Phường Mới", {Date::parse("2026-05-01"), std::nullopt});
        revision->keep();
        transaction->commit();
    }
    old.push_back(town_.east);
    const PublishedMap map(*store_);
    EXPECT_EQ(map.former_names(old, *end), (Names{"Phường 1", "Phường Cũ"}));
    EXPECT_EQ(map.former_names(old, *Date::parse("2025-06-30")), Names{});
    EXPECT_EQ(map.former_names(old, *Date::parse("2030-01-01")), (Names{"Phường 1", "Phường Cũ"}));
}

}  // namespace
}  // namespace diachi::api
