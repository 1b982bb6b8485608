#include "registry/registrar.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "registry/location.hpp"
#include "registry/single_writer.hpp"
#include "tests/registry/house_drafts.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

class RegistrarOfSmallTown : public testing::Test {
  protected:
    RegistrarOfSmallTown() : store_(registry_.open()), town_(*store_), registrar_(*store_) {}

    std::variant<AddressRecord, Examination> issue(const AddressDraft& draft) {
        auto transaction = store_->begin();
        auto result = registrar_.issue(*transaction, draft, {Caller{"officer", {Role::officer}, std::nullopt}, "first request", "12/QĐ-UBND"});
        transaction->commit();
        return result;
    }
    AddressRecord issued(const AddressDraft& draft) {
        auto result = issue(draft);
        if (const auto* examination = std::get_if<Examination>(&result)) {
            std::string why;
            for (const auto& field : examination->unresolved) why += field.message_en + " ";
            for (const auto& finding : examination->findings) why += finding.refusal.message_en + " ";
            throw std::runtime_error("refused: " + why);
        }
        return std::get<AddressRecord>(result);
    }
    /// The rules and fields that speak against a draft, joined.
    std::string refusal(const AddressDraft& draft) {
        const auto result = issue(draft);
        std::string why;
        if (const auto* examination = std::get_if<Examination>(&result)) {
            for (const auto& field : examination->unresolved) why += field.field + ";";
            for (const auto& finding : examination->findings) why += finding.rule + ";";
        }
        return why;
    }

    std::string reason_of(const AddressRecord& address) {
        return store_->journal().revision(address.revision).value().facts.reason;
    }

    TemporaryRegistry registry_;
    std::unique_ptr<Store> store_;
    SmallTown town_;
    Registrar registrar_;
};

TEST_F(RegistrarOfSmallTown, IssuesAnAddressWithItsCommuneAndParcelFromTheMap) {
    const auto address = issued(draft("20a"));
    EXPECT_EQ(address.label(), "20A Đường Trần Phú, Phường Đông, Tỉnh Mẫu");
    EXPECT_EQ(address.status, "current");
    EXPECT_EQ(address.commune, town_.east);
    EXPECT_EQ(address.parcel, (ParcelKey{"00001", "3", "45"}));
    EXPECT_EQ(address.code, default_code_scheme().code_for(7, 1));
}

TEST_F(RegistrarOfSmallTown, RefusesTheSameNumberTwice) {
    const auto first = issued(draft("12"));
    EXPECT_EQ(refusal(draft("12")), "identity.duplicate;");
    EXPECT_EQ(store_->addresses_with_key("s" + std::to_string(town_.street) + ":12", Date::today()).size(), 1U);
    EXPECT_EQ(store_->address(first.code, Date::today())->number, "12");
}

TEST_F(RegistrarOfSmallTown, KnowsAHouseOnAnAlleyByItsPathFromTheStreet) {
    issued(draft("12/5"));
    EXPECT_EQ(refusal(draft("5", "Hẻm 12")), "identity.duplicate;");
    EXPECT_EQ(refusal(draft("12/5", "Hẻm 12")), "identity.duplicate;");
    EXPECT_EQ(refusal(draft("7", "Hẻm 12")), "");
    EXPECT_EQ(refusal(draft("12/7")), "identity.duplicate;");
}

TEST_F(RegistrarOfSmallTown, RefusesAPositionOutsideTheNamedCommune) {
    auto outside = draft("3");
    outside.position = geo::Position::at(geo::Longitude{105.005}, geo::Latitude{10.005});
    EXPECT_EQ(refusal(outside), "place.inside-commune;");
}

