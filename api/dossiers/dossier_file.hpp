#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "importers/dossiers/dossier_format.hpp"

namespace diachi::api {

enum class DossierFileKind { csv, ndjson, message, xlsx };

inline constexpr std::string_view dossier_file_kinds = "csv, ndjson, message or xlsx";

std::optional<DossierFileKind> dossier_file_kind_named(std::string_view name);
std::string_view name_of(DossierFileKind kind);
/// By the end of a file's name: .ndjson and .jsonl, .json (a message), .xlsx; everything else is CSV.
DossierFileKind kind_by_name(std::string_view file);

/// Opens a file of dossiers. Throws DossierFileError, saying what is wrong with it.
std::unique_ptr<importers::DossierFormat> open_dossiers(DossierFileKind kind, const std::string& file,
                                                        const importers::DossierOptions& options);

}  // namespace diachi::api
