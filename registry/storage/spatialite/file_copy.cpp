#include "registry/storage/spatialite/file_copy.hpp"

namespace diachi::registry::spatialite {
namespace {

constexpr int pages_at_a_time = 2048;

struct FinishBackup {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

/// A bare connection: SpatiaLite would make its tables in the empty file.
class NewFile {
  public:
    explicit NewFile(const std::filesystem::path& file) {
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
        const int result = sqlite3_open_v2(file.c_str(), &database_, flags, nullptr);
        if (result != SQLITE_OK) {
            const std::string reason = sqlite3_errmsg(database_);
            sqlite3_close_v2(database_);
            throw StorageError("the copy " + file.string() + " could not be made: " + reason);
        }
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() { sqlite3_close_v2(database_); }
    [[nodiscard]] sqlite3* handle() const { return database_; }

  private:
    sqlite3* database_ = nullptr;
};

}  // namespace

void copy_database(Connection& connection, const std::filesystem::path& file, const CopyProgress& progress) {
    const NewFile copy(file);
    const std::unique_ptr<sqlite3_backup, FinishBackup> backup(
        sqlite3_backup_init(copy.handle(), "main", connection.handle(), "main"));
    if (!backup) throw StorageError(std::string("the copy could not be begun: ") + sqlite3_errmsg(copy.handle()));
    int result = SQLITE_OK;
    while (result == SQLITE_OK) {
        result = sqlite3_backup_step(backup.get(), pages_at_a_time);
        const auto all = sqlite3_backup_pagecount(backup.get());
        if (progress) progress(all - sqlite3_backup_remaining(backup.get()), all);
    }
    if (result != SQLITE_DONE) throw StorageError(std::string("the copy broke off: ") + sqlite3_errstr(result));
}

}  // namespace diachi::registry::spatialite