TEST_F(RegistrarOfSmallTown, IssuesOutsideAParcelOnlyWhenTheOfficerConfirms) {
    auto beside = draft("3");
    beside.position = geo::Position::at(geo::Longitude{105.0124}, geo::Latitude{10.0021});
    EXPECT_EQ(refusal(beside), "place.inside-parcel;");
    beside.confirmed["place.inside-parcel"] = "đo tại thực địa";
    const auto address = issued(beside);
    EXPECT_FALSE(address.parcel);
    EXPECT_EQ(reason_of(address), "first request; confirmed place.inside-parcel: đo tại thực địa");
}

TEST_F(RegistrarOfSmallTown, SaysWhichNameItDoesNotKnow) {
    EXPECT_EQ(refusal(draft("3", "Lê Lợi")), "street;");
    auto nowhere = draft("3", "");
    EXPECT_EQ(refusal(nowhere), "street;");
    auto unplaced = draft("3");
    unplaced.position = std::nullopt;
    EXPECT_EQ(refusal(unplaced), "longitude;place.inside-commune;");
}

TEST_F(RegistrarOfSmallTown, IssuesAHouseWithoutANumberInAHamlet) {
    AddressDraft house;
    house.place = "ấp 1";
    house.commune_code = "00002";
    house.position = geo::Position::at(geo::Longitude{105.005}, geo::Latitude{10.005});
    EXPECT_EQ(issued(house).label(), "Ấp 1, Xã Tây, Tỉnh Mẫu");
    EXPECT_EQ(refusal(house), "name.spelling;identity.duplicate;");  // published as "Ấp 1"
    house.position = geo::Position::at(geo::Longitude{105.0051}, geo::Latitude{10.005});
    EXPECT_EQ(refusal(house), "");
}

TEST_F(RegistrarOfSmallTown, NamesTheStreetThatAnAlleyLeaves) {
    EXPECT_EQ(issued(draft("7", "Hẻm 12")).label(), "7 Hẻm 12, Đường Trần Phú, Phường Đông, Tỉnh Mẫu");
}

TEST_F(RegistrarOfSmallTown, RefusesAFlatThatIsNotWhereItsBuildingIs) {
    auto flat = draft("", "");
    flat.parent_code = issued(draft("14")).code;
    EXPECT_EQ(refusal(flat), "flat;identity.duplicate;");
    flat.flat = "1-01";
    auto elsewhere = flat;
    elsewhere.commune_code = "00002";
    elsewhere.position = geo::Position::at(geo::Longitude{105.005}, geo::Latitude{10.005});
    EXPECT_EQ(refusal(elsewhere), "commune_code;");
    auto otherwise = flat;
    otherwise.number = "15";
    EXPECT_EQ(refusal(otherwise), "parent_code;");
    auto alone = draft("14");
    alone.flat = "1-01";
    EXPECT_EQ(refusal(alone), "parent_code;");
}

TEST_F(RegistrarOfSmallTown, AsksForTheCommuneThatIsMissing) {
    auto nowhere = draft("3");
    nowhere.commune_code.clear();
    EXPECT_EQ(refusal(nowhere), "commune_code;");
}

TEST_F(RegistrarOfSmallTown, IssuesAFlatUnderItsBuilding) {
    const auto building = issued(draft("14"));
    AddressDraft flat = draft("", "");
    flat.flat = "2-06";
    flat.parent_code = building.code;
    const auto address = issued(flat);
    EXPECT_EQ(address.label(), "2 – 06, 14 Đường Trần Phú, Phường Đông, Tỉnh Mẫu");
    EXPECT_EQ(address.parent_code, building.code);
    EXPECT_EQ(refusal(flat), "identity.duplicate;");
    flat.parent_code = "999999999999";
    EXPECT_EQ(refusal(flat), "parent_code;");
}

