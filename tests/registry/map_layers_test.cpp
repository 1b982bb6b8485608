#include "registry/map_layers.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "registry/location.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

class MapLayersTest : public testing::Test {
  protected:
    /// A second parcel beside the first.
    void publish(const Period& valid) {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", "import", "", ""});
        const Id changeset =
            revision->insert(changeset_row({"parcels", "more", "", "EPSG:4326", "", "UTF-8", std::nullopt, "", ""}));
        const Id parcel = revision->insert(parcel_row({"00001", "3", "46"}));
        const auto shape = geo::to_wkb(square(105.0123, 10.002, 0.0003));
        const auto surveyed = geo::to_wkb(square(550'000, 1'100'000, 30));
        revision->insert(
            parcel_version_row(parcel, {"", 1000, std::nullopt, "", 9209, valid}, changeset, surveyed, shape));
        revision->keep();
        transaction->commit();
    }

    /// What a point is told, in words.
    [[nodiscard]] std::string told(const geo::Position& position, const Date& day, const MapLayers* layers) {
        const auto location = locate(*store_, store_->gazetteer(), position, day, layers);
        std::vector<std::string> words;
        for (const auto& here : location.communes)
            words.push_back(here.commune.code + here.commune.name + (here.province ? here.province->name : ""));
        for (const auto& one : location.parcels)
            words.push_back(one.key.surveying_unit + "|" + one.key.sheet + "|" + one.key.number + "|" + one.land_use);
        std::sort(words.begin(), words.end());
        std::string all;
        for (const auto& word : words) all += word + "\n";
        return all;
    }

    /// Over the town and around it, edges and corners of communes and parcels among the points.
    template <typename Visit>
    static void at_every_point(const Visit& visit) {
        for (std::int32_t x = 1'049'990'000; x <= 1'050'210'000; x += 1'000)
            for (std::int32_t y = 99'990'000; y <= 100'110'000; y += 5'000) visit(geo::Position::of_units(x, y));
    }

    TemporaryRegistry file_;
    std::unique_ptr<Store> store_ = file_.open();
    SmallTown town_{*store_};
    const Date today_ = Date::today();
};

TEST_F(MapLayersTest, say_of_every_point_what_the_store_says) {
    publish({});
    const MapLayers layers(*store_, today_);
    ASSERT_TRUE(layers.reflect(*store_, today_));
    std::size_t in_parcels = 0;
    at_every_point([&](const geo::Position& position) {
        EXPECT_EQ(told(position, today_, &layers), told(position, today_, nullptr));
        in_parcels += layers.parcels_at(position).size();
    });
    EXPECT_GT(in_parcels, 0U);
}

TEST_F(MapLayersTest, are_asked_no_more_once_something_is_published_or_another_day_is_meant) {
    const MapLayers layers(*store_, today_);
    publish({});
    EXPECT_FALSE(layers.reflect(*store_, today_));
    EXPECT_FALSE(MapLayers(*store_, today_).reflect(*store_, today_.next()));
    const auto in_the_new_parcel = geo::Position::of_units(1'050'124'000, 100'021'000);
    EXPECT_TRUE(layers.parcels_at(in_the_new_parcel).empty());
    EXPECT_NE(told(in_the_new_parcel, today_, &layers).find("46"), std::string::npos);
}

TEST_F(MapLayersTest, tell_the_commune_around_a_point_as_they_are_and_the_commune_of_an_answer_as_it_is) {
    const MapLayers layers(*store_, today_);
    const auto outside = geo::Position::of_units(1'060'005'000, 100'005'000);
    const auto units_at = [&](const MapLayers* asked) { return communes_at(*store_, outside, today_, asked).size(); };
    EXPECT_EQ(units_at(&layers), 0U);
    {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", "import", "", ""});
        const Id changeset =
            revision->insert(changeset_row({"communes", "more", "", "EPSG:4326", "", "UTF-8", std::nullopt, "", ""}));
        const UnitVersion north{
            revision->insert(unit_row(Level::commune)), Level::commune, "00003", "Xã Bắc", "Xã", town_.province, {}};
        revision->insert(unit_version_row(north, changeset, geo::to_wkb(square(106, 10, 0.001))));
        revision->keep();
        transaction->commit();
    }
    EXPECT_EQ(units_at(&layers), 1U);
    EXPECT_FALSE(commune_around(*store_, outside, &layers));
    EXPECT_TRUE(commune_around(*store_, outside, nullptr));
    const auto inside = geo::Position::of_units(1'050'121'000, 100'021'000);
    EXPECT_EQ(commune_around(*store_, inside, &layers), town_.east);
}

TEST_F(MapLayersTest, hold_what_is_valid_on_their_day_only) {
    publish({today_.next(), std::nullopt});
    const auto in_the_new_parcel = geo::Position::of_units(1'050'124'000, 100'021'000);
    EXPECT_TRUE(MapLayers(*store_, today_).parcels_at(in_the_new_parcel).empty());
    EXPECT_EQ(MapLayers(*store_, today_.next()).parcels_at(in_the_new_parcel).size(), 1U);
}

}  // namespace
}  // namespace diachi::registry
