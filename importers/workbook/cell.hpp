#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diachi::importers::workbook {

enum class CellKind { text, number, date, date_time, time, boolean, error };

struct Cell {
    std::size_t column = 0;  ///< from 0
    CellKind kind = CellKind::text;
    std::string value;  ///< as the file holds it; of days and times a number
    std::string text;   ///< as it is read: 2025-07-01, 2025-07-01 15:30:00, 08:30:00, TRUE, 12.5
};

struct SheetRow {
    std::int64_t line = 0;                    ///< from 1, as the sheet counts
    std::vector<Cell> cells;                  ///< those that are there, by column
    std::vector<std::size_t> not_calculated;  ///< columns of formulas that were saved without what they give
    bool too_long = false;                    ///< more than `longest_row`; some of its cells are missing
};

inline constexpr std::size_t longest_row = 262'144;  ///< bytes

/// What a number format shows: of a format of the file by its code ("dd/mm/yyyy"), of others by their number.
CellKind kind_of_format(std::string_view code);
CellKind kind_of_format(int number);

/// A number that stands for a day or a time, as text. Its digits where it is none. `from_1904`: days are counted from
/// 1 January 1904, as on old Macs; else as Excel does, with its day 29 February 1900 that never was.
std::string text_of(CellKind kind, const std::string& value, bool from_1904);

}  // namespace diachi::importers::workbook
