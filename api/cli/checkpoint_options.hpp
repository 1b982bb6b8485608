#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/cli/arguments.hpp"
#include "registry/journal/checkpoint.hpp"
#include "registry/storage/store.hpp"

namespace diachi::api::cli {

/// --checkpoints FILE --public-key HEX|FILE: both or none.
class CheckpointOptions {
  public:
    /// Throws UsageError for one without the other, std::runtime_error for what cannot be read.
    explicit CheckpointOptions(const Arguments& arguments);

    /// What the journal has against the checkpoints; nothing when there are none.
    [[nodiscard]] std::vector<std::string> findings_in(registry::Store& store) const;

  private:
    std::vector<registry::journal::CheckpointLine> lines_;
    std::optional<registry::journal::PublicKey> key_;
};

}  // namespace diachi::api::cli
