#pragma once

#include <functional>

#include "api/http/request.hpp"
#include "api/http/response.hpp"
#include "registry/access/caller.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// Runs a write in the writer's thread and answers when the disk has it. Every endpoint that writes goes through here:
///
///     return write_once(request, caller, writer, [&](registry::SingleWriter::Tools& tools) { …; return answer; });
///
/// With an Idempotency-Key (1 to 255 visible ASCII characters), an answer of success is kept in the same transaction
/// and given again, with `Idempotency-Replayed: true`, when the same caller sends the same request (method, path,
/// query and body) with that key within seven days; the same key with another request is refused with 422. An answer
/// that is no success wrote nothing and is not kept: the corrected draft may come with the same key. Answers that are
/// kept must hold no personal data (of holders: their ids only).
http::Response write_once(const http::Request& request, const registry::Caller& caller, registry::SingleWriter& writer,
                          const std::function<http::Response(registry::SingleWriter::Tools&)>& write);

}  // namespace diachi::api
