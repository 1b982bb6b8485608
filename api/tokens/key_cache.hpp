#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "api/tokens/key_set.hpp"

namespace diachi::api::tokens {

/// The keys in use, read again when a token names an unknown one, and when they are older than ten minutes; at most
/// once a minute, by the one thread that comes first, while the others go on with what there is. A reading that fails
/// keeps the keys of before and is logged. Safe from every thread.
class KeyCache {
  public:
    using Clock = std::chrono::steady_clock;
    using Read = std::function<std::string()>;  ///< the text of the JWKS; throws std::exception when it cannot be had
    using Now = std::function<Clock::time_point()>;

    explicit KeyCache(Read read, Now now = Clock::now) : read_(std::move(read)), now_(std::move(now)) {}

    /// Reads now. Throws what Read and KeySet::parse throw.
    void load();

    /// The set to look the key up in; perhaps without it. Never null. May wait for the network.
    std::shared_ptr<const KeySet> keys_for(const std::string& id, Algorithm algorithm);

  private:
    bool begins_reading(const std::string& id, Algorithm algorithm);
    void read_anew();

    Read read_;
    Now now_;
    std::mutex mutex_;
    std::shared_ptr<const KeySet> keys_ = std::make_shared<const KeySet>();
    Clock::time_point tried_{};
    Clock::time_point read_at_{};
    bool reading_ = false;
};

}  // namespace diachi::api::tokens
