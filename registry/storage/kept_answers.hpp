#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "registry/digest.hpp"

namespace diachi::registry {

/// The answer to a write, as far as a repeated request must be given it again. Texts are empty where there is none.
struct KeptAnswer {
    Digest request_hash;  ///< of what was asked: the same key with another request is a mistake
    int status;
    std::string content_type;
    std::string body;
    std::string location;
    std::string etag;
};

/// Answers to writes that came with an Idempotency-Key. To be used inside the transaction of the write itself: then
/// the answer is there exactly when the write is. Not part of the journal; answers hold no personal data.
class KeptAnswers {
  public:
    static constexpr std::chrono::hours kept_for{7 * 24};

    virtual ~KeptAnswers() = default;
    /// The answer that was kept for the caller's key; nothing once it is older than `kept_for`.
    virtual std::optional<KeptAnswer> find(const std::string& caller, const Digest& key) = 0;
    /// Keeps an answer, and drops a few that are too old: so the table does not grow, and no write waits for a
    /// clean-up.
    virtual void keep(const std::string& caller, const Digest& key, const KeptAnswer& answer) = 0;
};

}  // namespace diachi::registry
