#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>

#include "registry/single_writer.hpp"
#include "tests/registry/small_town.hpp"
#include "tests/registry/storage/power_cut_disk.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

constexpr int issuers = 64;

/// How often the power is cut: a short form for every day, 1000 with DIACHI_POWER_CUTS=1000.
int cuts_asked_for() {
    const char* asked = std::getenv("DIACHI_POWER_CUTS");
    return asked ? std::atoi(asked) : 40;
}

std::vector<std::uint8_t> bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

AddressDraft draft(const std::string& number) {
    AddressDraft draft;
    draft.number = number;
    draft.street = "Trần Phú";
    draft.commune_code = "00001";
    draft.position = geo::Position::at(geo::Longitude{105.0121}, geo::Latitude{10.0021});
    return draft;
}

/// The code of a new address; warnings of the rules are confirmed.
std::string issued(SingleWriter& writer, AddressDraft draft) {
    using Issued = std::variant<AddressRecord, Examination>;
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto result = writer.write<Issued>([&](SingleWriter::Tools& tools) {
            return tools.registrar.issue(tools.transaction, draft, {Caller::command_line(), "", ""});
        });
        if (const auto* address = std::get_if<AddressRecord>(&result)) return address->code;
        for (const auto& finding : std::get<Examination>(result).findings) draft.confirmed[finding.rule] = "seen";
    }
    throw std::logic_error("the draft was refused");
}

/// What was acknowledged before the power went, and what is left of it.
struct Outcome {
    std::size_t acknowledged = 0;
    std::size_t lost = 0;
    std::size_t twice = 0;
    std::vector<std::string> findings;
};

class SingleWriterUnderPowerCut : public testing::Test {
  protected:
    SingleWriterUnderPowerCut() {
        {
            const auto store = registry_.open();
            const SmallTown town(*store);
        }
        fresh_ = bytes_of(registry_.file());
    }

    /// 64 issuers at work until a write, a sync or a checkpoint of the log is cut short.
    Outcome cut(std::uint64_t seed, bool syncing) {
        PowerCutDisk disk(seed);
        disk.put(registry_.file(), fresh_);
        if (!syncing) disk.without_syncing();
        std::mt19937_64 chance(seed);
        const auto codes = acknowledged_until(disk, 1 + static_cast<std::int64_t>(chance() % 1500));
        disk.power_up();
        return examined(codes);
    }

    const TemporaryRegistry& registry() const { return registry_; }
    const std::vector<std::uint8_t>& fresh() const { return fresh_; }

  private:
    std::vector<std::string> acknowledged_until(PowerCutDisk& disk, std::int64_t operations) {
        std::mutex mutex;
        std::vector<std::string> codes;
        SingleWriter writer(registry_.file(), issuers);
        disk.cut_after(operations);
        std::vector<std::thread> threads;
        for (int issuer = 1; issuer <= issuers; ++issuer) {
            threads.emplace_back([&, issuer] {
                try {
                    for (int count = 1;; ++count) {
                        const auto code = issued(writer, draft(std::to_string(issuer) + "/" + std::to_string(count)));
                        const std::lock_guard lock(mutex);
                        codes.push_back(code);
                    }
                } catch (const StorageError&) {
                    // The power is gone.
                }
            });
        }
        for (auto& thread : threads) thread.join();
        return codes;
    }

    Outcome examined(const std::vector<std::string>& codes) {
        Outcome outcome;
        std::set<std::string> given(codes.begin(), codes.end());
        outcome.acknowledged = codes.size();
        outcome.twice = codes.size() - given.size();
        try {
            const auto store = registry_.open();
            for (const auto& code : codes) outcome.lost += store->knows(code) ? 0U : 1U;
            outcome.findings = store->verify();
            SingleWriter writer(registry_.file(), issuers);
            outcome.twice += given.contains(issued(writer, draft("9999"))) ? 1U : 0U;
        } catch (const StorageError& error) {
            outcome.lost = codes.size();
            outcome.findings.emplace_back(error.what());
        }
        return outcome;
    }

    TemporaryRegistry registry_;
    std::vector<std::uint8_t> fresh_;
};

TEST_F(SingleWriterUnderPowerCut, LosesNoAcknowledgedAddressAndGivesNoCodeTwice) {
    std::size_t acknowledged = 0;
    for (int run = 1; run <= cuts_asked_for(); ++run) {
        const auto outcome = cut(static_cast<std::uint64_t>(run), true);
        acknowledged += outcome.acknowledged;
        ASSERT_EQ(outcome.lost, 0U) << "run " << run;
        ASSERT_EQ(outcome.twice, 0U) << "run " << run;
        ASSERT_EQ(outcome.findings, std::vector<std::string>{}) << "run " << run;
    }
    EXPECT_GT(acknowledged, 0U);
    RecordProperty("acknowledged", std::to_string(acknowledged));
    std::cout << acknowledged << " addresses were acknowledged before " << cuts_asked_for() << " power cuts\n";
}

TEST_F(SingleWriterUnderPowerCut, WouldLoseAddressesIfItDidNotSync) {
    std::size_t lost = 0;
    for (std::uint64_t run = 1; run <= 5; ++run) lost += cut(run, false).lost;
    EXPECT_GT(lost, 0U);
}

TEST_F(SingleWriterUnderPowerCut, RefusesWhileTheDiskIsFullAndGoesOnWhenThereIsSpace) {
    PowerCutDisk disk(1);
    disk.put(registry().file(), fresh());
    SingleWriter writer(registry().file(), issuers);
    const auto before = issued(writer, draft("1"));
    disk.fill(true);
    for (const char* number : {"3", "5"}) EXPECT_THROW(issued(writer, draft(number)), StorageError);
    disk.fill(false);
    const auto after = issued(writer, draft("3"));
    EXPECT_NE(after, before);
    const auto store = registry().open();
    EXPECT_TRUE(store->knows(before) && store->knows(after));
    EXPECT_EQ(store->verify(), std::vector<std::string>{});
}

}  // namespace
}  // namespace diachi::registry
