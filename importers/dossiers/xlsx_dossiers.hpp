#pragma once

#include <memory>
#include <string>

#include "importers/dossiers/dossier_format.hpp"

namespace diachi::importers {

/// Dossiers in a sheet of an Excel workbook (.xlsx). A workbook of one sheet comes out: the cells as they were, texts,
/// numbers and days kept apart, without colours and formulas, and the result columns behind them. What is written on
/// the way is the sheet's XML. Throws DossierFileError when it is no workbook, or lacks the sheet or a column.
std::unique_ptr<DossierFormat> xlsx_dossiers(const std::string& file, const DossierOptions& options);

}  // namespace diachi::importers
