#pragma once

#include <string>

namespace diachi::importers::gdal {

/// While it lives, errors of GDAL on this thread are kept here instead of being printed.
class CollectedErrors {
  public:
    CollectedErrors();
    ~CollectedErrors();
    CollectedErrors(const CollectedErrors&) = delete;
    CollectedErrors& operator=(const CollectedErrors&) = delete;

    /// The first failure; empty when there was none. Warnings do not count.
    [[nodiscard]] const std::string& first() const { return first_; }

  private:
    std::string first_;
};

}  // namespace diachi::importers::gdal
