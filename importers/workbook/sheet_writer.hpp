#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "importers/workbook/cell.hpp"

namespace diachi::importers::workbook {

// A sheet as XML, in pieces that are joined: start_of_sheet, "<row>" and cells and "</row>" for each row, end_of_sheet.
std::string_view start_of_sheet();
std::string_view end_of_sheet();

/// A cell as it was read: a number stays one, a day a day, a text a text whatever it looks like.
void append_cell(std::string& to, const Cell& cell);
void append_text_cell(std::string& to, std::string_view text);
void append_number_cell(std::string& to, std::string_view number);
void append_empty_cell(std::string& to);

/// Makes a workbook of one sheet, called `name`. Throws std::runtime_error when it cannot be written.
void pack_workbook(const std::filesystem::path& sheet_xml, const std::string& name,
                   const std::filesystem::path& workbook);

}  // namespace diachi::importers::workbook
