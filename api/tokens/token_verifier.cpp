#include "api/tokens/token_verifier.hpp"

#include <algorithm>
#include <optional>

#include "api/json/reader.hpp"

namespace diachi::api::tokens {
namespace {

constexpr std::size_t longest_token = 8'000;
constexpr std::size_t longest_subject = 100;

[[noreturn]] void refuse_token(std::string_view reason) {
    throw TokenRefused{reason};
}

std::string_view text_of(const json::Value& claims, std::string_view name) {
    const auto value = claims.member(name);
    return value ? value->as_string().value_or("") : "";
}

/// Seconds since 1970; nothing when the claim is absent.
std::optional<double> time_of(const json::Value& claims, std::string_view name) {
    const auto value = claims.member(name);
    if (!value) return std::nullopt;
    const auto seconds = value->as_number();
    if (!seconds) refuse_token("a time of the token is not a number");
    return seconds;
}

void check_times(const json::Value& claims, double now, double skew) {
    const auto expires = time_of(claims, "exp");
    if (!expires) refuse_token("the token does not say when it expires");
    if (now >= *expires + skew) refuse_token("the token has expired");
    const auto begins = time_of(claims, "nbf");
    if (begins && now < *begins - skew) refuse_token("the token is not valid yet");
}

bool names_audience(const json::Value& claims, const std::string& audience) {
    const auto named = claims.member("aud");
    if (!named) return false;
    const auto items = named->elements();
    if (!items) return named->as_string() == audience;
    return std::any_of(items->begin(), items->end(),
                       [&](const json::Value& item) { return item.as_string() == audience; });
}

/// It stands in the journal.
std::string subject_of(const json::Value& claims) {
    const std::string subject(text_of(claims, "sub"));
    const bool readable =
        std::none_of(subject.begin(), subject.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    if (subject.empty() || subject.size() > longest_subject || !readable) {
        refuse_token("the token names no subject of 1 to 100 bytes");
    }
    return subject;
}

/// The texts of a list; anything else in it refuses the token.
std::vector<std::string> texts_in(const json::Value& list, std::string_view otherwise) {
    const auto items = list.elements();
    if (!items) refuse_token(otherwise);
    std::vector<std::string> texts;
    for (const auto& item : *items) {
        const auto text = item.as_string();
        if (!text) refuse_token(otherwise);
        texts.emplace_back(*text);
    }
    return texts;
}

std::set<registry::Role> roles_of(const json::Value& claims) {
    std::set<registry::Role> roles;
    const auto named = claims.member("roles");
    if (!named) return roles;
    for (const auto& name : texts_in(*named, "the claim “roles” is not a list of texts")) {
        if (const auto role = registry::role_named(name)) roles.insert(*role);
    }
    return roles;
}

decltype(Claims::communes) communes_of(const json::Value& claims) {
    const auto named = claims.member("communes");
    if (!named) return std::monostate{};
    if (named->as_string() == "*") return Everywhere{};
    return texts_in(*named, "the claim “communes” is neither a list of codes nor \"*\"");
}

}  // namespace

std::string TokenVerifier::proven_payload(std::string_view token) const {
    if (token.size() > longest_token) refuse_token("the token is longer than 8,000 bytes");
    const auto read = SignedToken::read(token);
    if (!read) refuse_token("this is neither a key nor a token signed with RS256 or ES256");
    const auto keys = keys_.keys_for(read->key_id(), read->algorithm());
    const auto* const key = keys->find(read->key_id(), read->algorithm());
    if (key == nullptr) refuse_token("the token is signed with an unknown key id");
    auto payload = read->payload(*key);
    if (!payload) refuse_token("the signature of the token does not hold");
    return *std::move(payload);
}

Claims TokenVerifier::claims_in(std::string_view token) const {
    const auto parsed = json::Document::parse(proven_payload(token));
    const auto* const document = std::get_if<json::Document>(&parsed);
    if (document == nullptr || !document->root().is_object()) refuse_token("the token holds no JSON object");
    const auto claims = document->root();
    const auto now = std::chrono::duration<double>(now_().time_since_epoch()).count();
    check_times(claims, now, std::chrono::duration<double>(rules_.clock_skew).count());
    if (!names_audience(claims, rules_.audience)) refuse_token("the token is meant for another audience");
    if (!rules_.issuer.empty() && text_of(claims, "iss") != rules_.issuer)
        refuse_token("the token is from another issuer");
    return {subject_of(claims), roles_of(claims), communes_of(claims)};
}

}  // namespace diachi::api::tokens
