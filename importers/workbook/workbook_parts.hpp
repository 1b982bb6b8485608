#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/workbook/cell.hpp"

namespace diachi::importers::workbook {

/// What is said of a file that begins as Excel wrote them before 2007, or writes encrypted ones.
inline constexpr std::string_view of_an_old_excel =
    "the file is of an Excel before 2007, or has a password; save it as .xlsx without one";

/// What the cells of a sheet refer to.
struct WorkbookParts {
    std::string sheet;               ///< the sheet's name inside the zip file
    std::vector<std::string> texts;  ///< shared by cells
    std::vector<CellKind> styles;    ///< what each style shows numbers as
    bool from_1904 = false;          ///< see text_of
};

/// The parts of the first sheet, or of the one of this name. Throws WorkbookError when the file is no workbook of
/// Excel 2007 or later, when it has no such sheet, or when its texts take more than 128 MiB.
WorkbookParts read_parts(const std::filesystem::path& file, const std::optional<std::string>& sheet);

}  // namespace diachi::importers::workbook
