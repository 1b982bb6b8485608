#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "registry/single_writer.hpp"

namespace diachi::api {

/// What a server does by the clock, beside its requests: cancels reservations whose last day is over, at the start and
/// every hour. What fails is tried again the next time.
class Housekeeping {
  public:
    explicit Housekeeping(registry::SingleWriter& writer) : writer_(writer), thread_([this] { run(); }) {}
    ~Housekeeping();
    Housekeeping(const Housekeeping&) = delete;
    Housekeeping& operator=(const Housekeeping&) = delete;

  private:
    void run();
    void expire_reservations();

    registry::SingleWriter& writer_;
    std::mutex mutex_;
    std::condition_variable stopping_changed_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace diachi::api
