#include "registry/storage/durable_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "registry/storage/store.hpp"

namespace diachi::registry {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& what) {
    const int reason = errno;
    throw StorageError(file.string() + " could not be " + what + ": " + std::strerror(reason));
}

class OpenFile {
  public:
    OpenFile(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : path_(path), descriptor_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
        if (descriptor_ < 0) fail(path_, "opened");
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() { ::close(descriptor_); }

    void write(const std::string& text) const {
        const auto written = ::write(descriptor_, text.data(), text.size());
        if (written == static_cast<ssize_t>(text.size())) return;
        if (written >= 0) errno = ENOSPC;
        fail(path_, "written");
    }
    void sync() const {
        if (::fsync(descriptor_) != 0) fail(path_, "synced");
    }
    [[nodiscard]] bool ends_inside_a_line() const {
        char last = '\n';
        const auto size = ::lseek(descriptor_, 0, SEEK_END);
        return size > 0 && ::pread(descriptor_, &last, 1, size - 1) == 1 && last != '\n';
    }

  private:
    std::filesystem::path path_;
    int descriptor_;
};

void sync_folder_of(const std::filesystem::path& file) {
    const auto folder = std::filesystem::absolute(file).parent_path();
    OpenFile(folder, O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace

void append_line(const std::filesystem::path& file, const std::string& line) {
    const OpenFile open(file, O_RDWR | O_APPEND | O_CREAT, 0644);
    open.write((open.ends_inside_a_line() ? "\n" : "") + line + "\n");
    open.sync();
    sync_folder_of(file);
}

void write_secret(const std::filesystem::path& file, const std::string& content) {
    const OpenFile open(file, O_WRONLY | O_CREAT | O_EXCL, 0600);
    open.write(content);
    open.sync();
    sync_folder_of(file);
}

void publish_file(const std::filesystem::path& draft, const std::filesystem::path& file) {
    OpenFile(draft, O_RDONLY).sync();
    if (std::filesystem::exists(file)) throw StorageError("there is a file " + file.string() + " already");
    if (::rename(draft.c_str(), file.c_str()) != 0) fail(file, "given its name");
    sync_folder_of(file);
}

}  // namespace diachi::registry
