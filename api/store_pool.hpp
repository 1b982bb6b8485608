#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "registry/storage/store.hpp"

namespace diachi::api {

/// Open stores for reading, one for each request that runs at a time: a store is for one thread.
class StorePool {
  public:
    explicit StorePool(std::filesystem::path registry) : registry_(std::move(registry)) {}

    /// A store until it goes out of scope.
    class Lease {
      public:
        Lease(StorePool& pool, std::unique_ptr<registry::Store> store) : pool_(pool), store_(std::move(store)) {}
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease() { pool_.take_back(std::move(store_)); }
        registry::Store& operator*() const { return *store_; }
        registry::Store* operator->() const { return store_.get(); }

      private:
        StorePool& pool_;
        std::unique_ptr<registry::Store> store_;
    };

    /// Throws StorageError when the registry cannot be opened.
    Lease lease();

  private:
    void take_back(std::unique_ptr<registry::Store> store);

    std::filesystem::path registry_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<registry::Store>> idle_;
};

}  // namespace diachi::api
