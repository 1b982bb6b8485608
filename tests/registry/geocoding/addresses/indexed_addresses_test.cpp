#include "registry/geocoding/addresses/indexed_addresses.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "geo/polygon.hpp"
#include "indexed_town.hpp"

namespace diachi::registry::geocoding {
namespace {

using Given = IndexedTown::Given;

Date day_after_tomorrow() {
    return Date::today().next().next();
}
Date long_ago() {
    return *Date::parse("2001-02-03");
}

/// Numbers as they come, each kind of standing among them; no chance beyond the seed.
std::vector<Given> generated_addresses(std::size_t count) {
    std::mt19937 chance(4);
    const auto one_of = [&](std::size_t many) { return static_cast<std::size_t>(chance()) % many; };
    const std::vector<std::string> suffixes{"", "", "", "A", "B", "-1", "BIS"};
    std::vector<Given> all;
    while (all.size() < count) {
        Given one;
        one.number = std::to_string(1 + one_of(60)) + suffixes[one_of(suffixes.size())];
        if (one_of(4) == 0) one.number = std::to_string(1 + one_of(20)) + "/" + one.number;
        if (one_of(6) == 0) one.flat = std::to_string(1 + one_of(3)) + "-0" + std::to_string(1 + one_of(3));
        one.in_alley = one_of(5) == 0;
        one.in_hamlet = !one.in_alley && one_of(5) == 0;
        if (one.in_hamlet && one_of(4) == 0) one.number = "";
        if (one_of(5) == 0) one.former_number = std::to_string(1 + one_of(60));
        if (one_of(2) == 0) one.accuracy_m = 0.5 * static_cast<double>(one_of(30));
        one.position = geo::Position::of_units(1'050'100'000 + static_cast<std::int32_t>(one_of(100'000)),
                                               100'000'000 + static_cast<std::int32_t>(one_of(100'000)));
        const std::vector<std::string> statuses{"current", "current", "current", "reserved", "retired", "cancelled"};
        one.status = statuses[one_of(statuses.size())];
        if (one.status == "reserved" && one_of(3) > 0) one.reserved_until = one_of(2) == 0 ? long_ago() : Date::today();
        if (one_of(8) == 0) one.valid = {day_after_tomorrow(), std::nullopt};
        if (one_of(8) == 0) one.valid = {long_ago(), one_of(2) == 0 ? long_ago().next() : day_after_tomorrow()};
        all.push_back(std::move(one));
    }
    return all;
}

void expect_the_answers_of_the_store(IndexedTown& town, const IndexedAddresses& index) {
    const StoreLookup store(town.store(), Date::today());
    std::size_t found = 0;
    const std::vector<std::optional<std::string>> flats{std::nullopt, "1-01", "2-03"};
    for (const std::string& alley : {std::string(), std::string("12/"), std::string("7/"), std::string("12/7/")}) {
        for (int number = 0; number <= 61; ++number) {
            for (const std::string suffix : {"", "A", "B", "-1", "BIS"}) {
                const std::string key = number == 0 ? alley : alley + std::to_string(number) + suffix;
                for (const auto& flat : flats) {
                    const auto expected = town.labels(store.on_street(town.town().street, key, flat));
                    found += expected.size();
                    ASSERT_EQ(town.labels(index.on_street(town.town().street, key, flat)), expected) << key;
                }
                const auto expected = town.labels(store.in_place(town.town().hamlet, key));
                found += expected.size();
                ASSERT_EQ(town.labels(index.in_place(town.town().hamlet, key)), expected) << key;
            }
        }
    }
    EXPECT_GT(found, 300U);
}

TEST(IndexedAddresses, answer_as_the_store_does) {
    IndexedTown town;
    town.add(generated_addresses(1500));
    const AddressFollower follower(town.file());
    expect_the_answers_of_the_store(town, *follower.snapshot());
    EXPECT_EQ(follower.snapshot()->revision(), town.store().last_revision());
}

TEST(IndexedAddresses, answer_as_the_store_does_after_what_is_written_later_too) {
    IndexedTown town;
    const auto ids = town.add(generated_addresses(700));
    AddressFollower follower(town.file());
    const auto before = follower.snapshot();
    EXPECT_FALSE(follower.advance());
    for (int round = 0; round < 4; ++round) {
        auto more = generated_addresses(700 + static_cast<std::size_t>(round) * 60);
        town.add({more.end() - 60, more.end()});
        for (std::size_t i = static_cast<std::size_t>(round); i < ids.size(); i += 50) town.retire(ids[i]);
        EXPECT_TRUE(follower.advance());
        expect_the_answers_of_the_store(town, *follower.snapshot());
    }
    EXPECT_LT(before->revision(), follower.snapshot()->revision());
    town.rename_street("Đường Hai Bà Trưng");
    EXPECT_TRUE(follower.advance());
    expect_the_answers_of_the_store(town, *follower.snapshot());
}

TEST(IndexedAddresses, say_what_the_neighbours_of_a_number_are) {
    IndexedTown town;
    town.add({{"2"}, {"6"}, {"7"}, {"8A"}, {"10"}, {"14", "1-01"}, {"3", "", "current", {}, {}, "", true}});
    AddressFollower follower(town.file());
    town.add({{"4", "", "retired"}});
    follower.advance();
    const auto beside = [&](const std::string& key) {
        std::string told;
        for (const auto& one : follower.snapshot()->beside(town.town().street, key))
            told += one.label.substr(0, one.label.find(' ')) + ";";
        return told;
    };
    EXPECT_EQ(beside("4"), "2;6;");
    EXPECT_EQ(beside("8"), "6;8A;");
    EXPECT_EQ(beside("9"), "7;");
    EXPECT_EQ(beside("12"), "10;");
    EXPECT_EQ(beside("12/5"), "3;");
    EXPECT_EQ(beside("12/4"), "");
    EXPECT_EQ(beside("L5"), "");
}

TEST(IndexedAddresses, list_the_numbers_of_a_street_that_begin_as_typed) {
    IndexedTown town;
    town.add(
        {{"1"}, {"12"}, {"12A"}, {"120"}, {"1250"}, {"13"}, {"12", "1-01"}, {"5", "", "current", {}, {}, "", true}});
    AddressFollower follower(town.file());
    town.add({{"12B"}, {"121"}});
    follower.advance();
    const auto numbers = [&](const std::string& prefix, std::size_t limit = 20) {
        std::string told;
        for (const auto& one : follower.snapshot()->numbers_of(town.town().street, prefix, limit))
            told += one.key + ";";
        return told;
    };
    EXPECT_EQ(numbers("12"), "12;12A;12B;120;121;1250;");
    EXPECT_EQ(numbers("12", 2), "12;12A;");
    EXPECT_EQ(numbers("12A"), "12A;");
    EXPECT_EQ(numbers("12/"), "12/5;");
    EXPECT_EQ(numbers(""), "1;12;12A;12B;13;120;121;1250;");
    EXPECT_EQ(numbers("9"), "");
}

TEST(IndexedAddresses, that_are_only_reserved_are_looked_up_but_neither_offered_nor_found_around_a_point) {
    IndexedTown town;
    town.add({{"12"}, {"120", "", "reserved"}});
    AddressFollower follower(town.file());
    town.add({{"121", "", "reserved"}});
    follower.advance();
    const auto addresses = follower.snapshot();
    EXPECT_EQ(addresses->on_street(town.town().street, "120", {}).size(), 1U);
    EXPECT_EQ(addresses->on_street(town.town().street, "121", {}).size(), 1U);
    EXPECT_EQ(addresses->numbers_of(town.town().street, "12", 10).size(), 1U);
    EXPECT_EQ(addresses->nearest(geo::Position::of_units(1'050'120'000, 100'020'000), 10, 100).size(), 1U);
}

TEST(IndexedAddresses, find_the_nearest_as_measuring_all_of_them_does) {
    IndexedTown town;
    auto given = generated_addresses(900);
    for (auto& one : given) one.status = "current";
    for (auto& one : given) one.valid = {};
    const std::vector<Given> later(given.end() - 100, given.end());
    given.resize(800);
    town.add(given);
    AddressFollower follower(town.file());
    town.add(later);
    given.insert(given.end(), later.begin(), later.end());
    follower.advance();
    const auto from = geo::Position::at(geo::Longitude{105.0144}, geo::Latitude{10.0052});
    std::vector<double> metres;
    for (const auto& one : given)
        metres.push_back(geo::distance_in_metres({from.longitude(), from.latitude()},
                                                 {one.position.longitude(), one.position.latitude()}));
    std::sort(metres.begin(), metres.end());
    const auto near = follower.snapshot()->nearest(from, 25, 300);
    ASSERT_EQ(near.size(), 25U);
    for (std::size_t i = 0; i < near.size(); ++i) EXPECT_NEAR(near[i].metres, metres[i], 0.01) << i;
    const auto within =
        static_cast<std::size_t>(std::count_if(metres.begin(), metres.end(), [](double m) { return m < 60; }));
    EXPECT_EQ(follower.snapshot()->nearest(from, 900, 60).size(), within);
}

}  // namespace
}  // namespace diachi::registry::geocoding
