#include "api/tokens/key_cache.hpp"

#include <cstdio>
#include <exception>

#include "api/log_lines.hpp"

namespace diachi::api::tokens {
namespace {

constexpr std::chrono::minutes most_age{10};
constexpr std::chrono::minutes between_tries{1};

}  // namespace

void KeyCache::load() {
    {
        const std::lock_guard lock(mutex_);
        tried_ = now_();
    }
    auto keys = std::make_shared<const KeySet>(KeySet::parse(read_()));
    const std::lock_guard lock(mutex_);
    keys_ = std::move(keys);
    read_at_ = now_();
}

bool KeyCache::begins_reading(const std::string& id, Algorithm algorithm) {
    const std::lock_guard lock(mutex_);
    const auto now = now_();
    const bool wanted = keys_->find(id, algorithm) == nullptr || now - read_at_ > most_age;
    if (!wanted || reading_ || now - tried_ < between_tries) return false;
    reading_ = true;
    return true;
}

void KeyCache::read_anew() {
    try {
        load();
    } catch (const std::exception& error) {
        const std::string line =
            error_line("the keys for tokens cannot be read; those of before stay in use", error.what());
        std::fwrite(line.data(), 1, line.size(), stderr);
    }
    const std::lock_guard lock(mutex_);
    reading_ = false;
}

std::shared_ptr<const KeySet> KeyCache::keys_for(const std::string& id, Algorithm algorithm) {
    if (begins_reading(id, algorithm)) read_anew();
    const std::lock_guard lock(mutex_);
    return keys_;
}

}  // namespace diachi::api::tokens
