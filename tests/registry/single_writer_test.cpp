#include "registry/single_writer.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "tests/registry/small_town.hpp"
#include "tests/registry/temporary_registry.hpp"

namespace diachi::registry {
namespace {

using namespace std::chrono_literals;
using Tools = SingleWriter::Tools;

void write_place(Tools& tools, const std::string& key) {
    auto revision = tools.transaction.revision({"test", "write", "", ""});
    revision->insert(place_row(key));
    revision->keep();
}

TEST(SingleWriterInLine, TakesAJobOutThatWaitedTooLongAndNeverWritesIt) {
    TemporaryRegistry registry;
    const auto store = registry.open();
    const auto before = store->last_revision();
    std::atomic<bool> was_run = false;
    SingleWriter writer(registry.file(), 10, 50ms);
    {
        const auto held_by_another = store->begin();
        EXPECT_THROW(writer.write<bool>([&](Tools& tools) {
            was_run = true;
            write_place(tools, "late");
            return true;
        }), WriterOverloaded);
    }
    EXPECT_TRUE(writer.write<bool>([&](Tools& tools) {
        write_place(tools, "in time");
        return true;
    }));
    EXPECT_FALSE(was_run);
    EXPECT_EQ(store->last_revision(), before + 1);
}

TEST(SingleWriterInLine, TakesBackAJobThatFailsAfterItsRevisionWasKept) {
    TemporaryRegistry registry;
    const auto store = registry.open();
    const auto before = store->last_revision();
    SingleWriter writer(registry.file(), 10);
    EXPECT_THROW(writer.write<bool>([](Tools& tools) -> bool {
        write_place(tools, "dropped");
        throw std::runtime_error("the answer could not be made");
    }), std::runtime_error);
    EXPECT_EQ(store->last_revision(), before);
    EXPECT_TRUE(store->places().empty());
    EXPECT_EQ(store->verify(), std::vector<std::string>{});
}

TEST(SingleWriterInLine, TellsOfAWriteOnceTheDiskHasItAndBeforeItsResult) {
    TemporaryRegistry registry;
    const auto store = registry.open();
    std::vector<RevisionNumber> told;
    SingleWriter writer(registry.file(), 10, 10s, [&] { told.push_back(store->last_revision()); });
    const auto before = store->last_revision();
    writer.write<bool>([](Tools& tools) {
        write_place(tools, "written");
        return true;
    });
    EXPECT_EQ(told, std::vector<RevisionNumber>{before + 1});
}

TEST(SingleWriterInLine, RefusesMoreThanMayWait) {
    TemporaryRegistry registry;
    SingleWriter writer(registry.file(), 0);
    EXPECT_THROW(writer.write<bool>([](Tools&) { return true; }), WriterOverloaded);
}

}  // namespace
}  // namespace diachi::registry
