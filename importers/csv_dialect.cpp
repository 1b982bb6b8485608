#include <array>
#include <sstream>
#include <utility>

#include "importers/csv.hpp"

namespace diachi::importers {
namespace {

constexpr std::size_t rows_looked_at = 20;
constexpr std::size_t all_rows = 100;  // of 100

/// The next row that is not blank.
std::optional<CsvRow> next_written_row(CsvReader& reader) {
    auto row = reader.next_row();
    while (row && row->text.empty() && row->problem.empty()) row = reader.next_row();
    return row;
}

/// The share of rows (of 100) that have as many fields as the header when it is parted so, and how many it has; nothing
/// when the header is not parted, or most rows have another number.
std::pair<std::size_t, std::size_t> agreement(std::string_view start, CsvDialect dialect) {
    std::istringstream in{std::string(start)};
    CsvReader reader(in, dialect);
    const auto header = next_written_row(reader);
    if (!header || header->fields.size() < 2) return {0, 0};
    std::size_t rows = 0;
    std::size_t agreeing = 0;
    while (rows < rows_looked_at) {
        const auto row = next_written_row(reader);
        if (!row || row->line_end.empty()) break;  // the last one may be cut
        ++rows;
        agreeing += row->fields.size() == header->fields.size() ? 1 : 0;
    }
    if (agreeing * 2 < rows) return {0, 0};
    return {rows == 0 ? all_rows : agreeing * all_rows / rows, header->fields.size()};
}

/// Whether no row is parted so.
bool stays_whole(std::string_view start, CsvDialect dialect) {
    std::istringstream in{std::string(start)};
    CsvReader reader(in, dialect);
    while (const auto row = reader.next_row()) {
        if (row->fields.size() > 1) return false;
    }
    return true;
}

/// Of a file with one column: a delimiter that stands in none of its rows, for texts with commas and without quotes.
CsvDialect dialect_of_a_list(std::string_view start) {
    std::istringstream in{std::string(start)};
    CsvReader reader(in);
    const auto header = next_written_row(reader);
    if (!header || header->text.find_first_of(",;\t|") != std::string::npos) return {};
    for (const char delimiter : std::array{',', '\t', '|', ';'}) {
        if (stays_whole(start, {delimiter, '"'})) return {delimiter, '"'};
    }
    return {};
}

}  // namespace

CsvDialect detected_dialect(std::string_view start) {
    CsvDialect best;
    std::pair<std::size_t, std::size_t> most{0, 1};
    for (const char quote : {'"', '\''}) {
        // A single quote is an apostrophe unless the file begins with it, or only so all rows are alike.
        const bool begins = quote == '"' || start.starts_with(quote);
        for (const char delimiter : std::array{',', ';', '\t', '|'}) {
            const auto found = agreement(start, {delimiter, quote});
            if (!begins && (found.first < all_rows || most.first == all_rows)) continue;
            if (found > most || (found == most && found.second > 1 && quote == '\'')) {
                best = {delimiter, quote};
                most = found;
            }
        }
    }
    return most.second > 1 ? best : dialect_of_a_list(start);
}

}  // namespace diachi::importers
