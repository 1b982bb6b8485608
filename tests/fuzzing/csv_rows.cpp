// libFuzzer over reading CSV: what is read and written again is read the same. See docs/fuzzing.md.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>

#include "importers/csv.hpp"

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& text) {
    std::istringstream in(text);
    diachi::importers::CsvReader reader(in);
    Rows rows;
    while (auto row = reader.next()) rows.push_back(std::move(*row));
    return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Rows rows;
    try {
        rows = rows_of(std::string(reinterpret_cast<const char*>(data), size));
    } catch (const diachi::importers::CsvError&) {
        return 0;
    }
    std::ostringstream written;
    for (const auto& row : rows) diachi::importers::write_csv_row(written, row);
    if (rows_of(written.str()) != rows) {
        std::fprintf(stderr, "broken: rows that were written are read otherwise\n");
        std::abort();
    }
    return 0;
}
