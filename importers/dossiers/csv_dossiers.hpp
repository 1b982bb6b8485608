#pragma once

#include <memory>
#include <string>

#include "importers/dossiers/dossier_format.hpp"

namespace diachi::importers {

/// Dossiers in CSV. Each row comes out as it was written, with its own delimiter, quotes and line end, in UTF-8, and
/// the result columns behind it. Throws DossierFileError when there is no text column of that name.
std::unique_ptr<DossierFormat> csv_dossiers(const std::string& file, const DossierOptions& options);

}  // namespace diachi::importers
