#include "importers/csv.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace diachi::importers {
namespace {

std::vector<std::vector<std::string>> rows(const std::string& text, char delimiter = ',') {
    std::istringstream in(text);
    CsvReader reader(in, delimiter);
    std::vector<std::vector<std::string>> rows;
    while (auto row = reader.next()) rows.push_back(*row);
    return rows;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, ReadsQuotedFieldsWithDelimitersQuotesAndLineEnds) {
    EXPECT_EQ(rows("a,\"b,\"\"c\"\"\r\nd\",e\n"), (Rows{{"a", "b,\"c\"\r\nd", "e"}}));
}

TEST(Csv, ReadsEveryKindOfLineEndAndAFileWithoutALastOne) {
    EXPECT_EQ(rows("a,b\r\nc,d\re,f\ng,h"), (Rows{{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}}));
}

TEST(Csv, SkipsAByteOrderMark) { EXPECT_EQ(rows("\xEF\xBB\xBFtext\nx\n"), (Rows{{"text"}, {"x"}})); }

TEST(Csv, KeepsEmptyFields) { EXPECT_EQ(rows(",,\n\"\",x,\n"), (Rows{{"", "", ""}, {"", "x", ""}})); }

TEST(Csv, NamesTheLineOfAQuoteThatIsNeverClosed) {
    try {
        rows("a,b\nc,\"d\ne,f\n");
        FAIL();
    } catch (const CsvError& error) {
        EXPECT_EQ(std::string(error.what()), "line 2: a quoted field is never closed");
    }
}

TEST(Csv, WhatItWritesItReadsAgain) {
    const std::vector<std::string> row{"plain", "with,comma", "with \"quotes\"", "two\nlines", "", "Đường Trần Phú"};
    std::ostringstream out;
    write_csv_row(out, row);
    EXPECT_EQ(rows(out.str()), Rows{row});
}

}  // namespace
}  // namespace diachi::importers
