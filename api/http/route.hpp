#pragma once

#include <functional>
#include <string>

#include "api/http/request.hpp"
#include "api/http/response.hpp"

namespace diachi::api::http {

using Handler = std::function<Response(const Request&)>;

/// Where a handler runs. `inline_on_io_thread`: for what only computes, well below a millisecond; it holds up every
/// connection of its thread. `pool`: what reads (database, files). `writing_pool`: what waits for its turn to write,
/// perhaps for seconds while another program holds the write lock; threads of its own, so that readers never wait too.
enum class Work { inline_on_io_thread, pool, writing_pool };

/// One row of the routes table. In a pattern, `:code` stands for one segment, which comes as a path parameter. A fixed
/// segment goes before a `:parameter`, whatever the order of the rows. HEAD is answered by the row for GET, without
/// the body.
struct Route {
    Method method = Method::get;
    std::string pattern;
    Handler handle;
    Work work = Work::pool;
    std::string name;  ///< stands in log and metrics
};

}  // namespace diachi::api::http
