#pragma once

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "api/jobs/job_keeper.hpp"
#include "registry/access/caller.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// POST /api/v1/jobs: opens a job whose file comes by tus. The wish is the body or, with `Tus-Resumable` (tus
/// creation), the member "job" of Upload-Metadata; then the size is Upload-Length. An Idempotency-Key gives the same
/// job again.
struct OpenJob {
    JobKeeper& jobs;
    registry::SingleWriter& writer;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// GET /api/v1/jobs: the caller's own, latest first.
struct ListJobs {
    JobKeeper& jobs;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// GET /api/v1/jobs/:id
struct ReadJob {
    JobKeeper& jobs;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// DELETE /api/v1/jobs/:id and, as tus says it, DELETE of its upload.
struct EndJob {
    JobKeeper& jobs;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

/// GET /api/v1/jobs/:id/result: by nginx where it sends results; else at most 1 MiB at a time, by Range.
struct ReadResult {
    JobKeeper& jobs;
    http::Response operator()(const http::Request& request, const registry::Caller& caller) const;
};

}  // namespace diachi::api
