#include "api/tokens/key_set.hpp"

#include <cjose/cjose.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <variant>

#include "api/json/reader.hpp"
#include "api/json/writer.hpp"

namespace diachi::api::tokens {

struct Jwk {
    explicit Jwk(cjose_jwk_t* handle) : key(handle) {}
    Jwk(const Jwk&) = delete;
    Jwk& operator=(const Jwk&) = delete;
    ~Jwk() { cjose_jwk_release(key); }
    cjose_jwk_t* key;
};

struct SignedToken::Jws {
    explicit Jws(cjose_jws_t* handle) : token(handle) {}
    Jws(const Jws&) = delete;
    Jws& operator=(const Jws&) = delete;
    ~Jws() { cjose_jws_release(token); }
    cjose_jws_t* token;
};

namespace {

constexpr std::size_t least_rsa_bits = 2048;
constexpr std::size_t most_keys = 100;

std::string_view name_of(Algorithm algorithm) {
    return algorithm == Algorithm::rs256 ? "RS256" : "ES256";
}

std::string text_of(const json::Value& key, std::string_view member) {
    const auto value = key.member(member);
    const auto text = value ? value->as_string() : std::nullopt;
    return std::string(text.value_or(""));
}

/// Asked before the library is: it ends the whole process over a text of a length that base64url cannot have.
bool is_base64url(std::string_view text) {
    return text.size() % 4 != 1 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_';
           });
}

std::optional<Algorithm> algorithm_of(const json::Value& key) {
    const std::string kind = text_of(key, "kty");
    if (kind == "RSA") return Algorithm::rs256;
    if (kind == "EC" && text_of(key, "crv") == "P-256") return Algorithm::es256;
    return std::nullopt;
}

/// "use" and "alg" may be missing, but not speak of anything else.
bool is_for_signatures(const json::Value& key, Algorithm algorithm) {
    return (!key.member("use") || text_of(key, "use") == "sig") &&
           (!key.member("alg") || text_of(key, "alg") == name_of(algorithm));
}

bool is_readable(const json::Value& key) {
    constexpr std::array numbers{"n", "e", "x", "y"};
    return std::all_of(numbers.begin(), numbers.end(),
                       [&](const char* name) { return is_base64url(text_of(key, name)); });
}

/// Only what is public of the key, whatever else the set holds of it.
std::string public_part(const json::Value& key, Algorithm algorithm) {
    json::Writer writer;
    writer.begin_object().key("kty").string(text_of(key, "kty"));
    if (algorithm == Algorithm::rs256) {
        writer.key("n").string(text_of(key, "n")).key("e").string(text_of(key, "e"));
    } else {
        writer.key("crv").string("P-256").key("x").string(text_of(key, "x")).key("y").string(text_of(key, "y"));
    }
    return writer.end_object().text();
}

std::optional<PublicKey> public_key(const json::Value& key) {
    const auto algorithm = algorithm_of(key);
    if (!algorithm || !is_for_signatures(key, *algorithm) || !is_readable(key)) return std::nullopt;
    const std::string text = public_part(key, *algorithm);
    cjose_err error{};
    auto jwk = std::make_shared<const Jwk>(cjose_jwk_import(text.data(), text.size(), &error));
    if (jwk->key == nullptr) return std::nullopt;
    if (*algorithm == Algorithm::rs256 && cjose_jwk_get_keysize(jwk->key, &error) < least_rsa_bits) return std::nullopt;
    return PublicKey{text_of(key, "kid"), *algorithm, std::move(jwk)};
}

bool is_compact_form(std::string_view text) {
    const auto first = text.find('.');
    const auto last = text.rfind('.');
    return first != last && is_base64url(text.substr(0, first)) &&
           is_base64url(text.substr(first + 1, last - first - 1)) && is_base64url(text.substr(last + 1));
}

}  // namespace

KeySet KeySet::parse(std::string_view json) {
    const auto parsed = json::Document::parse(json);
    const auto* document = std::get_if<json::Document>(&parsed);
    const auto keys = document != nullptr ? document->root().member("keys") : std::nullopt;
    const auto items = keys ? keys->elements() : std::nullopt;
    if (!items) throw std::invalid_argument("this is no JWKS: a JSON object with an array “keys”");
    if (items->size() > most_keys) throw std::invalid_argument("the JWKS has more than 100 keys");
    KeySet set;
    for (const auto& item : *items) {
        auto key = public_key(item);
        if (!key) continue;
        const bool twice = std::any_of(set.keys_.begin(), set.keys_.end(), [&](const PublicKey& other) {
            return other.id == key->id && other.algorithm == key->algorithm && !key->id.empty();
        });
        if (twice) throw std::invalid_argument("the JWKS has two keys of one “kid”");
        set.keys_.push_back(*std::move(key));
    }
    if (set.keys_.empty()) {
        throw std::invalid_argument("the JWKS holds no key for RS256 (of 2,048 bits or more) or ES256");
    }
    return set;
}

const PublicKey* KeySet::find(const std::string& id, Algorithm algorithm) const {
    const PublicKey* found = nullptr;
    for (const PublicKey& key : keys_) {
        if (key.algorithm != algorithm || (!id.empty() && key.id != id)) continue;
        if (found != nullptr) return nullptr;  // without an id, several would do: none is guessed
        found = &key;
    }
    return found;
}

// The header is asked of the library that verifies with it, so that no two readers see two different headers.
std::optional<SignedToken> SignedToken::read(std::string_view text) {
    if (!is_compact_form(text)) return std::nullopt;
    cjose_err error{};
    SignedToken token;
    token.jws_ = std::make_shared<Jws>(cjose_jws_import(text.data(), text.size(), &error));
    if (token.jws_->token == nullptr) return std::nullopt;
    cjose_header_t* const header = cjose_jws_get_protected(token.jws_->token);
    if (header == nullptr) return std::nullopt;
    if (char* const critical = cjose_header_get_raw(header, "crit", &error); critical != nullptr) {
        cjose_get_dealloc()(critical);
        return std::nullopt;
    }
    const char* const algorithm = cjose_header_get(header, CJOSE_HDR_ALG, &error);
    if (algorithm == nullptr) return std::nullopt;
    if (algorithm == name_of(Algorithm::es256)) {
        token.algorithm_ = Algorithm::es256;
    } else if (algorithm != name_of(Algorithm::rs256)) {
        return std::nullopt;
    }
    if (const char* const id = cjose_header_get(header, CJOSE_HDR_KID, &error); id != nullptr) token.key_id_ = id;
    return token;
}

std::optional<std::string> SignedToken::payload(const PublicKey& key) const {
    cjose_err error{};
    // The library takes the algorithm from the header: a key of another kind must not meet it.
    if (key.algorithm != algorithm_ || !cjose_jws_verify(jws_->token, key.jwk->key, &error)) return std::nullopt;
    std::uint8_t* bytes = nullptr;
    std::size_t length = 0;
    if (!cjose_jws_get_plaintext(jws_->token, &bytes, &length, &error)) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(bytes), length);
}

}  // namespace diachi::api::tokens
