#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace diachi::importers {

/// Where a CSV file cannot be read; says the line.
class CsvError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

struct CsvDialect {
    char delimiter = ',';
    char quote = '"';
};

/// The delimiter (comma, semicolon, tab or pipe) that parts the first line and the lines after it into the same number
/// of fields, more than one; and the quote (double or single) that fields begin with. `start`: the first bytes of the
/// file. Where the first line is not parted, a delimiter that parts none of the lines: the file is a list of texts. A
/// comma and a double quote where nothing speaks for others.
CsvDialect detected_dialect(std::string_view start);

/// One row, and how it was written.
struct CsvRow {
    std::int64_t line = 0;            ///< in which it began, from 1
    std::vector<std::string> fields;  ///< without their quotes
    std::string text;                 ///< as written, without its line end
    std::vector<std::size_t> ends;    ///< of each field in `text`
    std::string line_end;             ///< "\n", "\r\n", "\r", or "" at the end of the file
    std::string problem;              ///< why it cannot be relied on; empty for a good row
};

/// Reads CSV (RFC 4180) row by row: quoted fields may hold delimiters, line ends and doubled quotes; lines end in LF,
/// CR LF or CR; a byte order mark is skipped. Memory stays that of one row, at most `longest_row`.
class CsvReader {
  public:
    static constexpr std::size_t longest_row = 262'144;  ///< bytes

    explicit CsvReader(std::istream& in, CsvDialect dialect = {});

    /// The next row as it was written; nothing at the end. What cannot be read costs one line: a quote that is not
    /// closed within `longest_row` bytes makes a row of its first line, with a problem; a longer line comes without
    /// its text. Every byte is looked at a fixed number of times, whatever the quotes.
    std::optional<CsvRow> next_row();
    /// The fields of the next row; nothing at the end. Throws CsvError for a row with a problem.
    std::optional<std::vector<std::string>> next();
    /// The line in which the last row began, from 1.
    [[nodiscard]] std::int64_t line() const { return row_line_; }
    [[nodiscard]] bool had_byte_order_mark() const { return marked_; }

  private:
    struct Scan;
    bool fill();
    [[nodiscard]] bool has(std::size_t place);
    Scan scan(CsvRow& row, bool quotes_count);
    void drop(std::size_t bytes);
    void take(CsvRow& row, std::size_t end);
    void skip_long_line(CsvRow& row);

    std::istream& in_;
    CsvDialect dialect_;
    std::string buffer_;
    std::size_t at_ = 0;                ///< where the next row begins in the buffer
    std::uint64_t dropped_ = 0;         ///< bytes of the file before the buffer
    std::uint64_t one_line_until_ = 0;  ///< place in the file up to which no field goes over a line end
    std::int64_t line_ = 1;
    std::int64_t row_line_ = 0;
    bool marked_ = false;
};

/// One field, quoted if it needs it.
void append_csv_field(std::string& to, std::string_view field, CsvDialect dialect = {});
/// Writes one row, quoting only what needs it.
void write_csv_row(std::ostream& out, const std::vector<std::string>& fields, char delimiter = ',');

}  // namespace diachi::importers
