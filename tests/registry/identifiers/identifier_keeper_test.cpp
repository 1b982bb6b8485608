#include "registry/identifiers/identifier_keeper.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "geo/geohash.hpp"
#include "geo/plus_code.hpp"
#include "registry/address_rows.hpp"
#include "registry/identifiers/code_standing.hpp"
#include "registry/identifiers/identifier_lookup.hpp"
#include "registry/history.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

using Why = IdentifierRefusal::Why;

geo::Position at(double longitude, double latitude) {
    return geo::Position::at(geo::Longitude{longitude}, geo::Latitude{latitude});
}

/// The small town with addresses written row by row: what is tested here does not depend on rules.
class IdentifiersOfSmallTown : public testing::Test {
  protected:
    IdentifiersOfSmallTown() : store_(registry_.open()), town_(*store_) {}

    template <typename Write>
    void revise(const Write& write) {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", "test", "", "7/QĐ-UBND"});
        write(*revision);
        revision->keep();
        transaction->commit();
    }

    /// Answers the code. On the parcel of the town unless it is moved off it.
    std::string address(const geo::Position& position = at(105.0121, 10.0021), bool on_parcel = true) {
        std::string code;
        revise([&](Revision& revision) {
            code = default_code_scheme().code_for(7, revision.next_serial());
            const Id id = revision.insert(address_row(code, std::nullopt));
            revision.insert(address_status_row(id, "current", "issued", since_2026_));
            revision.insert(address_position_row(id, "entrance", position, std::nullopt, "declared", since_2026_));
            revision.insert(address_name_row(id, {"5", "", town_.street, std::nullopt, "k"}, since_2026_));
            revision.insert(address_unit_row(id, town_.east, "computed", since_2026_));
            if (on_parcel) revision.insert(address_parcel_row(id, town_.parcel, since_2026_));
        });
        return code;
    }

    Id id_of(const std::string& code) { return store_->address(code, Date::today())->id; }

    void retire(const std::string& code, const std::optional<std::string>& successor) {
        const Id id = id_of(code);
        const auto later = successor ? std::optional(id_of(*successor)) : std::nullopt;
        revise([&](Revision& revision) {
            // The only status that there is: its row has the address's own number.
            revision.end("address_status", id);
            revision.insert(address_status_row(id, "current", "issued", {since_2026_.from, Date::today()}));
            revision.insert(address_status_row(id, "retired", "demolished", {Date::today(), std::nullopt}));
            if (later) revision.insert({"succession", {id, *later, std::string("replaced")}});
        });
    }

    IdentifierOutcome add(const std::string& code, const std::string& scheme, const std::string& value,
                          const Date& since = Date::today(), const Caller& caller = Caller::command_line()) {
        auto transaction = store_->begin();
        auto outcome =
            IdentifierKeeper(*store_, *transaction).add(code, scheme, value, since, {caller, "told by the ward", ""});
        transaction->commit();
        return outcome;
    }
    IdentifierOutcome end(const std::string& code, const std::string& value, bool never_right = false) {
        auto transaction = store_->begin();
        auto outcome = IdentifierKeeper(*store_, *transaction)
                           .end(code, "place-id", value, never_right, {Caller::command_line(), "", ""});
        transaction->commit();
        return outcome;
    }
    bool written(const IdentifierOutcome& outcome) {
        const auto* kept = std::get_if<KeptIdentifiers>(&outcome);
        return kept && kept->written;
    }
    Why why(const IdentifierOutcome& outcome) { return std::get<IdentifierRefusal>(outcome).why; }

    /// "place-id: 703… 704…; code: " with the addresses that each reading finds.
    std::string found(const std::string& text, const std::string& day = Date::today().iso()) {
        std::string told;
        for (const auto& reading : readings_of(text, default_code_scheme())) {
            const auto match = look_up(*store_, reading, *Date::parse(day));
            if (match.addresses.empty()) continue;
            told += (told.empty() ? "" : "; ") + std::string(reading.scheme) + ":";
            for (const auto& one : match.addresses) told += " " + one.code;
            if (match.more) told += " and more";
        }
        return told;
    }

    TemporaryRegistry registry_;
    std::unique_ptr<Store> store_;
    SmallTown town_;
    Period since_2026_{*Date::parse("2026-01-01"), std::nullopt};
};

TEST_F(IdentifiersOfSmallTown, AreFoundShownAndProvedByTheJournal) {
    const auto code = address();
    EXPECT_TRUE(written(add(code, "place-id", "012345678901")));
    EXPECT_TRUE(written(add(code, "platform-code", "9012345678")));
    EXPECT_EQ(found("012 345 678 901"), "place-id: " + code);
    EXPECT_EQ(found("9012345678"), "platform-code: " + code);
    const auto read = store_->address(code, Date::today());
    ASSERT_EQ(read->identifiers.size(), 2U);
    EXPECT_EQ(read->identifiers[0].scheme, "place-id");
    EXPECT_EQ(read->identifiers[1].value, "9012345678");
    EXPECT_EQ(read->revision, store_->last_revision());
    const auto told = history(*store_, code, store_->last_revision()).back();
    EXPECT_EQ(told.revision.facts.reason, "told by the ward");
    EXPECT_EQ(told.changes.back().to, "9012345678");
    EXPECT_TRUE(store_->verify().empty());
}

