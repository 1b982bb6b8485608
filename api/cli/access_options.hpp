#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/cli/arguments.hpp"
#include "api/rate_limits.hpp"
#include "api/tokens/token_verifier.hpp"
#include "registry/access/caller.hpp"
#include "registry/holders/holder_keyring.hpp"
#include "registry/storage/store.hpp"

namespace diachi::api::cli {

// What `diachi serve` is told of those who ask. Each throws UsageError.

/// Those who show no key, with the roles that --public grants them: "reader,geocoder".
registry::Caller anybody(const Arguments& arguments);

/// --rate and --burst.
RateLimits rate_limits(const Arguments& arguments);

/// Where the keys of holders and settled texts lie: --master-key or DIACHI_MASTER_KEY_FILE, else beside the registry.
registry::HolderKeyFiles holder_key_files(const std::string& registry_file, const Arguments& arguments);

/// Says on standard error when no key has the label of this system: a slip in it would go unnoticed. Systems that come
/// with tokens ("token:…") have no key.
void tell_of_unknown_system(registry::Store& store, const std::string& system);

/// Tokens that the server takes: --jwks, --audience, --issuer, --clock-skew; nothing without --jwks. A file that holds
/// no keys throws; a URL that does not answer is logged and tried again.
class AcceptedTokens {
  public:
    explicit AcceptedTokens(const Arguments& arguments);
    /// Null when tokens are not taken.
    [[nodiscard]] const tokens::TokenVerifier* verifier() const { return verifier_ ? &*verifier_ : nullptr; }

  private:
    std::optional<tokens::KeyCache> keys_;
    std::optional<tokens::TokenVerifier> verifier_;
};

}  // namespace diachi::api::cli
