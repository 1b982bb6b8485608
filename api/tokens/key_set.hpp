#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diachi::api::tokens {

/// What a signature may be made with (RFC 7518). There is no other, above all no "none" and no shared secret.
enum class Algorithm { rs256, es256 };

/// A key as the signature library holds it; see key_set.cpp.
struct Jwk;

struct PublicKey {
    std::string id;  ///< "kid"; may be empty
    Algorithm algorithm;
    std::shared_ptr<const Jwk> jwk;
};

/// The public keys of those who sign tokens (JWKS, RFC 7517). Immutable: one set serves every thread.
class KeySet {
  public:
    /// Takes the keys that are for signatures: RSA of at least 2,048 bits, and EC on P-256. Others are passed over, as
    /// are private parts. Throws std::invalid_argument when no key is left, two have one id, or the text is no JWKS.
    static KeySet parse(std::string_view json);

    /// The key of this id; without an id the only one of its kind. Null when there is none.
    [[nodiscard]] const PublicKey* find(const std::string& id, Algorithm algorithm) const;
    [[nodiscard]] std::size_t size() const { return keys_.size(); }

  private:
    std::vector<PublicKey> keys_;
};

/// A token in the compact form of RFC 7515, taken apart; nothing in it is proven before payload() has answered.
class SignedToken {
  public:
    /// Nothing when the text is not such a token, has extensions marked critical, or names another algorithm.
    static std::optional<SignedToken> read(std::string_view text);

    [[nodiscard]] const std::string& key_id() const { return key_id_; }
    [[nodiscard]] Algorithm algorithm() const { return algorithm_; }
    /// What was signed; nothing when this key did not sign it.
    [[nodiscard]] std::optional<std::string> payload(const PublicKey& key) const;

  private:
    struct Jws;
    std::shared_ptr<Jws> jws_;
    std::string key_id_;
    Algorithm algorithm_ = Algorithm::rs256;
};

}  // namespace diachi::api::tokens