TEST_F(IdentifiersOfSmallTown, AreWrittenOnceHoweverOftenTheyAreSent) {
    const auto code = address();
    EXPECT_TRUE(written(add(code, "place-id", "012345678901")));
    const auto revision = store_->last_revision();
    EXPECT_FALSE(written(add(code, "place-id", "012345678901")));
    EXPECT_EQ(store_->last_revision(), revision);
    EXPECT_EQ(store_->address(code, Date::today())->identifiers.size(), 1U);
}

TEST_F(IdentifiersOfSmallTown, AreRefusedWhereAnotherAddressInForceHasThem) {
    const auto first = address();
    const auto second = address(at(105.015, 10.005), false);
    EXPECT_TRUE(written(add(first, "place-id", "012345678901")));
    const auto refused = add(second, "place-id", "012345678901");
    EXPECT_EQ(why(refused), Why::taken);
    EXPECT_EQ(std::get<IdentifierRefusal>(refused).other_code, first);
    EXPECT_TRUE(written(add(second, "vpostcode", "012345678901")));
    retire(first, std::nullopt);
    EXPECT_TRUE(written(add(second, "place-id", "012345678901")));
    EXPECT_EQ(found("012345678901"), "place-id: " + second + " " + first + "; vpostcode: " + second);
}

TEST_F(IdentifiersOfSmallTown, LetSeveralAddressesShareAParcel) {
    const auto first = address();
    const auto second = address();
    const auto elsewhere = address(at(105.015, 10.005), false);
    const auto hash = geo::geohash::encode(at(105.0122, 10.0022));
    EXPECT_EQ(found(hash), "parcel-geohash: " + first + " " + second);
    EXPECT_TRUE(written(add(elsewhere, "parcel-geohash", hash)));
    EXPECT_TRUE(written(add(first, "parcel-geohash", hash)));
    EXPECT_EQ(found(hash), "parcel-geohash: " + first + " " + elsewhere + " " + second);
}

TEST_F(IdentifiersOfSmallTown, StandForTheTimeInWhichTheyHeld) {
    const auto code = address();
    EXPECT_TRUE(written(add(code, "place-id", "012345678901", *Date::parse("2026-03-01"))));
    EXPECT_EQ(found("012345678901", "2026-02-28"), "");
    EXPECT_EQ(found("012345678901", "2026-03-01"), "place-id: " + code);
    EXPECT_TRUE(written(end(code, "012345678901")));
    EXPECT_EQ(found("012345678901"), "");
    EXPECT_TRUE(store_->address(code, Date::today())->identifiers.empty());
    EXPECT_EQ(found("012345678901", "2026-03-01"), "place-id: " + code);
    EXPECT_EQ(store_->address(code, Date::today())->revision, store_->last_revision());
    EXPECT_TRUE(store_->verify().empty());
}

TEST_F(IdentifiersOfSmallTown, ThatWereNeverRightStandForNoTime) {
    const auto code = address();
    EXPECT_TRUE(written(add(code, "place-id", "012345678901", *Date::parse("2026-03-01"))));
    EXPECT_TRUE(written(end(code, "012345678901", true)));
    EXPECT_EQ(found("012345678901", "2026-03-01"), "");
    EXPECT_EQ(why(end(code, "012345678901")), Why::not_kept);
    EXPECT_THROW(end("303581419814", "012345678901"), NotPossible);  // no address has this code
}

TEST_F(IdentifiersOfSmallTown, AreWrittenInOnesOwnCommunesOnly) {
    const auto code = address();
    const Caller of_the_west{"west", {Role::officer}, std::set<Id>{town_.west}};
    const auto revision = store_->last_revision();
    EXPECT_THROW(add(code, "place-id", "012345678901", Date::today(), of_the_west), NotGranted);
    const Caller reader{"reader", {Role::reader}, std::nullopt};
    EXPECT_THROW(add(code, "place-id", "012345678901", Date::today(), reader), NotGranted);
    EXPECT_EQ(store_->last_revision(), revision);
    const Caller of_the_east{"east", {Role::officer}, std::set<Id>{town_.east}};
    EXPECT_TRUE(written(add(code, "place-id", "012345678901", Date::today(), of_the_east)));
}

