#pragma once

#include <optional>
#include <string>

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/jobs/job_keeper.hpp"
#include "registry/access/caller.hpp"

namespace diachi::api {

// The tus resumable upload protocol, version 1.0.0 (tus.io/protocols/resumable-upload): core, creation, expiration,
// termination.

inline constexpr const char* tus_version = "1.0.0";

/// A member of Upload-Metadata ("name base64, name base64"), decoded; nothing where it is absent or no base64.
std::optional<std::string> upload_metadata(std::string_view header, std::string_view name);

/// When an upload that is not finished goes, as Upload-Expires says it: an HTTP date; nothing of a finished one.
std::optional<std::string> upload_expires(const JobView& view, const JobLimits& limits);

/// OPTIONS: what is spoken.
struct ReadTusVersion {
    JobKeeper& jobs;
    http::Response operator()(const http::Request& request) const;
};

/// HEAD /api/v1/jobs/:id/upload: how much has come.
struct ReadUpload {
    JobKeeper& jobs;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// PATCH /api/v1/jobs/:id/upload: the next part, at most 512 KiB, beginning where the last one ended.
struct AppendUpload {
    JobKeeper& jobs;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
