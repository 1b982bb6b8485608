#include "api/store_pool.hpp"

#include "registry/storage/open_store.hpp"

namespace diachi::api {

StorePool::Lease StorePool::lease() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            auto store = std::move(idle_.back());
            idle_.pop_back();
            return {*this, std::move(store)};
        }
    }
    return {*this, registry::open_store(registry_)};
}

void StorePool::take_back(std::unique_ptr<registry::Store> store) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(store));
}

}  // namespace diachi::api
