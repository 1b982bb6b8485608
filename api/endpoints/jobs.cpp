#include "api/endpoints/jobs.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "api/body_members.hpp"
#include "api/endpoints/uploads.hpp"
#include "api/job_json.hpp"
#include "api/json_body.hpp"
#include "api/parameters.hpp"
#include "api/refused.hpp"
#include "api/write_once.hpp"

namespace diachi::api {
namespace {

constexpr std::uint64_t longest_part = 1'048'576;

/// Those who show no key are one caller to the server: they would see each other's jobs.
void check_is_somebody(const registry::Caller& caller) {
    if (caller.anonymous) {
        refuse("unauthenticated", "a job belongs to somebody: send a key or a token");
    }
}

std::uint64_t size_in(const http::Request& request, const json::Value& body, bool by_tus) {
    if (!by_tus) {
        const auto size = id_member(body, "size");
        if (!size) refuse_member("/size", "say as size how many bytes the file has");
        return static_cast<std::uint64_t>(*size);
    }
    const auto size = positive_number(request.header("upload-length"));
    if (!size) refuse_parameter("Upload-Length", "say in Upload-Length how many bytes the file has");
    return static_cast<std::uint64_t>(*size);
}

std::string wish_text(const http::Request& request, bool by_tus) {
    if (!by_tus) return request.body;
    const auto text = upload_metadata(request.header("upload-metadata"), "job");
    if (!text) refuse_parameter("Upload-Metadata", "give the job's JSON as its member job, in base64");
    return *text;
}

http::Response job_answer(int status, const JobView& view, const JobLimits& limits) {
    json::Writer writer;
    write_job(writer, view, limits);
    return {status, "application/json", writer.text(), {}};
}

struct Part {
    std::uint64_t first;
    std::uint64_t last;
};

/// "bytes=0-1048575", "bytes=1048576-" or "bytes=-500"; nothing where the header is none of them (RFC 9110: then it
/// does not count).
std::optional<Part> part_asked(std::string_view range, std::uint64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!range.starts_with(unit)) return std::nullopt;
    range.remove_prefix(unit.size());
    const auto dash = range.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto number = [](std::string_view digits) -> std::optional<std::uint64_t> {
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
        return value;
    };
    const auto first = number(range.substr(0, dash));
    const auto last = number(range.substr(dash + 1));
    if ((!first && !last) || (!last && dash + 1 != range.size()) || (!first && dash != 0)) return std::nullopt;
    if (!first) return Part{size - std::min(*last, size), size == 0 ? 0 : size - 1};
    return Part{*first, std::min(last.value_or(size), size == 0 ? 0 : size - 1)};
}

std::string content_type(DossierFileKind kind) {
    if (kind == DossierFileKind::csv) return "text/csv; charset=utf-8";
    if (kind == DossierFileKind::xlsx) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return kind == DossierFileKind::ndjson ? "application/x-ndjson" : "application/json";
}

std::string bytes_of(const std::filesystem::path& file, const Part& part) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes(part.last - part.first + 1, '\0');
    in.seekg(static_cast<std::streamoff>(part.first));
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in) refuse("not-ready", "the result cannot be read");
    return bytes;
}

http::Response part_of(const std::filesystem::path& file, const std::string& type, const std::string& range) {
    const std::uint64_t size = std::filesystem::file_size(file);
    auto part = part_asked(range, size);
    if (!part && size <= longest_part) {
        return {200, type, size == 0 ? "" : bytes_of(file, {0, size - 1}), {{"Accept-Ranges", "bytes"}}};
    }
    if (!part) {
        refuse_parameter("Range", "the result has " + std::to_string(size) +
                                      " bytes: ask for parts of at most 1 MiB, as Range: bytes=0-1048575");
    }
    if (part->first >= size || part->last < part->first) {
        refuse("range-not-satisfiable", "the result has " + std::to_string(size) + " bytes");
    }
    part->last = std::min(part->last, part->first + longest_part - 1);
    const std::string told = std::to_string(part->first) + "-" + std::to_string(part->last);
    return {206,
            type,
            bytes_of(file, *part),
            {{"Accept-Ranges", "bytes"}, {"Content-Range", "bytes " + told + "/" + std::to_string(size)}}};
}

}  // namespace

http::Response OpenJob::operator()(const http::Request& request, const registry::Caller& caller) const {
    check_is_somebody(caller);
    const bool by_tus = request.headers.contains("tus-resumable");
    const auto document = object_in(wish_text(request, by_tus));
    auto wish = job_wish_from(document.root());
    if (!wish.options.watch.empty()) registry::require(caller, registry::Permission::watch);
    wish.options.system = caller.name;  // what it settled counts, and nobody else's
    wish.size = size_in(request, document.root(), by_tus);
    return write_once(request, caller, writer, [&](registry::SingleWriter::Tools&) {
        const auto view = jobs.open(caller, wish);
        auto response = job_answer(201, view, jobs.limits());
        const std::string path = "/api/v1/jobs/" + view.job.id;
        response.headers.emplace_back("Location", by_tus ? path + "/upload" : path);
        response.headers.emplace_back("Tus-Resumable", tus_version);
        if (auto day = upload_expires(view, jobs.limits()))
            response.headers.emplace_back("Upload-Expires", std::move(*day));
        return response;
    });
}

http::Response ListJobs::operator()(const http::Request& /*request*/, const registry::Caller& caller) const {
    check_is_somebody(caller);
    json::Writer writer;
    writer.begin_object().key("jobs").begin_array();
    for (const auto& view : jobs.list(caller)) write_job(writer, view, jobs.limits());
    writer.end_array().end_object();
    return {200, "application/json", writer.text(), {}};
}

http::Response ReadJob::operator()(const http::Request& request, const registry::Caller& caller) const {
    return job_answer(200, jobs.read(caller, request.path_parameters.at("id")), jobs.limits());
}

http::Response EndJob::operator()(const http::Request& request, const registry::Caller& caller) const {
    jobs.remove(caller, request.path_parameters.at("id"));
    return {204, "", "", {{"Tus-Resumable", tus_version}}};
}

http::Response ReadResult::operator()(const http::Request& request, const registry::Caller& caller) const {
    const auto& id = request.path_parameters.at("id");
    const auto file = jobs.result(caller, id);
    const auto type = content_type(jobs.read(caller, id).job.wish.format);
    if (jobs.limits().sent_by_nginx.empty()) return part_of(file, type, request.header("range"));
    return {200, type, "", {{"X-Accel-Redirect", jobs.limits().sent_by_nginx + "/" + id + "/result"}}};
}

}  // namespace diachi::api
