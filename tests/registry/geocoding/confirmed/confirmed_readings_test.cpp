#include "registry/geocoding/confirmed/confirmed_readings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "registry/geocoding/confirmed/reading_keeper.hpp"
#include "registry/geocoding/dossier_result.hpp"
#include "registry/geocoding/store_lookup.hpp"
#include "registry/lifecycle/undoing.hpp"
#include "tests/registry/issued_town.hpp"

namespace diachi::registry::geocoding {
namespace {

constexpr const char* vague = "nhà ông Ba gần chợ, Phường Đông";

class ConfirmedReadingsOfSmallTown : public testing::Test {
  protected:
    static Caller clerk(const std::string& system) { return {system, {Role::geocoder}, std::nullopt}; }
    static ReadingChoice address(Id id) { return {ReadingChoice::Kind::address, id}; }

    ConfirmedReading confirm(const std::string& system, std::string_view text, const ReadingChoice& choice,
                             std::optional<Id> replaces = std::nullopt) {
        return town_.written([&](Transaction& t) {
            return ReadingKeeper(town_.store(), t, keyring_.keys().settled_texts())
                .confirm({system, text, choice, replaces}, {clerk(system), "hỏi tổ trưởng", ""});
        });
    }
    RevisionNumber end(Id reading, const Caller& caller) {
        return town_.written([&](Transaction& t) {
            return ReadingKeeper(town_.store(), t, keyring_.keys().settled_texts()).end(reading, {caller, "", ""});
        });
    }
    RevisionNumber undo(RevisionNumber revision, const Caller& caller = Caller::command_line()) {
        return town_.written([&](Transaction& t) {
            return registry::undo(town_.store(), town_.registrar(), t, revision, {caller, "", ""});
        });
    }
    DossierResult answer(std::string_view text, const std::string& system) {
        readings_ = ConfirmedReadings::refreshed(readings_, town_.store(), keyring_);
        const Geocoder geocoder(town_.store().gazetteer());
        const StoreLookup addresses(town_.store(), Date::today());
        Question question(text);
        question.system = system;
        return DossierDesk(geocoder, town_.store(), readings_.get()).answer(question, addresses);
    }
    static bool has(const DossierResult& result, const std::string& fault) {
        return std::any_of(result.faults.begin(), result.faults.end(),
                           [&](const Fault& one) { return one.element + ":" + one.fault == fault; });
    }

