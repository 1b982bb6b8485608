#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "registry/storage/backup.hpp"

namespace diachi::api {

/// What a backup holds, as a line of JSON in the file beside it.
std::string manifest_line(const std::filesystem::path& backup, const registry::CopyFacts& facts);
std::filesystem::path manifest_of(const std::filesystem::path& backup);

/// A sentence when the backup is not the file that its manifest speaks of; none where there is no manifest.
std::vector<std::string> manifest_findings(const std::filesystem::path& backup);

}  // namespace diachi::api