TEST_F(RegistrarOfSmallTown, AsksWhichOfTwoStreetsOfOneNameIsMeant) {
    {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", "import", "", ""});
        const Id changeset =
            revision->insert(changeset_row({"streets", "", "", "", "", "", std::nullopt, "", ""}));
        const Id other = revision->insert(thoroughfare_row(std::nullopt, "street-2"));
        revision->insert(thoroughfare_version_row(other, "Đường Trần Phú", changeset, std::nullopt, {}));
        revision->insert(thoroughfare_unit_row(other, town_.east, {}));
        revision->keep();
        transaction->commit();
    }
    EXPECT_EQ(refusal(draft("3")), "street;");
    auto told_apart = draft("3");
    told_apart.street_key = "street-2";
    EXPECT_EQ(refusal(told_apart), "");
}

TEST_F(RegistrarOfSmallTown, RefusesAStreetOfAnotherCommuneAndAKeyThatIsCalledOtherwise) {
    auto elsewhere = draft("3", "");
    elsewhere.street_key = "street-1";
    elsewhere.commune_code = "00002";
    elsewhere.position = geo::Position::at(geo::Longitude{105.005}, geo::Latitude{10.005});
    EXPECT_EQ(refusal(elsewhere), "street_key;");
    auto otherwise = draft("3", "Hẻm 12");
    otherwise.street_key = "street-1";
    EXPECT_EQ(refusal(otherwise), "street_key;");
}

TEST_F(RegistrarOfSmallTown, TellsFlatsOfHousesWithoutANumberApart) {
    AddressDraft house;
    house.place = "Ấp 1";
    house.commune_code = "00002";
    house.position = geo::Position::at(geo::Longitude{105.005}, geo::Latitude{10.005});
    auto neighbour = house;
    neighbour.position = geo::Position::at(geo::Longitude{105.0051}, geo::Latitude{10.005});
    for (const auto& code : {issued(house).code, issued(neighbour).code}) {
        AddressDraft flat = house;
        flat.place.clear();
        flat.flat = "3-01";
        flat.parent_code = code;
        EXPECT_EQ(refusal(flat), "");
        EXPECT_EQ(refusal(flat), "identity.duplicate;");
    }
}

TEST_F(RegistrarOfSmallTown, RefusesAFlatBelowAFlat) {
    auto flat = draft("", "");
    flat.flat = "1-01";
    flat.parent_code = issued(draft("14")).code;
    flat.parent_code = issued(flat).code;
    flat.flat = "9-99";
    EXPECT_EQ(refusal(flat), "parent_code;");
}

TEST_F(RegistrarOfSmallTown, JournalsOnlyTheConfirmationsOfWarningsThatWereThere) {
    auto sure = draft("3");
    sure.confirmed["place.inside-parcel"] = "never asked";
    EXPECT_EQ(reason_of(issued(sure)), "first request");
}

TEST_F(RegistrarOfSmallTown, KnowsACodeWhateverBecameOfItsCommune) {
    const auto address = issued(draft("9"));
    {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", "end commune", "", ""});
        for (const auto& unit : store_->units()) {
            if (unit.facts.unit == town_.east) revision->end("unit_version", unit.version);
        }
        revision->keep();
        transaction->commit();
    }
    EXPECT_EQ(store_->address(address.code, Date::today()).value().commune_name, "");
    EXPECT_TRUE(store_->knows(address.code));
    EXPECT_FALSE(store_->knows("999999999999"));
}

TEST_F(RegistrarOfSmallTown, ListsByCommuneAndByBoxAndPageByPage) {
    for (int number = 1; number <= 5; ++number) issued(draft(std::to_string(number)));
    AddressQuery query{.commune_code = "00001", .box = std::nullopt, .after = "", .limit = 3, .day = Date::today()};
    const auto page = store_->addresses_in(query);
    ASSERT_EQ(page.addresses.size(), 3U);
    query.after = page.next_after;
    const auto last = store_->addresses_in(query);
    EXPECT_EQ(last.addresses.size(), 2U);
    EXPECT_EQ(last.next_after, "");
    EXPECT_TRUE(store_->addresses_in({"00002", std::nullopt, "", 9, Date::today()}).addresses.empty());
    EXPECT_EQ(store_->addresses_in({std::nullopt, geo::Box{105.012, 10.002, 105.013, 10.003}, "", 9, Date::today()}).addresses.size(), 5U);
    EXPECT_TRUE(store_->addresses_in({std::nullopt, geo::Box{105.0, 10.0, 105.001, 10.001}, "", 9, Date::today()}).addresses.empty());
}

