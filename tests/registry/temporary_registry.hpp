#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "registry/digest.hpp"
#include "registry/storage/open_store.hpp"

namespace diachi::registry {

inline NewRegistry test_registry() {
    NewRegistry made;
    made.number = 7;
    made.name = "Test";
    made.administrator.label = "administrator";
    made.administrator.roles = {Role::administrator};
    made.administrator_key = hash_of_key("dk_test");
    return made;
}

/// A registry in a folder of its own, removed at the end; kept for a look when DIACHI_KEEP is set.
class TemporaryRegistry {
  public:
    TemporaryRegistry()
        : folder_(std::filesystem::temp_directory_path() / ("diachi-test-" + random_token(9))),
          file_(folder_ / "town.sqlite") {
        std::filesystem::create_directories(folder_);
        create_store(file_, test_registry());
    }
    ~TemporaryRegistry() {
        if (!std::getenv("DIACHI_KEEP")) std::filesystem::remove_all(folder_);
    }
    TemporaryRegistry(const TemporaryRegistry&) = delete;
    TemporaryRegistry& operator=(const TemporaryRegistry&) = delete;

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] std::unique_ptr<Store> open() const { return open_store(file_); }

  private:
    std::filesystem::path folder_;
    std::filesystem::path file_;
};

}  // namespace diachi::registry
