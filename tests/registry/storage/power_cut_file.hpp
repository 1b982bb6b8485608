#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <random>
#include <set>
#include <vector>

namespace diachi::registry {

/// A file of a PowerCutDisk: what programs see, and what a power cut leaves of it.
struct DiskFile {
    static constexpr std::size_t sector = 512;

    std::vector<std::uint8_t> live;
    std::vector<std::uint8_t> synced;
    std::set<std::size_t> unsynced_sectors;
    bool exists_after_cut = false;

    // Locks of the file and, for the write-ahead log's index, memory and locks that all its connections share.
    int shared = 0;
    int reserved = 0;
    int pending = 0;
    int exclusive = 0;
    std::vector<std::unique_ptr<std::vector<std::uint8_t>>> regions;
    int region_shared[SQLITE_SHM_NLOCK] = {};
    bool region_exclusive[SQLITE_SHM_NLOCK] = {};

    void write(const void* bytes, std::size_t count, std::size_t at) {
        if (live.size() < at + count) live.resize(at + count);
        std::memcpy(live.data() + at, bytes, count);
        for (std::size_t s = at / sector; s * sector < at + count; ++s) unsynced_sectors.insert(s);
    }
    void sync() {
        synced = live;
        unsynced_sectors.clear();
        exists_after_cut = true;
    }
    void lose(std::mt19937_64& chance) {
        std::vector<std::uint8_t> left = synced;
        if (live.size() != synced.size() && (chance() & 1U) != 0) left.resize(live.size());
        for (const std::size_t s : unsynced_sectors) {
            const std::size_t from = s * sector;
            const std::size_t to = std::min(from + sector, live.size());
            if (from >= to || (chance() & 1U) == 0) continue;
            if (left.size() < to) left.resize(to);
            std::memcpy(left.data() + from, live.data() + from, to - from);
        }
        live = synced = left;
        unsynced_sectors.clear();
    }
};

}  // namespace diachi::registry