    IssuedTown town_;
    HolderKeyring keyring_{HolderKeyFiles::beside(town_.file().file())};
    std::shared_ptr<const ConfirmedReadings> readings_ = std::make_shared<const ConfirmedReadings>();
};

TEST_F(ConfirmedReadingsOfSmallTown, AnswerTheTextForTheSystemThatSettledItAndNoOther) {
    const auto code = town_.issue("12");
    EXPECT_EQ(answer(vague, "một cửa").code, "");
    confirm("một cửa", vague, address(town_.id_of(code)));
    const auto settled = answer("Nhà ông Ba  gần chợ , PHƯỜNG ĐÔNG", "một cửa");
    EXPECT_EQ(settled.code, code);
    EXPECT_EQ(settled.category, "B");
    EXPECT_EQ(settled.level, "address");
    EXPECT_EQ(settled.score, 98);
    EXPECT_TRUE(has(settled, "text:settled"));
    ASSERT_EQ(settled.evidence.size(), 1U);
    EXPECT_EQ(settled.evidence.front().kind, "settled");
    EXPECT_TRUE(settled.evidence.front().value.starts_with("một cửa, 20")) << settled.evidence.front().value;
    EXPECT_EQ(settled.commune.value().code, "00001");
    for (const std::string other : {"LGSP", ""}) EXPECT_EQ(answer(vague, other).code, "") << other;
    EXPECT_EQ(answer("nhà ông Bá gần chợ, Phường Đông", "một cửa").code, "");
    EXPECT_EQ(town_.store().verify(), std::vector<std::string>{});
}

TEST_F(ConfirmedReadingsOfSmallTown, LeaveAnAnswerThatIsWhatWasChosenItsCategory) {
    const auto code = town_.issue("12");
    const std::string exact = "12 Đường Trần Phú, Phường Đông, Tỉnh Mẫu";
    ASSERT_EQ(answer(exact, "một cửa").category, "A");
    confirm("một cửa", exact, address(town_.id_of(code)));
    const auto settled = answer(exact, "một cửa");
    EXPECT_EQ(settled.category, "A");
    EXPECT_EQ(settled.score, 100);
    EXPECT_EQ(settled.evidence.back().kind, "settled");
}

TEST_F(ConfirmedReadingsOfSmallTown, CanChooseAStreetAHamletACommuneOrNothing) {
    const auto& town = town_.town();
    confirm("a", "một", {ReadingChoice::Kind::street, {}, town.street, {}, town.east});
    confirm("a", "hai", {ReadingChoice::Kind::place, {}, {}, town.hamlet, town.west});
    confirm("a", "ba", {ReadingChoice::Kind::commune, {}, {}, {}, town.west});
    confirm("a", vague, ReadingChoice{});
    EXPECT_EQ(answer("một", "a").label, "Đường Trần Phú, Phường Đông, Tỉnh Mẫu");
    EXPECT_EQ(answer("hai", "a").level, "place");
    EXPECT_EQ(answer("ba", "a").commune.value().code, "00002");
    EXPECT_EQ(answer("ba", "a").score, 66);
    const auto none = answer(vague, "a");
    EXPECT_EQ(none.category, "N");
    EXPECT_FALSE(none.commune);
    EXPECT_EQ(none.evidence.front().kind, "settled");
}

TEST_F(ConfirmedReadingsOfSmallTown, FollowARetiredHouseToTheOneThatTookItsPlace) {
    const auto old_code = town_.issue("12");
    const auto new_code = town_.issue("14");
    confirm("a", vague, address(town_.id_of(old_code)));
    town_.retire(old_code, {new_code});
    EXPECT_EQ(answer(vague, "a").code, new_code);
    EXPECT_EQ(answer(vague, "a").category, "B");
}

TEST_F(ConfirmedReadingsOfSmallTown, NeverAnswerADeadCodeAsCertain) {
    const auto split = town_.issue("12");
    const auto left = town_.issue("14");
    const auto right = town_.issue("16");
    const auto gone = town_.issue("18");
    confirm("a", vague, address(town_.id_of(split)));
    confirm("a", "18 Đường Trần Phú, Phường Đông", address(town_.id_of(gone)));
    town_.retire(split, {left, right});
    town_.retire(gone);
    const auto open = answer(vague, "a");
    EXPECT_EQ(open.category, "C");
    EXPECT_EQ(open.code, "");
    EXPECT_TRUE(has(open, "text:settled_ended"));
    EXPECT_EQ(std::set<std::string>(open.address_candidates.begin(), open.address_candidates.end()),
              (std::set<std::string>{left, right}));
    const auto lost = answer("18 Đường Trần Phú, Phường Đông", "a");
    EXPECT_EQ(lost.category, "C");
    EXPECT_EQ(lost.code, "");
}

TEST_F(ConfirmedReadingsOfSmallTown, AreReplacedOnlyByWhoNamesTheOneThatStood) {
    const auto first = town_.issue("12");
    const auto second = town_.issue("14");
    const auto standing = confirm("a", vague, address(town_.id_of(first)));
    EXPECT_FALSE(confirm("a", vague, address(town_.id_of(first))).written);
    EXPECT_THROW(confirm("a", vague, address(town_.id_of(second))), NotPossible);
    EXPECT_THROW(confirm("a", vague, address(town_.id_of(second)), standing.record.id + 1), NotPossible);
    EXPECT_EQ(answer(vague, "a").code, first);
    EXPECT_TRUE(confirm("a", vague, address(town_.id_of(second)), standing.record.id).written);
    EXPECT_EQ(answer(vague, "a").code, second);
    EXPECT_EQ(town_.store().verify(), std::vector<std::string>{});
}

TEST_F(ConfirmedReadingsOfSmallTown, AreEndedAndUndone) {
    const auto code = town_.issue("12");
    const auto reading = confirm("a", vague, address(town_.id_of(code))).record;
    EXPECT_THROW(end(reading.id, clerk("b")), NotPossible);
    const auto ending = end(reading.id, clerk("a"));
    EXPECT_EQ(answer(vague, "a").code, "");
    undo(ending);
    EXPECT_EQ(answer(vague, "a").code, code);
    EXPECT_THROW(undo(reading.revision), NotPossible);  // its row was ended since
    const auto again = town_.store().confirmed_readings().list("a", 0, 10).front();
    undo(again.revision);
    EXPECT_EQ(answer(vague, "a").code, "");
    const auto anew = confirm("a", vague, address(town_.id_of(code))).record;
    EXPECT_THROW(undo(ending), NotPossible);  // settled anew since
    EXPECT_THROW(undo(anew.revision, clerk("b")), NotGranted);
    EXPECT_EQ(town_.store().verify(), std::vector<std::string>{});
}

TEST_F(ConfirmedReadingsOfSmallTown, AreOfOneSystemUnlessAnAdministratorSettles) {
    const auto settle = [&](const Caller& caller) {
        return town_.written([&](Transaction& t) {
            return ReadingKeeper(town_.store(), t, keyring_.keys().settled_texts())
                .confirm({"a", vague, {}, {}}, {caller, "", ""});
        });
    };
    EXPECT_THROW(settle(clerk("b")), NotGranted);
    EXPECT_THROW(settle({"a", {Role::reader}, std::nullopt}), NotGranted);
    EXPECT_THROW(settle({"a", {Role::geocoder}, std::nullopt, true}), NotGranted);
    EXPECT_TRUE(settle({"admin", {Role::administrator}, std::nullopt}).written);
}

TEST_F(ConfirmedReadingsOfSmallTown, LeaveNoTextInTheRegistryAndCountOnlyWithTheirKey) {
    confirm("a", "Ngõ Bí Mật số 77", ReadingChoice{});
    for (const char* const suffix : {"", "-wal"}) {
        std::ifstream in(town_.file().file().string() + suffix, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        for (const std::string text : {"Bí Mật", "bí mật", "bi mat"})
            EXPECT_EQ(bytes.find(text), std::string::npos) << text;
    }
    std::filesystem::remove(HolderKeyFiles::beside(town_.file().file()).master_key);
    HolderKeyring without(HolderKeyFiles::beside(town_.file().file()));
    EXPECT_THROW(ConfirmedReadings::read(town_.store(), without), HoldersUnavailable);
}

TEST_F(ConfirmedReadingsOfSmallTown, NeedNoKeyWhileThereAreNone) {
    EXPECT_EQ(ConfirmedReadings::read(town_.store(), keyring_)->size(), 0U);
    EXPECT_FALSE(std::filesystem::exists(HolderKeyFiles::beside(town_.file().file()).master_key));
}

TEST_F(ConfirmedReadingsOfSmallTown, ARefreshedSnapshotIsTheOneThatIsReadAnew) {
    std::vector<Id> ids;
    for (int i = 0; i < 40; ++i) {
        ids.push_back(confirm("a", "văn bản " + std::to_string(i), ReadingChoice{}).record.id);
        if (i % 3 == 0) end(ids[static_cast<std::size_t>(i) / 2], clerk("a"));
        readings_ = ConfirmedReadings::refreshed(readings_, town_.store(), keyring_);
        const auto anew = ConfirmedReadings::read(town_.store(), keyring_);
        ASSERT_EQ(readings_->size(), anew->size());
        for (int j = 0; j <= i; ++j) {
            const auto text = "văn bản " + std::to_string(j);
            ASSERT_EQ(readings_->find("a", text), anew->find("a", text)) << text;
        }
    }
    EXPECT_EQ(ConfirmedReadings::refreshed(readings_, town_.store(), keyring_), readings_);
}

}  // namespace
}  // namespace diachi::registry::geocoding
