#include "registry/holders/master_key.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace diachi::registry {
namespace {

constexpr std::size_t key_bytes = 32;

/// A file descriptor that is closed.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool open() const { return number_ >= 0; }

  private:
    int number_;
};

bool write_synced(const std::filesystem::path& file, std::span<const std::uint8_t> bytes) {
    const Descriptor made(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!made.open()) return false;
    return ::write(made.number(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
           ::fsync(made.number()) == 0;
}

void sync_folder(const std::filesystem::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.open()) ::fsync(opened.number());
}

void check_access(const Descriptor& file) {
    struct stat facts {};
    if (::fstat(file.number(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
        throw HoldersUnavailable("the master key of holders is no file");
    }
    if (facts.st_uid != ::geteuid() && facts.st_uid != 0) {
        throw HoldersUnavailable("the master key of holders belongs to another user; chown it to the one who serves");
    }
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        throw HoldersUnavailable(
            "the master key of holders is open to others than its owner; run chmod 600 on its file");
    }
    if (static_cast<std::size_t>(facts.st_size) != key_bytes) {
        throw HoldersUnavailable("the master key of holders must have 32 bytes; put the right file in its place");
    }
}

}  // namespace

SecretKey read_master_key(const std::filesystem::path& file) {
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened.open()) {
        throw HoldersUnavailable(
            "the master key of holders is not there or cannot be read; put it back, or name it with diachi serve "
            "--master-key FILE or DIACHI_MASTER_KEY_FILE");
    }
    check_access(opened);
    std::array<std::uint8_t, key_bytes> bytes{};
    if (::read(opened.number(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
        throw HoldersUnavailable("the master key of holders cannot be read");
    }
    const SecretKey key(bytes);
    ::explicit_bzero(bytes.data(), bytes.size());
    return key;
}

void make_master_key(const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) return;
    // Written beside its place and linked there when it is whole: two programs at once end with one key.
    const std::filesystem::path draft = file.string() + "." + random_token(9) + ".new";
    const SecretKey key = random_key();
    const bool written = write_synced(draft, key.bytes());
    if (written && ::link(draft.c_str(), file.c_str()) == 0) sync_folder(file);
    ::unlink(draft.c_str());
    if (!std::filesystem::exists(file))
        throw HoldersUnavailable("the master key of holders cannot be written to its place");
}

}  // namespace diachi::registry
