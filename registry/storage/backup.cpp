#include "registry/storage/backup.hpp"

#include <fstream>

#include "registry/storage/durable_file.hpp"
#include "registry/storage/open_store.hpp"
#include "registry/utc_time.hpp"

namespace diachi::registry {
namespace {

/// A file that goes away again unless it was published.
class Draft {
  public:
    explicit Draft(const std::filesystem::path& file) : path_(file.string() + ".new") {
        if (std::filesystem::exists(file)) throw StorageError("there is a file " + file.string() + " already");
        for (const char* ending : {"-wal", "-shm", "-journal"}) {
            // SQLite would take it for the log of the new file, and write another registry's pages into it.
            if (!std::filesystem::exists(file.string() + ending)) continue;
            throw StorageError("there is a file " + file.string() + ending +
                               ", left by a registry that was here; move it away first, or choose another name");
        }
        remove_all();
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft() { remove_all(); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    void remove_all() const {
        std::error_code ignored;
        for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
            std::filesystem::remove(path_.string() + ending, ignored);
        }
    }
    std::filesystem::path path_;
};

/// Like a registry that is created: nobody else reads it.
void keep_to_owner(const std::filesystem::path& file) {
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

CopyFacts verified(const std::filesystem::path& file, const CopyCheck& check) {
    CopyFacts facts{};
    {
        const auto store = open_store(file);
        auto findings = store->verify();
        if (check) {
            for (auto& finding : check(*store)) findings.push_back(std::move(finding));
        }
        if (!findings.empty()) throw CopyRefused(std::move(findings));
        facts.registry = store->facts().number;
        facts.head = store->journal().head();
    }
    // Only now: closing the registry writes its log into the file.
    facts.bytes = std::filesystem::file_size(file);
    facts.file_hash = hash_of_file(file);
    facts.taken_at = now_utc();
    return facts;
}

}  // namespace

CopyRefused::CopyRefused(std::vector<std::string> findings)
    : std::runtime_error("the copy is not as its registry was written"), findings_(std::move(findings)) {}

CopyFacts back_up(const std::filesystem::path& registry, const std::filesystem::path& to,
                  const CopyProgress& progress) {
    const Draft draft(to);
    open_store(registry)->copy_to(draft.path(), progress);
    keep_to_owner(draft.path());
    const auto facts = verified(draft.path(), {});
    publish_file(draft.path(), to);
    return facts;
}

CopyFacts restore(const std::filesystem::path& from, const std::filesystem::path& registry, const CopyCheck& check) {
    const std::filesystem::path log = from.string() + "-wal";
    if (std::filesystem::exists(log) && std::filesystem::file_size(log) > 0) {
        throw StorageError(from.string() + " is a registry in use; copy it with: diachi backup");
    }
    if (!std::filesystem::exists(from)) throw StorageError("there is no file " + from.string());
    const Draft draft(registry);
    std::filesystem::copy_file(from, draft.path());
    keep_to_owner(draft.path());
    auto facts = verified(draft.path(), check);
    publish_file(draft.path(), registry);
    return facts;
}

Digest hash_of_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw StorageError(file.string() + " could not be read");
    Hasher hasher;
    std::vector<char> bytes(std::size_t{1} << 20U);
    while (stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())), stream.gcount() > 0) {
        hasher.add({reinterpret_cast<const std::uint8_t*>(bytes.data()), static_cast<std::size_t>(stream.gcount())});
    }
    if (stream.bad()) throw StorageError(file.string() + " could not be read to its end");
    return hasher.finish();
}

}  // namespace diachi::registry
