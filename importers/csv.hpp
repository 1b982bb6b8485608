#pragma once

#include <istream>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace diachi::importers {

/// Where a CSV file cannot be read; says the line.
class CsvError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Reads CSV (RFC 4180) row by row: quoted fields may hold delimiters, line ends and doubled quotes; lines end in LF,
/// CR LF or CR; a byte order mark is skipped. Memory stays that of one row.
class CsvReader {
  public:
    explicit CsvReader(std::istream& in, char delimiter = ',');
    /// The next row; nothing at the end. Throws CsvError when a quote is never closed.
    std::optional<std::vector<std::string>> next();
    /// The line in which the last row began, from 1.
    [[nodiscard]] std::int64_t line() const { return row_line_; }

  private:
    int take();
    std::string quoted_field();

    std::istream& in_;
    char delimiter_;
    std::int64_t line_ = 1;
    std::int64_t row_line_ = 0;
};

/// Writes one row, quoting only what needs it.
void write_csv_row(std::ostream& out, const std::vector<std::string>& fields, char delimiter = ',');

}  // namespace diachi::importers
