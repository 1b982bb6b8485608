#include "api/tokens/key_source.hpp"

#include <curl/curl.h>

#include <cstddef>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace diachi::api::tokens {
namespace {

constexpr std::size_t most_bytes = 262'144;
constexpr long most_milliseconds = 5'000;

struct CleanUpHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct CleanUpUrl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

void start_curl() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error("libcurl could not be started");
}

std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return "";
    std::string copy(text);
    curl_free(text);
    return copy;
}

bool is_loopback(const std::string& host) {
    return host == "127.0.0.1" || host == "[::1]" || host == "localhost";
}

void check_url(const std::string& text) {
    const std::unique_ptr<CURLU, CleanUpUrl> url(curl_url());
    if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
        throw std::invalid_argument("this is no URL: " + text);
    }
    const std::string scheme = part_of(url.get(), CURLUPART_SCHEME);
    if (scheme != "https" && !(scheme == "http" && is_loopback(part_of(url.get(), CURLUPART_HOST)))) {
        throw std::invalid_argument("keys for tokens come by https, or by http from this machine's loopback only");
    }
    if (!part_of(url.get(), CURLUPART_USER).empty()) {
        throw std::invalid_argument("the URL of the keys for tokens must hold no user name");
    }
}

/// Called by curl; another answer than `bytes` ends the transfer.
std::size_t take(const char* data, std::size_t size, std::size_t count, void* text) {
    auto& taken = *static_cast<std::string*>(text);
    const std::size_t bytes = size * count;
    if (taken.size() + bytes > most_bytes) return 0;
    taken.append(data, bytes);
    return bytes;
}

std::string fetched(const std::string& url) {
    start_curl();
    const std::unique_ptr<CURL, CleanUpHandle> handle(curl_easy_init());
    if (!handle) throw std::runtime_error("libcurl could not be started");
    std::string text;
    curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, most_milliseconds);
    curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_FAILONERROR, 1L);
    // A proxy of the environment is for the outside.
    curl_easy_setopt(handle.get(), CURLOPT_NOPROXY, "127.0.0.1,::1,localhost");
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &text);
    const CURLcode result = curl_easy_perform(handle.get());
    if (result != CURLE_OK) throw std::runtime_error(url + ": " + curl_easy_strerror(result));
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status != 200) throw std::runtime_error(url + " answered " + std::to_string(status) + " rather than 200");
    return text;
}

std::string read_file(const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    if (!file) throw std::runtime_error("there is no file " + name + " to read");
    std::string text(most_bytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > most_bytes) throw std::runtime_error(name + " is larger than 256 KiB");
    return text;
}

}  // namespace

bool is_url(const std::string& file_or_url) {
    return file_or_url.find("://") != std::string::npos;
}

std::function<std::string()> key_source(const std::string& file_or_url) {
    if (!is_url(file_or_url)) return [file_or_url] { return read_file(file_or_url); };
    check_url(file_or_url);
    return [file_or_url] { return fetched(file_or_url); };
}

}  // namespace diachi::api::tokens