TEST_F(IdentifiersOfSmallTown, FindAnAddressInItsPlusCodeCellAndNotInTheNext) {
    const auto here = at(105.0121, 10.0021);
    const auto code = address(here);
    const auto area = geo::plus_code::decode(geo::plus_code::encode(here, 11));
    const auto beyond = [&](double longitude, double latitude) {
        return geo::plus_code::encode(geo::Latitude{latitude}, geo::Longitude{longitude}, 11);
    };
    for (const int length : {10, 11, 12, 13}) {
        EXPECT_EQ(found(geo::plus_code::encode(here, length)), "plus-code: " + code) << length;
    }
    const double east = area.east + 1e-6;
    const double north = area.north + 1e-6;
    EXPECT_EQ(found(beyond(east, here.latitude())), "");
    EXPECT_EQ(found(beyond(here.longitude(), north)), "");
    EXPECT_EQ(found(beyond(area.west - 1e-6, here.latitude())), "");
}

TEST_F(IdentifiersOfSmallTown, LieInTheCellOfTheirPlusCodeAndInNoOther) {
    // Steps of the smallest unit, and of a few, over several edges of cells.
    for (const int length : {12, 13}) {
        std::map<std::string, std::string> in_cell;
        for (std::int32_t i = 0; i < 70; ++i) {
            const std::int32_t east = 1'050'121'000 + length * 10'000 + (i < 35 ? i : 3 * i);
            const auto here = geo::Position::of_units(east, 100'021'000 + i);
            in_cell[geo::plus_code::encode(here, length)] += " " + address(here, false);
        }
        EXPECT_GT(in_cell.size(), 3U);
        for (const auto& [cell, codes] : in_cell) EXPECT_EQ(found(cell), "plus-code:" + codes);
    }
}

TEST_F(IdentifiersOfSmallTown, AreCutAtFiftyAddressesAndSaySo) {
    for (int i = 0; i < 51; ++i) address();
    const auto text = found("00001/3/45");
    EXPECT_TRUE(text.ends_with(" and more")) << text;
    EXPECT_EQ(std::count(text.begin(), text.end(), ' '), 52);
}

TEST_F(IdentifiersOfSmallTown, FindAParcelByItsNumberAndByTheOneItHadBefore) {
    const auto code = address();
    revise([&](Revision& revision) {
        revision.insert({"parcel_alias", {town_.parcel, std::string("00009"), std::string("12"), std::string("7")}});
    });
    EXPECT_EQ(found("00001/3/45"), "parcel: " + code);
    EXPECT_EQ(found("00009/12/7"), "parcel: " + code);
    EXPECT_EQ(found("00001/3/46"), "");
    const auto reading = readings_of("00009/12/7", default_code_scheme()).at(0);
    EXPECT_EQ(look_up(*store_, reading, Date::today()).parcels, (std::vector<ParcelKey>{{"00001", "3", "45"}}));
}

TEST_F(IdentifiersOfSmallTown, AreLookedUpBesideACodeOfTheSameDigits) {
    const auto first = address();
    const auto second = address(at(105.015, 10.005), false);
    EXPECT_EQ(found(first), "code: " + first);
    EXPECT_TRUE(written(add(second, "place-id", first)));
    EXPECT_EQ(found(first), "code: " + first + "; place-id: " + second);
}

TEST_F(IdentifiersOfSmallTown, TellWhatBecameOfACode) {
    const auto first = address();
    const auto second = address(at(105.015, 10.005), false);
    const auto& scheme = default_code_scheme();
    EXPECT_EQ(standing_of(*store_, scheme, first, std::nullopt).status->status, "current");
    retire(first, second);
    const auto standing = standing_of(*store_, scheme, first, std::nullopt);
    ASSERT_TRUE(standing.status);
    EXPECT_EQ(standing.status->status, "retired");
    EXPECT_EQ(standing.status->since, Date::today());
    EXPECT_EQ(standing.status->reason, "demolished");
    EXPECT_EQ(standing.status->document, "7/QĐ-UBND");
    ASSERT_EQ(standing.successors.size(), 1U);
    EXPECT_EQ(standing.successors[0].code, second);
    EXPECT_EQ(standing.successors[0].kind, "replaced");
    EXPECT_EQ(standing.successors[0].status, "current");
    EXPECT_FALSE(standing_of(*store_, scheme, "303581419814", std::nullopt).known);
}

TEST_F(IdentifiersOfSmallTown, TellHowFarACodeLiesFromWhereSomebodySays) {
    const auto on_parcel = address();
    const auto off_parcel = address(at(105.015, 10.005), false);
    const auto& scheme = default_code_scheme();
    const auto near = standing_of(*store_, scheme, on_parcel, at(105.0122, 10.0021)).position;
    ASSERT_TRUE(near);
    EXPECT_NEAR(near->distance_m, 10.96, 0.01);
    EXPECT_EQ(near->same_parcel, true);
    EXPECT_EQ(standing_of(*store_, scheme, on_parcel, at(105.0150, 10.0021)).position->same_parcel, false);
    EXPECT_EQ(standing_of(*store_, scheme, off_parcel, at(105.0150, 10.0050)).position->same_parcel, std::nullopt);
    EXPECT_FALSE(standing_of(*store_, scheme, on_parcel, std::nullopt).position);
}

}  // namespace
}  // namespace diachi::registry
