#include "api/endpoints/uploads.hpp"

#include <charconv>
#include <chrono>

#include "api/http/http_date.hpp"
#include "api/refused.hpp"

namespace diachi::api {
namespace {

constexpr std::size_t longest_part = 524'288;

void check_version(const http::Request& request) {
    if (request.header("tus-resumable") != tus_version) {
        refuse("tus-version", "send the header Tus-Resumable: 1.0.0");
    }
}

http::Response answer(int status, const JobView& view, const JobLimits& limits) {
    http::Response answer{status,
                          "",
                          "",
                          {{"Tus-Resumable", tus_version},
                           {"Upload-Offset", std::to_string(view.received)},
                           {"Upload-Length", std::to_string(view.job.wish.size)}}};
    if (auto day = upload_expires(view, limits)) answer.headers.emplace_back("Upload-Expires", std::move(*day));
    return answer;
}

int sextet(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+') return 62;
    return c == '/' ? 63 : -1;
}

std::optional<std::string> from_base64(std::string_view text) {
    while (text.ends_with('=')) text.remove_suffix(1);
    std::string bytes;
    unsigned bits = 0;
    int held = 0;
    for (const char c : text) {
        const int value = sextet(c);
        if (value < 0) return std::nullopt;
        bits = (bits << 6U | static_cast<unsigned>(value)) & 0xFFFFU;
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes += static_cast<char>(bits >> static_cast<unsigned>(held) & 0xFFU);
    }
    return bytes;
}

}  // namespace

std::optional<std::string> upload_metadata(std::string_view header, std::string_view name) {
    while (!header.empty()) {
        const auto end = std::min(header.find(','), header.size());
        auto pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        const auto blank = std::min(pair.find(' '), pair.size());
        if (pair.substr(0, blank) == name) return from_base64(pair.substr(std::min(blank + 1, pair.size())));
    }
    return std::nullopt;
}

std::optional<std::string> upload_expires(const JobView& view, const JobLimits& limits) {
    if (view.job.state != JobState::uploading) return std::nullopt;
    return http::http_date(view.job.opened_at + std::chrono::seconds(limits.kept).count());
}

http::Response ReadTusVersion::operator()(const http::Request& /*request*/) const {
    return {204,
            "",
            "",
            {{"Tus-Resumable", tus_version},
             {"Tus-Version", tus_version},
             {"Tus-Extension", "creation,expiration,termination"},
             {"Tus-Max-Size", std::to_string(jobs.limits().bytes_a_job)}}};
}

http::Response ReadUpload::operator()(const http::Request& request, const registry::Caller& caller) const {
    check_version(request);
    return answer(200, jobs.read(caller, request.path_parameters.at("id")), jobs.limits());
}

http::Response AppendUpload::operator()(const http::Request& request, const registry::Caller& caller) const {
    check_version(request);
    if (request.header("content-type") != "application/offset+octet-stream") {
        refuse("unsupported-media-type", "a part comes as application/offset+octet-stream");
    }
    if (request.body.size() > longest_part) {
        refuse("payload-too-large", "a part has at most " + std::to_string(longest_part) +
                                        " bytes; send several (chunkSize in tus-js-client, chunk_size in tuspy)");
    }
    const std::string digits = request.header("upload-offset");
    std::uint64_t offset = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), offset);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) {
        refuse_parameter("Upload-Offset", "say in Upload-Offset at which byte of the file the part begins");
    }
    return answer(204, jobs.append(caller, request.path_parameters.at("id"), offset, request.body), jobs.limits());
}

}  // namespace diachi::api
