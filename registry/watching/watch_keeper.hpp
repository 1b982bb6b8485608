#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registry/codes/code_scheme.hpp"
#include "registry/storage/store.hpp"
#include "registry/storage/watch_lists.hpp"

namespace diachi::registry {

/// A code that cannot be watched.
struct RefusedCode {
    std::size_t index;   ///< in what was given, from 0
    std::string code;    ///< as it was given
    std::string reason;  ///< "ill-formed" or "unknown"
};

/// Codes as the addresses that they stand for. To be asked ahead of the writing: no address is ever deleted.
struct CodesToWatch {
    std::vector<Id> addresses;
    std::vector<RefusedCode> refused;
};
CodesToWatch codes_to_watch(Store& store, const CodeScheme& scheme, std::span<const std::string> codes);

struct WatchCount {
    std::int64_t changed;  ///< how many came in, or went
    std::int64_t size;     ///< how many are in the list now
};

/// The watch lists of one system; in the writer's transaction. Lists are a client's own settings: no revision is
/// written.
class WatchKeeper {
  public:
    static constexpr std::size_t most_lists = 50;
    static constexpr std::int64_t most_addresses = 1'000'000;  ///< in one list

    /// Whether a list may be called so: 1 to 64 bytes, no control characters.
    static bool is_label(std::string_view label);

    /// `owner`: name of the caller.
    WatchKeeper(Store& store, std::string owner) : store_(store), owner_(std::move(owner)) {}

    struct Kept {
        Id list;
        bool made;  ///< it was not there before
    };
    /// The list of this label, made when there is none. Throws NotPossible ("conflict") beyond `most_lists`.
    Kept keep(const std::string& label);
    /// Throws NotPossible ("not-found").
    [[nodiscard]] Id list(const std::string& label);
    void drop(const std::string& label);
    /// Throws NotPossible ("not-found", "conflict" beyond `most_addresses`).
    WatchCount add(const std::string& label, std::span<const Id> addresses);
    /// Adds them to the list of this label, which is made when there is none. Throws NotPossible ("conflict").
    WatchCount keep_all(const std::string& label, std::span<const Id> addresses);
    WatchCount remove(const std::string& label, std::span<const Id> addresses);

  private:
    Store& store_;
    std::string owner_;
};

}  // namespace diachi::registry
