// The rules with a real map around the draft: what SurroundingsReader gathers, and that each warning can be confirmed.

#include "registry/registrar.hpp"

#include <gtest/gtest.h>

#include <map>

#include "registry/address_rows.hpp"
#include "registry/storage/nearby.hpp"
#include "registry/history.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

geo::Position at(double longitude, double latitude) {
    return geo::Position::at(geo::Longitude{longitude}, geo::Latitude{latitude});
}

/// The small town, with a river through its east, rice land, streets with courses and the communes of before 2025.
class RegistrarAndItsRules : public testing::Test {
  protected:
    RegistrarAndItsRules() : store_(registry_.open()), town_(*store_) {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", "import", "", ""});
        const Id changeset = revision->insert(changeset_row({"streets", "", "", "", "", "", std::nullopt, "", ""}));
        const Id river = revision->insert(water_row("W1"));
        revision->insert(
            water_version_row(river, "sông", "Sông Mẫu", changeset, geo::to_wkb(square(105.016, 10.002, 0.0005)), {}));
        rice_ = parcel(*revision, changeset, "46", "LUC", 105.0130);
        parcel(*revision, changeset, "47", "ODT", 105.0190);
        // From west to east at 10.005; its alley 9 goes north from there, some 330 m.
        quay_ = street(*revision, changeset, std::nullopt, "Đường Bờ Sông", {{{105.010, 10.005}, {105.020, 10.005}}});
        street(*revision, changeset, quay_, "Hẻm 9", {{{105.015, 10.005}, {105.015, 10.008}}});
        for (const auto* name : {"Đường Văn An", "Đường Vân An"}) street(*revision, changeset, std::nullopt, name, {});
        const Date reform = *Date::parse("2025-07-01");
        former(*revision, "00009", "Phường Một", reform, {town_.east});
        former(*revision, "00008", "Xã Hai", reform, {town_.east, town_.west});
        revision->insert(thoroughfare_version_row(quay_, "Đường Bờ Kè", changeset, std::nullopt,
                                                  {std::nullopt, Date::parse("2020-01-01")}));
        revision->keep();
        transaction->commit();
    }

    static Id parcel(Revision& revision, Id changeset, const std::string& number, const std::string& land, double west) {
        const Id id = revision.insert(parcel_row({"00001", "3", number}));
        const auto shape = geo::to_wkb(square(west, 10.002, 0.0003));
        revision.insert(parcel_version_row(id, {land, 1000, std::nullopt, "", 4326, {}}, changeset, shape, shape));
        return id;
    }
    Id street(Revision& revision, Id changeset, std::optional<Id> parent, const std::string& name,
              const geo::MultiLine& course) const {
        const Id id = revision.insert(thoroughfare_row(parent, name));
        const auto shape = course.empty() ? std::nullopt : std::optional(geo::to_wkb(course));
        revision.insert(thoroughfare_version_row(id, name, changeset, shape, {Date::parse("2020-01-01"), std::nullopt}));
        revision.insert(thoroughfare_unit_row(id, town_.east, {}));
        return id;
    }
    static void former(Revision& revision, const std::string& code, const std::string& name, const Date& until,
                       const std::vector<Id>& successors) {
        const Id old = revision.insert(unit_row(Level::commune));
        revision.insert(unit_version_row({old, Level::commune, code, name, "Xã", std::nullopt, {std::nullopt, until}},
                                         std::nullopt, std::nullopt));
        const Id event = revision.insert(lineage_event_row(until, "NQ 1", std::nullopt));
        for (const Id successor : successors) {
            revision.insert(lineage_part_row(event, old, successor, successors.size() == 1));
        }
    }

    static AddressDraft house(const std::string& number, const geo::Position& position) {
        AddressDraft draft;
        draft.number = number;
        draft.street = "Trần Phú";
        draft.commune_code = "00001";
        draft.position = position;
        return draft;
    }
    static AddressDraft on_the_parcel(const std::string& number) { return house(number, at(105.0121, 10.0021)); }

