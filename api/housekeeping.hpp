#pragma once

#include "api/recurring_task.hpp"
#include "registry/single_writer.hpp"

namespace diachi::api {

/// What a server does by the clock, beside its requests: cancels reservations whose last day is over, at the start and
/// every hour. What fails is tried again the next time.
class Housekeeping {
  public:
    explicit Housekeeping(registry::SingleWriter& writer);

  private:
    void expire_reservations();

    registry::SingleWriter& writer_;
    RecurringTask expiring_;
};

}  // namespace diachi::api
