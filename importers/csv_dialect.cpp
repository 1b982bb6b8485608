#include <algorithm>
#include <array>
#include <sstream>

#include "importers/csv.hpp"

namespace diachi::importers {
namespace {

constexpr std::size_t rows_looked_at = 20;

/// How many fields the header has when it is parted so, if the rows after it mostly have as many; else 0.
std::size_t fields_a_row(std::string_view start, CsvDialect dialect) {
    std::istringstream in{std::string(start)};
    CsvReader reader(in, dialect);
    const auto header = reader.next_row();
    if (!header || header->fields.size() < 2) return 0;
    std::size_t rows = 0;
    std::size_t agreeing = 0;
    while (rows < rows_looked_at) {
        const auto row = reader.next_row();
        if (!row || row->line_end.empty()) break;  // the last one may be cut
        ++rows;
        agreeing += row->fields.size() == header->fields.size() ? 1 : 0;
    }
    return agreeing * 2 >= rows ? header->fields.size() : 0;
}

}  // namespace

CsvDialect detected_dialect(std::string_view start) {
    CsvDialect best;
    std::size_t most = 1;
    for (const char quote : {'"', '\''}) {
        // A single quote is an apostrophe unless the file begins with it.
        if (quote == '\'' && !start.starts_with(quote)) continue;
        for (const char delimiter : std::array{',', ';', '\t', '|'}) {
            const auto fields = fields_a_row(start, {delimiter, quote});
            if (fields > most || (fields == most && fields > 1 && quote == '\'')) {
                best = {delimiter, quote};
                most = fields;
            }
        }
    }
    return best;
}

}  // namespace diachi::importers