    std::variant<AddressRecord, Examination> issue(const AddressDraft& draft) {
        auto transaction = store_->begin();
        auto result = Registrar(*store_).issue(*transaction, draft, {Caller::command_line(), "", ""});
        transaction->commit();
        return result;
    }
    AddressRecord issued(const AddressDraft& draft) { return std::get<AddressRecord>(issue(draft)); }
    ExaminedDraft examined(const AddressDraft& draft) { return Examiner(*store_).examine(draft); }
    /// The fields and rules that speak of a draft, joined.
    std::string said_of(const AddressDraft& draft) {
        std::string text;
        const auto examination = examined(draft).examination;
        for (const auto& field : examination.unresolved) text += field.field + ";";
        for (const auto& finding : examination.findings) text += finding.rule + ";";
        return text;
    }
    void retire(const AddressRecord& address, const std::string& status) {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", status, "", ""});
        revision->end("address_status", address.id);  // the statuses of the first addresses have their ids
        revision->insert(address_status_row(address.id, status, "torn down", {Date::today(), std::nullopt}));
        revision->keep();
        transaction->commit();
    }

    TemporaryRegistry registry_;
    std::unique_ptr<Store> store_;
    SmallTown town_;
    Id quay_ = 0, rice_ = 0;
};

TEST_F(RegistrarAndItsRules, FindThatAPositionIsAtSeaOrNearAnEdge) {
    EXPECT_EQ(said_of(house("1", at(109, 11))), "place.inside-country;");
    EXPECT_EQ(said_of(house("1", at(105.015, 9.995))), "place.inside-commune;");  // 550 m south of everything
    EXPECT_EQ(said_of(house("1", at(100, 10))), "place.inside-country;");
    // The boundary in the south is 5.5 m away, then 3.3 m.
    EXPECT_EQ(said_of(house("1", at(105.015, 10.00005))), "");
    EXPECT_EQ(said_of(house("1", at(105.015, 10.00003))), "place.near-edge;");
    auto measured = house("1", at(105.015, 10.00003));
    measured.accuracy_m = 1;
    EXPECT_EQ(said_of(measured), "");
    measured.accuracy_m = 10'000;
    EXPECT_EQ(said_of(measured), "place.near-edge;");
}

TEST_F(RegistrarAndItsRules, HoldTheNamedParcelAgainstTheMap) {
    auto draft = on_the_parcel("1");
    draft.parcel_unit = "00001";
    draft.parcel_sheet = "3";
    draft.parcel_number = "45";
    EXPECT_EQ(said_of(draft), "");
    draft.parcel_number = "46";
    EXPECT_EQ(said_of(draft), "place.parcel-matches;");
    draft.parcel_number = "999";
    EXPECT_EQ(said_of(draft), "place.parcel-known;");
    draft.parcel_unit = "00007";  // not surveyed, but the cadastre of the neighbourhood is known
    EXPECT_EQ(said_of(draft), "place.parcel-known;");
    draft.position = at(105.0195, 10.009);
    EXPECT_EQ(said_of(draft), "");
}

TEST_F(RegistrarAndItsRules, TakeTheNamedOneOfParcelsThatOverlap) {
    {
        auto transaction = store_->begin();
        auto revision = transaction->revision({"test", "import", "", ""});
        parcel(*revision, 1, "48", "ODT", 105.01205);
        revision->keep();
        transaction->commit();
    }
    auto draft = on_the_parcel("1");
    draft.parcel_unit = "00001";
    draft.parcel_sheet = "3";
    draft.parcel_number = "48";
    EXPECT_EQ(issued(draft).parcel, (ParcelKey{"00001", "3", "48"}));
}

TEST_F(RegistrarAndItsRules, FindRiceLandAndWater) {
    EXPECT_EQ(said_of(house("1", at(105.0131, 10.0021))), "place.land-use;");
    EXPECT_EQ(said_of(house("1", at(105.0162, 10.0022))), "place.in-water;");
}

