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

    int lock(int& held, int to) {
        if (held >= to) return SQLITE_OK;
        if (held < SQLITE_LOCK_SHARED) {
            if (pending != 0 || exclusive != 0) return SQLITE_BUSY;
            ++shared;
            held = SQLITE_LOCK_SHARED;
        }
        if (to >= SQLITE_LOCK_RESERVED && held < SQLITE_LOCK_RESERVED) {
            if (reserved != 0) return SQLITE_BUSY;
            reserved = 1;
            held = SQLITE_LOCK_RESERVED;
        }
        if (to < SQLITE_LOCK_EXCLUSIVE) return SQLITE_OK;
        pending = 1;
        held = SQLITE_LOCK_PENDING;
        if (shared > 1) return SQLITE_BUSY;
        exclusive = 1;
        held = SQLITE_LOCK_EXCLUSIVE;
        return SQLITE_OK;
    }
    void unlock(int& held, int to) {
        if (held == SQLITE_LOCK_EXCLUSIVE) exclusive = 0;
        if (held >= SQLITE_LOCK_PENDING) pending = 0;
        if (held >= SQLITE_LOCK_RESERVED && to < SQLITE_LOCK_RESERVED) reserved = 0;
        if (held >= SQLITE_LOCK_SHARED && to < SQLITE_LOCK_SHARED) --shared;
        held = std::min(held, to);
    }
    int lock_regions(int first, int count, int flags) {
        const bool alone = (flags & SQLITE_SHM_SHARED) == 0;
        const bool taking = (flags & SQLITE_SHM_LOCK) != 0;
        for (int i = first; taking && i < first + count; ++i) {
            if (region_exclusive[i] || (alone && region_shared[i] > 0)) return SQLITE_BUSY;
        }
        for (int i = first; i < first + count; ++i) {
            if (alone) {
                region_exclusive[i] = taking;
            } else {
                region_shared[i] += taking ? 1 : -1;
            }
        }
        return SQLITE_OK;
    }

    int read(void* to, std::size_t count, std::size_t at) const {
        const auto from = std::min(at, live.size());
        const auto there = std::min(count, live.size() - from);
        std::memcpy(to, live.data() + from, there);
        std::memset(static_cast<char*>(to) + there, 0, count - there);
        return there == count ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }
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
