#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "registry/date.hpp"
#include "registry/text/byte_encodings.hpp"

namespace diachi::importers {

enum class Layer { communes, parcels, streets, places, units, lineage, water };

/// The word of the command line: "communes", "parcels", ...
std::string_view layer_name(Layer layer);
std::optional<Layer> parse_layer(std::string_view name);

using Encoding = registry::text::ByteEncoding;

/// "utf-8", "tcvn3", "vni", "viscii" or "cp1258"; nothing for "auto" and for any other word.
std::optional<Encoding> parse_encoding(std::string_view name);

/// What is to be imported, and what the operator knows about it.
struct ImportRequest {
    Layer layer;
    std::filesystem::path file;
    std::optional<int> epsg = {};                  ///< overrides what the file says
    std::optional<Encoding> encoding = {};         ///< absent: found out for each column
    std::optional<registry::Date> effective = {};  ///< since when the content holds in the world
    std::string document = {};                     ///< the legal document behind it
    std::string actor = "command line";
    std::optional<std::string> surveying_unit = {};  ///< for parcels whose file does not name it
};

/// Why a file is refused: one sentence with file, reason and remedy. Nothing of it has reached the registry.
class ImportError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

struct Progress {
    std::string_view step;  ///< "reading", "writing"
    std::int64_t done;
    std::optional<std::int64_t> total;
};

/// Called on the caller's thread, some five times a second at most. An exception it throws cancels the import.
using ProgressCallback = std::function<void(const Progress&)>;

}  // namespace diachi::importers