TEST_F(RegistrarAndItsRules, MeasureTheWayToTheStreetOrToTheAlleyThatTheNumberLeadsInto) {
    const auto quay = [](const std::string& number, double latitude) {
        auto draft = house(number, at(105.0152, latitude));
        draft.street = "Bờ Sông";
        return draft;
    };
    EXPECT_EQ(said_of(quay("6", 10.0058)), "");                     // 88 m
    EXPECT_EQ(said_of(quay("6", 10.0075)), "place.street-reach;");  // 276 m from the street
    EXPECT_EQ(said_of(quay("9/6", 10.0075)), "");                   // but 22 m from its alley 9
    EXPECT_EQ(said_of(quay("8/5", 10.0075)), "");                   // an alley that is not on the map
    EXPECT_NEAR(examined(quay("6", 10.0075)).surroundings.metres_to_street.value(), 276.5, 0.5);
    auto no_course = quay("5", 10.0075);
    no_course.street = "Trần Phú";
    EXPECT_EQ(said_of(no_course), "");
}

TEST_F(RegistrarAndItsRules, UnderstandAnotherSpellingOfOneNameAndAskWhichOfSeveral) {
    auto draft = on_the_parcel("1");
    draft.street = "TRAN PHU";
    EXPECT_EQ(said_of(draft), "name.spelling;");
    EXPECT_EQ(examined(draft).examination.findings[0].refusal.suggestion, "Đường Trần Phú");
    EXPECT_EQ(issued(draft).label(), "1 Đường Trần Phú, Phường Đông, Tỉnh Mẫu");
    draft = house("3", at(105.0122, 10.0022));
    draft.street = "duong van an";
    ASSERT_EQ(said_of(draft), "street;");
    const auto message = examined(draft).examination.unresolved[0].message_vi;
    EXPECT_NE(message.find("“Đường Văn An”, “Đường Vân An”"), std::string::npos) << message;
}

TEST_F(RegistrarAndItsRules, SuggestTheNameOfTodayForAFormerOne) {
    auto draft = house("6", at(105.0152, 10.0052));
    draft.street = "Đường Bờ Kè";
    EXPECT_EQ(said_of(draft), "name.former;");
    EXPECT_EQ(examined(draft).examination.findings[0].refusal.suggestion, "Đường Bờ Sông");
}

TEST_F(RegistrarAndItsRules, TakeAFormerCommuneForTheSuccessorThatHoldsThePosition) {
    auto draft = on_the_parcel("1");
    draft.commune_code = "00008";
    EXPECT_EQ(said_of(draft), "name.former;");
    EXPECT_EQ(issued(draft).commune_code, "00001");
    draft = on_the_parcel("2");
    draft.commune_code = "00009";
    draft.position = at(105.005, 10.005);  // in the west, which Phường Một did not go into
    const auto examination = examined(draft).examination;
    ASSERT_EQ(examination.findings.size(), 1U);
    EXPECT_EQ(examination.findings[0].rule, "place.inside-commune");
    EXPECT_EQ(examination.findings[0].refusal.suggestion, "00001");
}

