#pragma once

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/registry/storage/power_cut_file.hpp"

namespace diachi::registry {

/// A disk in memory for SQLite that forgets, at a power cut, what was not synced. While it lives it is the default VFS
/// of the process; files that were not put on it (PROJ's database) go to the real one.
///
/// At the cut every 512-byte sector that was written since the last sync survives or not, at random, each by itself; so
/// does a change of length, a file that was never synced, and a deletion whose folder was not synced. From then on every
/// operation fails, until power_up().
class PowerCutDisk {
  public:
    explicit PowerCutDisk(std::uint64_t seed);
    ~PowerCutDisk();
    PowerCutDisk(const PowerCutDisk&) = delete;
    PowerCutDisk& operator=(const PowerCutDisk&) = delete;

    /// Puts a file on the disk, synced. Files beside it of a longer name (its log) are on the disk too.
    void put(const std::string& path, std::vector<std::uint8_t> content);
    /// The power goes while the n-th writing operation from now is being done.
    void cut_after(std::int64_t operations);
    /// What survived is what there is.
    void power_up();
    /// No space for anything longer, until there is.
    void fill(bool full);
    /// Connections opened from now on do as with `PRAGMA synchronous = OFF`, whatever they ask for.
    void without_syncing() { never_syncs = true; }

    // For the functions that SQLite calls, below.

    /// Whether one more writing operation goes through: SQLITE_OK, SQLITE_FULL or `when_off`. Under `mutex`.
    int permit(bool longer, int when_off);

    std::mutex mutex;
    std::map<std::string, std::shared_ptr<DiskFile>> files;
    std::map<std::string, std::shared_ptr<DiskFile>> graves;  ///< deleted, but the folder was not synced
    std::string stem;
    bool off = false;
    bool never_syncs = false;
    sqlite3_vfs* real = nullptr;

