#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "importers/workbook/cell.hpp"

namespace diachi::importers::workbook {

/// Reads a sheet of an Excel workbook (.xlsx, ECMA-376) row by row, empty ones included if the file has them. Memory is
/// that of its shared texts and of some rows. For one thread at a time.
class SheetReader {
  public:
    /// The first sheet without a name. Throws WorkbookError.
    SheetReader(const std::filesystem::path& file, const std::optional<std::string>& sheet);
    ~SheetReader();
    SheetReader(const SheetReader&) = delete;
    SheetReader& operator=(const SheetReader&) = delete;

    /// Nothing at the end. Throws WorkbookError where it cannot be read further.
    std::optional<SheetRow> next();

  private:
    class Rows;
    std::unique_ptr<Rows> rows_;
};

}  // namespace diachi::importers::workbook