TEST_F(RegistrarAndItsRules, FindAnotherHouseOnTheSameSpot) {
    const auto first = issued(on_the_parcel("1"));
    const auto beside = [](double metres) { return at(105.0121 + metres / 109'600, 10.0021); };
    EXPECT_EQ(said_of(house("3", beside(1.9))), "identity.same-spot;");
    EXPECT_EQ(said_of(house("3", beside(2.1))), "");
    EXPECT_EQ(examined(house("3", beside(0))).examination.findings[0].refusal.suggestion, first.code);
    auto flat = house("", beside(0));
    flat.street.clear();
    flat.flat = "1-01";
    flat.parent_code = first.code;
    EXPECT_EQ(said_of(flat), "");
}

TEST_F(RegistrarAndItsRules, FindTheSameSpotAcrossTheCellsOfTheIndex) {
    issued(on_the_parcel("1"));  // on the corner of four cells
    const double metre = 1 / 110'600.0;
    for (const auto& [east, north] : {std::pair{-1.0, 0.0}, {0.0, -1.0}, {-1.0, -1.0}, {1.0, 1.0}}) {
        EXPECT_EQ(store_->nearby().sites_within(at(105.0121 + east * metre, 10.0021 + north * metre), 2, Date::today()).size(),
                  1U);
    }
}

TEST_F(RegistrarAndItsRules, IssueNoFlatInABuildingThatIsOver) {
    const auto first = issued(on_the_parcel("1"));
    const auto second = issued(house("2", at(105.0122, 10.0022)));
    for (const auto& [building, status] : {std::pair{first, "retired"}, {second, "cancelled"}}) {
        retire(building, status);
        auto flat = on_the_parcel("");
        flat.street.clear();
        flat.flat = "1-01";
        flat.parent_code = building.code;
        EXPECT_EQ(said_of(flat), "identity.retired-parent;") << status;
    }
}

TEST_F(RegistrarAndItsRules, HoldACodeBroughtAlongAgainstThePlace) {
    const auto address = issued(on_the_parcel("1"));
    auto draft = house("3", at(105.0122, 10.0022));
    draft.code = address.code;
    EXPECT_EQ(said_of(draft), "");
    draft.position = at(105.0191, 10.0021);  // some 770 m east
    ASSERT_EQ(said_of(draft), "code.position;");
    const auto message = examined(draft).examination.findings[0].refusal.message_en;
    EXPECT_NE(message.find(address.label() + ", 767 m from here"), std::string::npos) << message;
}

TEST_F(RegistrarAndItsRules, NeitherKeepNorRepeatTheNumberOfTheHolder) {
    auto draft = on_the_parcel("1");
    draft.holder_tax_number = "0100109107";
    ASSERT_EQ(said_of(draft), "identity.tax-code;");
    const auto finding = examined(draft).examination.findings[0];
    EXPECT_EQ((finding.refusal.message_vi + finding.refusal.message_en).find("0100109107"), std::string::npos);
    draft.holder_tax_number = "0100109106";
    for (const auto& entry : history(*store_, issued(draft).code, store_->last_revision())) {
        EXPECT_EQ(entry.revision.facts.reason.find("0100109106"), std::string::npos);
        for (const auto& change : entry.changes) EXPECT_EQ(change.to.find("0100109106"), std::string::npos) << change.field;
    }
}

TEST_F(RegistrarAndItsRules, JournalTheReasonForWhichEachWarningWasPassedOver) {
    issued(on_the_parcel("1"));
    const auto known = issued(house("2", at(105.0191, 10.0021)));
    std::map<std::string, AddressDraft> warned;
    warned["place.near-edge"] = house("10", at(105.015, 10.00003));
    warned["place.inside-parcel"] = house("11", at(105.0126, 10.0025));
    warned["place.parcel-matches"] = house("12", at(105.0122, 10.0022));
    warned["place.parcel-matches"].parcel_unit = "00001";
    warned["place.parcel-matches"].parcel_sheet = "3";
    warned["place.parcel-matches"].parcel_number = "46";
    warned["place.land-use"] = house("13", at(105.0131, 10.0021));
    warned["place.in-water"] = house("14", at(105.0162, 10.0022));
    warned["place.street-reach"] = house("6", at(105.0152, 10.0075));
    warned["place.street-reach"].street = "Bờ Sông";
    warned["identity.same-spot"] = on_the_parcel("16");
    warned["code.position"] = house("8", at(105.0121, 10.0022));
    warned["code.position"].code = known.code;
    for (auto& [rule, draft] : warned) {
        ASSERT_EQ(said_of(draft), rule + ";");
        EXPECT_TRUE(std::holds_alternative<Examination>(issue(draft))) << rule;
        draft.confirmed[rule] = "xem tại chỗ";
        EXPECT_EQ(store_->journal().revision(issued(draft).revision).value().facts.reason, "confirmed " + rule + ": xem tại chỗ");
    }
    for (const auto& rule : rules::table()) {
        const bool is_tested = warned.contains(std::string(rule.id)) || rule.id.starts_with("number.");
        const bool needs_holders = rule.id == "identity.main-address";
        EXPECT_TRUE(rule.severity != rules::Severity::warning || is_tested || needs_holders) << rule.id;
    }
    EXPECT_EQ(store_->verify(), std::vector<std::string>{});
}

}  // namespace
}  // namespace diachi::registry