  private:
    static constexpr std::int64_t never = -1;
    std::mt19937_64 chance_;
    std::int64_t left_ = never;
    bool full_ = false;
    sqlite3_vfs vfs_{};
};

/// What SQLite calls.
namespace power_cut {

inline PowerCutDisk* disk = nullptr;  ///< the one that lives

/// How SQLite sees an open file.
struct Handle {
    sqlite3_file base;
    DiskFile* file;
    int lock;
    std::shared_ptr<DiskFile>* owner;
};

inline Handle& handle(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }
inline DiskFile& content(sqlite3_file* file) { return *handle(file).file; }

inline int unlock(sqlite3_file* f, int to) {
    const std::lock_guard guard(disk->mutex);
    content(f).unlock(handle(f).lock, to);
    return SQLITE_OK;
}

inline int lock(sqlite3_file* f, int to) {
    const std::lock_guard guard(disk->mutex);
    return content(f).lock(handle(f).lock, to);
}

inline int is_reserved(sqlite3_file* f, int* result) {
    const std::lock_guard guard(disk->mutex);
    *result = content(f).reserved;
    return SQLITE_OK;
}

inline int close(sqlite3_file* f) {
    unlock(f, SQLITE_LOCK_NONE);
    delete handle(f).owner;
    return SQLITE_OK;
}

inline int read(sqlite3_file* f, void* to, int count, sqlite3_int64 at) {
    const std::lock_guard guard(disk->mutex);
    if (disk->off) return SQLITE_IOERR_READ;
    return content(f).read(to, static_cast<std::size_t>(count), static_cast<std::size_t>(at));
}

inline int write(sqlite3_file* f, const void* from, int count, sqlite3_int64 at) {
    const std::lock_guard guard(disk->mutex);
    const auto bytes = static_cast<std::size_t>(count);
    const auto offset = static_cast<std::size_t>(at);
    const bool longer = offset + bytes > content(f).live.size();
    const bool had_power = !disk->off;
    const int permitted = disk->permit(longer, SQLITE_IOERR_WRITE);
    const bool cut_meanwhile = had_power && disk->off;  // a part of it may have reached the disk
    if (permitted == SQLITE_OK || cut_meanwhile) content(f).write(from, bytes, offset);
    return permitted;
}

inline int truncate(sqlite3_file* f, sqlite3_int64 size) {
    const std::lock_guard guard(disk->mutex);
    const int permitted = disk->permit(false, SQLITE_IOERR_TRUNCATE);
    if (permitted == SQLITE_OK) content(f).live.resize(static_cast<std::size_t>(size));
    return permitted;
}

inline int sync(sqlite3_file* f, int) {
    const std::lock_guard guard(disk->mutex);
    const int permitted = disk->permit(false, SQLITE_IOERR_FSYNC);
    if (permitted == SQLITE_OK) content(f).sync();
    return permitted;
}

inline int size(sqlite3_file* f, sqlite3_int64* result) {
    const std::lock_guard guard(disk->mutex);
    *result = static_cast<sqlite3_int64>(content(f).live.size());
    return disk->off ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

/// Pragmas pass here before SQLite obeys them: what prepare_connection set stays.
inline int control(sqlite3_file*, int what, void* argument) {
    if (what != SQLITE_FCNTL_PRAGMA) return SQLITE_NOTFOUND;
    const char* const* words = static_cast<char**>(argument);
    const std::string_view name = words[1];
    const std::string_view value = words[2] ? words[2] : "";
    const bool asks_to_sync = name == "synchronous" && value != "off";
    return (asks_to_sync && disk->never_syncs) || name == "wal_autocheckpoint" ? SQLITE_OK : SQLITE_NOTFOUND;
}

inline int sector_size(sqlite3_file*) { return 4096; }                                  // as SQLite's own VFS says
inline int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }  // of ordinary disks

inline int map_shared(sqlite3_file* f, int region, int bytes, int extend, void volatile** result) {
    const std::lock_guard guard(disk->mutex);
    auto& regions = content(f).regions;
    const auto index = static_cast<std::size_t>(region);
    *result = nullptr;
    if (index >= regions.size() && extend == 0) return SQLITE_OK;
    while (regions.size() <= index) {
        regions.push_back(std::make_unique<std::vector<std::uint8_t>>(static_cast<std::size_t>(bytes)));
    }
    *result = regions[index]->data();
    return SQLITE_OK;
}

inline int lock_shared(sqlite3_file* f, int first, int count, int flags) {
    const std::lock_guard guard(disk->mutex);
    return content(f).lock_regions(first, count, flags);
}

inline void barrier(sqlite3_file*) { std::atomic_thread_fence(std::memory_order_seq_cst); }

inline int unmap_shared(sqlite3_file*, int) { return SQLITE_OK; }

inline const sqlite3_io_methods* methods() {
    static const sqlite3_io_methods table{2,    close,   read,        write,           truncate,
                                          sync, size,    lock,        unlock,          is_reserved,
                                          control, sector_size, characteristics, map_shared, lock_shared,
                                          barrier, unmap_shared, nullptr, nullptr};
    return &table;
}

/// Whether the file is on this disk: the registry's, and what SQLite puts beside it.
inline bool is_ours(const char* path) {
    return path && !disk->stem.empty() && std::string_view(path).starts_with(disk->stem);
}

inline int open(sqlite3_vfs*, const char* path, sqlite3_file* f, int flags, int* out_flags) {
    if (!is_ours(path)) return disk->real->xOpen(disk->real, path, f, flags, out_flags);
    const std::lock_guard guard(disk->mutex);
    f->pMethods = nullptr;
    if (disk->off) return SQLITE_IOERR;
    auto& file = disk->files[path];
    if (!file && (flags & SQLITE_OPEN_CREATE) == 0) {
        disk->files.erase(path);
        return SQLITE_CANTOPEN;
    }
    if (!file) file = std::make_shared<DiskFile>();
    handle(f) = {{methods()}, file.get(), SQLITE_LOCK_NONE, new std::shared_ptr<DiskFile>(file)};
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

inline int remove(sqlite3_vfs*, const char* path, int sync_folder) {
    if (!is_ours(path)) return disk->real->xDelete(disk->real, path, sync_folder);
    const std::lock_guard guard(disk->mutex);
    const auto found = disk->files.find(path);
    if (found == disk->files.end()) return SQLITE_IOERR_DELETE_NOENT;
    const int permitted = disk->permit(false, SQLITE_IOERR_DELETE);
    if (permitted != SQLITE_OK) return permitted;
    if (sync_folder == 0 && found->second->exists_after_cut) disk->graves[path] = found->second;
    disk->files.erase(found);
    return SQLITE_OK;
}

inline int access(sqlite3_vfs*, const char* path, int flags, int* result) {
    if (!is_ours(path)) return disk->real->xAccess(disk->real, path, flags, result);
    const std::lock_guard guard(disk->mutex);
    const auto found = disk->files.find(path);
    *result = found != disk->files.end() && (flags != SQLITE_ACCESS_EXISTS || !found->second->live.empty()) ? 1 : 0;
    return SQLITE_OK;
}

inline int full_path(sqlite3_vfs*, const char* path, int count, char* result) {
    return disk->real->xFullPathname(disk->real, path, count, result);
}

/// Comes before the pragmas of the product. The log is written into the registry often, so that cuts hit that too.
inline int prepare_connection(sqlite3* database, const char**, const sqlite3_api_routines*) {
    sqlite3_wal_autocheckpoint(database, 150);
    return disk->never_syncs ? sqlite3_exec(database, "PRAGMA synchronous = off", nullptr, nullptr, nullptr) : SQLITE_OK;
}

}  // namespace power_cut

inline PowerCutDisk::PowerCutDisk(std::uint64_t seed) : real(sqlite3_vfs_find(nullptr)), chance_(seed), vfs_(*real) {
    if (power_cut::disk) throw std::logic_error("there is one disk at a time");
    power_cut::disk = this;
    vfs_.pNext = nullptr;
    vfs_.zName = "power-cut";
    vfs_.szOsFile = std::max(real->szOsFile, static_cast<int>(sizeof(power_cut::Handle)));
    vfs_.xOpen = power_cut::open;
    vfs_.xDelete = power_cut::remove;
    vfs_.xAccess = power_cut::access;
    vfs_.xFullPathname = power_cut::full_path;
    sqlite3_vfs_register(&vfs_, 1);
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(power_cut::prepare_connection));
}

inline PowerCutDisk::~PowerCutDisk() {
    sqlite3_reset_auto_extension();
    sqlite3_vfs_register(real, 1);
    sqlite3_vfs_unregister(&vfs_);
    power_cut::disk = nullptr;
}

inline void PowerCutDisk::put(const std::string& path, std::vector<std::uint8_t> content) {
    stem = path;
    const auto file = std::make_shared<DiskFile>();
    file->live = std::move(content);
    file->sync();
    files[path] = file;
}

inline void PowerCutDisk::cut_after(std::int64_t operations) {
    const std::lock_guard guard(mutex);
    left_ = operations;
}

inline void PowerCutDisk::fill(bool full) {
    const std::lock_guard guard(mutex);
    full_ = full;
}

inline int PowerCutDisk::permit(bool longer, int when_off) {
    if (!off && left_ != never && --left_ < 0) off = true;
    if (off) return when_off;
    return full_ && longer ? SQLITE_FULL : SQLITE_OK;
}

inline void PowerCutDisk::power_up() {
    const std::lock_guard guard(mutex);
    for (const auto& [path, file] : graves) {
        if (!files.contains(path) && (chance_() & 1U) != 0) files[path] = file;
    }
    graves.clear();
    for (auto file = files.begin(); file != files.end();) {
        const bool stays = file->second->exists_after_cut || (chance_() & 1U) != 0;
        if (stays) {
            const auto survivor = std::make_shared<DiskFile>();
            file->second->lose(chance_);
            survivor->live = survivor->synced = file->second->live;
            survivor->exists_after_cut = true;
            file->second = survivor;
        }
        file = stays ? std::next(file) : files.erase(file);
    }
    off = false;
    left_ = never;
}

}  // namespace diachi::registry