TEST_F(RegistrarOfSmallTown, AnAddressOfTodayWasNotThereYesterday) {
    const auto address = issued(draft("9"));
    EXPECT_TRUE(store_->address(address.code, Date::today()));
    EXPECT_FALSE(store_->address(address.code, *Date::parse("2020-01-01")));
}

TEST_F(RegistrarOfSmallTown, LocatesAPointInItsCommuneAndParcel) {
    const auto location = locate(*store_, store_->gazetteer(), *draft("1").position, Date::today());
    ASSERT_EQ(location.communes.size(), 1U);
    EXPECT_EQ(location.communes[0].commune.name, "Phường Đông");
    EXPECT_EQ(location.communes[0].province->name, "Tỉnh Mẫu");
    EXPECT_EQ(location.parcels.size(), 1U);
}

TEST(RegistrarOfNoTown, LocatesInTheLastNameThatADissolvedCommuneHad) {
    TemporaryRegistry registry;
    const auto store = registry.open();
    const SmallTown town(*store);
    {
        auto transaction = store->begin();
        auto revision = transaction->revision({"test", "import", "", ""});
        const auto reform = Date::parse("2025-07-01");
        const auto renamed = Date::parse("2024-01-01");
        const Id old = revision->insert(unit_row(Level::commune));
        for (const auto& [name, valid] : {std::pair{"Phường 1", Period{std::nullopt, renamed}},
                                          std::pair{"Phường Một", Period{renamed, reform}}}) {
            revision->insert(unit_version_row({old, Level::commune, "00009", name, "Phường", std::nullopt, valid},
                                              std::nullopt, std::nullopt));
        }
        const Id event = revision->insert(lineage_event_row(*reform, "NQ 1", std::nullopt));
        revision->insert(lineage_part_row(event, old, town.east, true));
        revision->keep();
        transaction->commit();
    }
    const auto location = locate(*store, store->gazetteer(), *draft("1").position, Date::today());
    ASSERT_EQ(location.communes.at(0).former.size(), 1U);
    EXPECT_EQ(location.communes[0].former[0].unit.name, "Phường Một");
}

TEST(SingleWriter, LetsManyWriteAtOnceAndKeepsEachRefusalToItself) {
    TemporaryRegistry registry;
    const SmallTown town(*registry.open());
    {
        SingleWriter writer(registry.file(), 1000);
        std::vector<std::thread> clients;
        for (int client = 0; client < 8; ++client) {
            clients.emplace_back([&writer, client] {
                for (int i = 0; i < 10; ++i) {
                    // Every second draft is refused: the same number for all clients.
                    const std::string number = i % 2 == 0 ? std::to_string(100 + client * 10 + i) : "7";
                    writer.write<bool>([&](SingleWriter::Tools& tools) {
                        const auto result = tools.registrar.issue(tools.transaction, draft(number), {Caller::command_line(), "", ""});
                        return std::holds_alternative<AddressRecord>(result);
                    });
                }
            });
        }
        for (auto& client : clients) client.join();
        EXPECT_THROW(writer.write<int>([](SingleWriter::Tools&) -> int { throw std::logic_error("mine"); }),
                     std::logic_error);
    }
    const auto store = registry.open();
    EXPECT_EQ(store->addresses_in({std::nullopt, std::nullopt, "", 1000, Date::today()}).addresses.size(), 8U * 5U + 1U);
    EXPECT_EQ(store->verify(), std::vector<std::string>{});
}

}  // namespace
}  // namespace diachi::registry
