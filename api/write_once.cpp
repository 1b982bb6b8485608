#include "api/write_once.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "api/refused.hpp"

namespace diachi::api {
namespace {

using registry::Digest;
using registry::KeptAnswer;
using Tools = registry::SingleWriter::Tools;

std::optional<std::string> key_of(const http::Request& request) {
    constexpr std::size_t longest = 255;
    const auto header = request.headers.find("idempotency-key");
    if (header == request.headers.end()) return std::nullopt;
    const std::string& key = header->second;
    const bool visible = std::all_of(key.begin(), key.end(), [](unsigned char c) { return c > 0x20 && c < 0x7F; });
    if (key.empty() || key.size() > longest || !visible) {
        refuse_parameter("Idempotency-Key",
                         "the key has 1 to 255 visible ASCII characters; a random UUID is a good one");
    }
    return key;
}

Digest hash_of(const http::Request& request) {
    registry::Hasher hasher;
    // Lengths keep the parts apart: nothing can pass from one into its neighbour.
    const auto add = [&](std::string_view part) {
        const std::string length = std::to_string(part.size()) + ":";
        hasher.add({reinterpret_cast<const std::uint8_t*>(length.data()), length.size()});
        hasher.add({reinterpret_cast<const std::uint8_t*>(part.data()), part.size()});
    };
    add(http::method_name(request.method));
    add(request.path);
    for (const auto& [name, value] : request.query) {
        add(name);
        add(value);
    }
    add(request.body);
    return hasher.finish();
}

std::string header_of(const http::Response& response, std::string_view name) {
    for (const auto& [known, value] : response.headers) {
        if (known == name) return value;
    }
    return {};
}

http::Response replayed(const KeptAnswer& kept) {
    http::Response response{kept.status, kept.content_type, kept.body, {}};
    if (!kept.location.empty()) response.headers.emplace_back("Location", kept.location);
    if (!kept.etag.empty()) response.headers.emplace_back("ETag", kept.etag);
    response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

http::Response write_with_key(Tools& tools, const std::string& caller, const Digest& key, const Digest& asked,
                              const std::function<http::Response(Tools&)>& write) {
    auto& answers = tools.store.kept_answers();
    if (const auto kept = answers.find(caller, key)) {
        if (kept->request_hash == asked) return replayed(*kept);
        refuse("idempotency-key-reused", "this Idempotency-Key came with another request before; take a new one");
    }
    auto response = write(tools);
    if (response.status >= 200 && response.status < 300) {
        answers.keep(caller, key, {asked, response.status, response.content_type, response.body,
                                   header_of(response, "Location"), header_of(response, "ETag")});
    }
    return response;
}

}  // namespace

http::Response write_once(const http::Request& request, const registry::Caller& caller, registry::SingleWriter& writer,
                          const std::function<http::Response(Tools&)>& write) {
    const auto key = key_of(request);
    if (!key) return writer.write<http::Response>(write);
    const Digest key_hash = registry::digest_of(*key);
    const Digest asked = hash_of(request);
    // Looked up where the write happens, one at a time: of two that come together the second finds the first's answer.
    return writer.write<http::Response>(
        [&](Tools& tools) { return write_with_key(tools, caller.name, key_hash, asked, write); });
}

}  // namespace diachi::api
