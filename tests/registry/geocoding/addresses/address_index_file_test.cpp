#include "registry/geocoding/addresses/address_index_file.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>

#include "indexed_town.hpp"

namespace diachi::registry::geocoding {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& bytes) {
    fs::remove(file);  // what is mapped stays as it is
    std::ofstream(file, std::ios::binary) << bytes;
}

class AddressIndexFile : public testing::Test {
  protected:
    AddressIndexFile() {
        town_.add(
            {{"2"}, {"4", "1-01"}, {"6", "", "current", {}, {}, "60"}, {"1", "", "current", {}, {}, "", false, true}});
        write_index(town_.file());
    }
    [[nodiscard]] fs::path file() const { return index_file_of(town_.file()); }
    [[nodiscard]] std::string found(const AddressFollower& follower, const std::string& key) const {
        const auto all = town_.labels(follower.snapshot()->on_street(town_.town().street, key, std::nullopt));
        return all.empty() ? "" : all.front().substr(0, all.front().find(' '));
    }

    IndexedTown town_;
};

TEST_F(AddressIndexFile, is_taken_where_it_fits_and_holds_what_was_written_since) {
    town_.add({{"8"}});
    const AddressFollower follower(town_.file());
    EXPECT_FALSE(follower.was_made());
    EXPECT_EQ(found(follower, "60"), found(follower, "6"));
    EXPECT_NE(found(follower, "8"), "");
    EXPECT_EQ(follower.snapshot()->revision(), town_.store().last_revision());
}

/// Goes on until everything is one index again.
void wait_for_fold(AddressFollower& follower) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::seconds(60);
    while (follower.snapshot()->layers().size() > 1 && Clock::now() < end) {
        follower.advance();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

TEST_F(AddressIndexFile, is_saved_again_once_much_has_changed_and_was_folded_into_it) {
    AddressFollower follower(town_.file(), 3);
    const auto before = content(file());
    town_.add({{"8"}, {"10"}, {"12"}, {"14"}});
    follower.advance();
    ASSERT_GT(follower.snapshot()->layers().size(), 1U);
    wait_for_fold(follower);
    ASSERT_EQ(follower.snapshot()->layers().size(), 1U);
    EXPECT_EQ(follower.snapshot()->size(), 8U);
    EXPECT_EQ(follower.take_save_error(), "");
    EXPECT_NE(content(file()), before);
    const AddressFollower next(town_.file());
    EXPECT_FALSE(next.was_made());
    for (const std::string key : {"2", "60", "8", "14"}) EXPECT_EQ(found(next, key), found(follower, key)) << key;
    EXPECT_EQ(next.snapshot()->layers().size(), 1U);
}

TEST_F(AddressIndexFile, that_cannot_be_saved_after_a_fold_says_so_once_and_is_asked_all_the_same) {
    AddressFollower follower(town_.file(), 3);
    fs::remove(file());
    fs::create_directories(file() / "in the way");
    town_.add({{"8"}, {"10"}, {"12"}, {"14"}});
    follower.advance();
    wait_for_fold(follower);
    EXPECT_NE(follower.take_save_error().find(file().string()), std::string::npos);
    EXPECT_EQ(follower.take_save_error(), "");
    EXPECT_NE(found(follower, "14"), "");
}

TEST_F(AddressIndexFile, of_another_registry_is_made_anew) {
    IndexedTown other;
    other.add({{"3"}});
    fs::copy(file(), index_file_of(other.file()));
    const AddressFollower follower(other.file());
    EXPECT_TRUE(follower.was_made());
    EXPECT_NE(found(follower, "3"), "");
    EXPECT_EQ(found(follower, "2"), "");
}

TEST_F(AddressIndexFile, that_was_altered_anywhere_is_not_taken) {
    const std::string whole = content(file());
    ASSERT_TRUE(mapped_index(file()));
    const fs::path again = file().string() + ".again";
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        std::string altered = whole;
        altered[at] = static_cast<char>(altered[at] ^ 0x10);
        write(file(), altered);
        // Between the columns lie a few bytes that mean nothing: what is taken despite them is the same to the last
        // byte.
        const auto taken = mapped_index(file());
        if (!taken) continue;
        save_index(again, taken->index, taken->state);
        EXPECT_EQ(content(again) == whole, true) << at;
    }
    write(file(), whole);
    EXPECT_TRUE(mapped_index(file()));
}

TEST_F(AddressIndexFile, that_is_cut_off_is_not_taken) {
    const std::string whole = content(file());
    for (std::size_t size = 0; size < whole.size(); size += 13) {
        write(file(), whole.substr(0, size));
        EXPECT_FALSE(mapped_index(file())) << size;
    }
    const AddressFollower follower(town_.file());
    EXPECT_TRUE(follower.was_made());
    EXPECT_NE(found(follower, "2"), "");
}

TEST_F(AddressIndexFile, whose_numbers_refer_to_nothing_is_not_sound) {
    const auto saved = mapped_index(file());
    ASSERT_TRUE(saved);
    const AddressColumnViews good = saved->index.columns();
    EXPECT_TRUE(are_sound(good));
    const std::vector<std::uint32_t> wild(good.ids.size() + 1, 1'000'000);
    const std::vector<std::uint16_t> wild_units(good.ids.size(), 60'000);
    const auto with = [&](auto member, const auto& values) {
        AddressColumnViews bad = good;
        bad.*member = {values.data(), (bad.*member).size()};
        return are_sound(bad);
    };
    EXPECT_FALSE(with(&AddressColumnViews::units, wild_units));
    EXPECT_FALSE(with(&AddressColumnViews::accuracies, wild));
    EXPECT_FALSE(with(&AddressColumnViews::text_starts, wild));
    EXPECT_FALSE(with(&AddressColumnViews::named_rows, std::vector<std::uint32_t>(good.named_rows.size(), 99)));
    EXPECT_FALSE(with(&AddressColumnViews::key_starts, std::vector<std::uint32_t>(good.key_starts.size(), 99)));
    EXPECT_FALSE(with(&AddressColumnViews::owner_starts, std::vector<std::uint32_t>(good.owner_starts.size(), 99)));
    AddressColumnViews short_column = good;
    short_column.longitudes = short_column.longitudes.first(1);
    EXPECT_FALSE(are_sound(short_column));
}

TEST_F(AddressIndexFile, leaves_nothing_behind_where_it_cannot_be_written) {
    const auto folder = town_.file().parent_path() / "taken.index";
    fs::create_directories(folder / "something");
    const auto saved = mapped_index(file());
    ASSERT_TRUE(saved);
    EXPECT_THROW(save_index(folder, saved->index, saved->state), StorageError);
    for (const auto& entry : fs::directory_iterator(folder.parent_path()))
        EXPECT_FALSE(entry.path().extension() == ".part") << entry.path();
}

}  // namespace
}  // namespace diachi::registry::geocoding
