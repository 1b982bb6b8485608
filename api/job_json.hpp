#pragma once

#include <string>

#include "api/jobs/job_keeper.hpp"
#include "api/json/reader.hpp"
#include "api/json/writer.hpp"

namespace diachi::api {

/// What a body asks of a job, but for its size. Throws Refused, with a pointer to what is wrong.
JobWish job_wish_from(const json::Value& body);

/// A job as its owner sees it.
void write_job(json::Writer& writer, const JobView& view, const JobLimits& limits);

}  // namespace diachi::api
