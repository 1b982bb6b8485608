#pragma once

#include <filesystem>
#include <string>

namespace diachi::registry {

// What survives a power cut once the call has returned. Each throws StorageError, naming the file.

/// Adds a line to a file, which is made where there is none, for its owner alone to write.
void append_line(const std::filesystem::path& file, const std::string& line);

/// Makes a file that only its owner may read. Throws when it exists already.
void write_secret(const std::filesystem::path& file, const std::string& content);

/// Syncs what was written to a file, then gives it its name, which nothing has yet.
void publish_file(const std::filesystem::path& draft, const std::filesystem::path& file);

}  // namespace diachi::registry
