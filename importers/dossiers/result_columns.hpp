#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "registry/geocoding/dossier_result.hpp"

namespace diachi::importers {

/// Of an answer in a table: result_category, …, result_error, result_evidence, result_lineage.
std::span<const char* const> result_columns();

/// Throws DossierFileError when a column that is read bears the name of one of them: it would stand there twice.
void refuse_result_column(const std::string& read);

/// Whether its values are numbers to reckon with: score, longitude, latitude, uncertainty.
bool is_number_column(std::size_t column);

/// As many values; `error` stands in result_error, and alone where there is no result.
std::vector<std::string> result_values(const registry::geocoding::DossierResult* result, const std::string& error);

}  // namespace diachi::importers
