#include "registry/storage/spatialite/holder_vault.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>
#include <vector>

#include "registry/storage/spatialite/sqlite.hpp"
#include "registry/storage/store.hpp"

namespace diachi::registry::spatialite {
namespace {

/// Keys are appended: the index moves ids from page to page as it grows, the wrapped keys stay where they were written.
constexpr std::string_view schema =
    "CREATE TABLE IF NOT EXISTS vault (id INTEGER PRIMARY KEY CHECK (id = 1), master_check BLOB NOT NULL) STRICT;"
    "CREATE TABLE IF NOT EXISTS wrapped_key (id INTEGER PRIMARY KEY AUTOINCREMENT, key_id TEXT NOT NULL UNIQUE, "
    "wrapped BLOB NOT NULL, made_on TEXT NOT NULL, revision INTEGER NOT NULL) STRICT;";

class FileVault : public KeyVault {
  public:
    explicit FileVault(const std::filesystem::path& file) : connection_(file, Connection::Mode::open) {
        // A rollback journal: the file alone is the vault, and what was overwritten lies in no log.
        connection_.execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON");
        connection_.execute(std::string(schema));
    }

    std::optional<Digest> master_check() override {
        const std::lock_guard lock(mutex_);
        auto query = connection_.query("SELECT master_check FROM vault");
        Digest check{};
        if (!query.step()) return std::nullopt;
        const auto bytes = query.blob(0);
        if (bytes.size() == check.size()) std::copy(bytes.begin(), bytes.end(), check.begin());
        return check;
    }
    void set_master_check(const Digest& check) override {
        const std::lock_guard lock(mutex_);
        auto query = connection_.query("INSERT INTO vault VALUES (1, ?1)");
        query.bind_blob(1, check);
        query.run();
    }

    void keep(const std::string& key_id, const SealedBytes& wrapped, RevisionNumber revision) override {
        const std::lock_guard lock(mutex_);
        auto query = connection_.query(
            "INSERT INTO wrapped_key (key_id, wrapped, made_on, revision) VALUES (?1, ?2, date('now'), ?3)");
        query.bind(1, std::string_view(key_id)).bind_blob(2, wrapped).bind(3, revision);
        query.run();
    }
    std::optional<SealedBytes> wrapped(const std::string& key_id) override {
        const std::lock_guard lock(mutex_);
        auto query = connection_.query("SELECT wrapped FROM wrapped_key WHERE key_id = ?1");
        query.bind(1, std::string_view(key_id));
        if (!query.step()) return std::nullopt;
        const auto bytes = query.blob(0);
        return SealedBytes(bytes.begin(), bytes.end());
    }
    void destroy(const std::string& key_id) override {
        const std::lock_guard lock(mutex_);
        remove(key_id);
    }
    void compact() override {
        const std::lock_guard lock(mutex_);
        connection_.execute("VACUUM");
    }
    void destroy_orphans(RevisionNumber last_revision, const std::function<bool(const std::string&)>& known) override {
        const std::lock_guard lock(mutex_);
        std::vector<std::string> orphans;
        auto query =
            connection_.query("SELECT key_id FROM wrapped_key WHERE made_on < date('now', '-1 day') AND revision < ?1");
        query.bind(1, last_revision);
        while (query.step()) {
            if (!known(query.text(0))) orphans.push_back(query.text(0));
        }
        query.reset();
        for (const auto& key_id : orphans) remove(key_id);
    }

  private:
    void remove(const std::string& key_id) {
        auto query = connection_.query("DELETE FROM wrapped_key WHERE key_id = ?1");
        query.bind(1, std::string_view(key_id));
        query.run();
    }

    std::mutex mutex_;
    Connection connection_;
};

}  // namespace

std::unique_ptr<KeyVault> open_vault(const std::filesystem::path& file) {
    // Made before SQLite would, so that nobody but its owner may ever read it.
    const int made = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made < 0) throw StorageError("the vault of holders' keys cannot be opened");
    ::close(made);
    return std::make_unique<FileVault>(file);
}

}  // namespace diachi::registry::spatialite
