#include <array>
#include <sstream>
#include <utility>

#include "importers/csv.hpp"

namespace diachi::importers {
namespace {

constexpr std::size_t rows_looked_at = 20;

/// The share of rows (of 100) that have as many fields as the header when it is parted so, and how many it has; nothing
/// when the header is not parted, or most rows have another number.
std::pair<std::size_t, std::size_t> agreement(std::string_view start, CsvDialect dialect) {
    std::istringstream in{std::string(start)};
    CsvReader reader(in, dialect);
    const auto header = reader.next_row();
    if (!header || header->fields.size() < 2) return {0, 0};
    std::size_t rows = 0;
    std::size_t agreeing = 0;
    while (rows < rows_looked_at) {
        const auto row = reader.next_row();
        if (!row || row->line_end.empty()) break;  // the last one may be cut
        ++rows;
        agreeing += row->fields.size() == header->fields.size() ? 1 : 0;
    }
    if (agreeing * 2 < rows) return {0, 0};
    return {rows == 0 ? 100 : agreeing * 100 / rows, header->fields.size()};
}

}  // namespace

CsvDialect detected_dialect(std::string_view start) {
    CsvDialect best;
    std::pair<std::size_t, std::size_t> most{0, 1};
    for (const char quote : {'"', '\''}) {
        // A single quote is an apostrophe unless the file begins with it.
        if (quote == '\'' && !start.starts_with(quote)) continue;
        for (const char delimiter : std::array{',', ';', '\t', '|'}) {
            const auto found = agreement(start, {delimiter, quote});
            if (found > most || (found == most && found.second > 1 && quote == '\'')) {
                best = {delimiter, quote};
                most = found;
            }
        }
    }
    return best;
}

}  // namespace diachi::importers
