#include "importers/csv.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace diachi::importers {
namespace {

std::vector<std::vector<std::string>> rows(const std::string& text, char delimiter = ',') {
    std::istringstream in(text);
    CsvReader reader(in, {delimiter, '"'});
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

TEST(Csv, SkipsAByteOrderMark) {
    EXPECT_EQ(rows("\xEF\xBB\xBFtext\nx\n"), (Rows{{"text"}, {"x"}}));
}

TEST(Csv, KeepsEmptyFields) {
    EXPECT_EQ(rows(",,\n\"\",x,\n"), (Rows{{"", "", ""}, {"", "x", ""}}));
}

TEST(Csv, NamesTheLineOfAQuoteThatIsNeverClosed) {
    try {
        rows("a,b\nc,\"d\ne,f\n");
        FAIL();
    } catch (const CsvError& error) {
        EXPECT_EQ(std::string(error.what()), "line 2: a quoted field is never closed");
    }
}

TEST(Csv, GivesARowAsItWasWrittenWithItsLineEnd) {
    std::istringstream in("a;\"b\"\"\";c\r\nd");
    CsvReader reader(in, {';', '"'});
    const auto row = reader.next_row();
    ASSERT_TRUE(row);
    EXPECT_EQ(row->text, "a;\"b\"\"\";c");
    EXPECT_EQ(row->line_end, "\r\n");
    EXPECT_EQ(row->ends, (std::vector<std::size_t>{1, 7, 9}));
    EXPECT_EQ(reader.next_row()->line_end, "");
}

TEST(Csv, AQuoteThatIsNeverClosedCostsOneLine) {
    std::istringstream in("a,\"b\nc,d\n");
    CsvReader reader(in);
    const auto row = reader.next_row();
    EXPECT_EQ(row->problem, "line 1: a quoted field is never closed");
    EXPECT_EQ(row->text, "a,\"b");
    EXPECT_EQ(reader.next(), (std::vector<std::string>{"c", "d"}));
}

TEST(Csv, ALineThatIsTooLongCostsItself) {
    std::istringstream in("a\n" + std::string(CsvReader::longest_row + 1, 'x') + "\nb\n");
    CsvReader reader(in);
    EXPECT_EQ(reader.next_row()->text, "a");
    EXPECT_NE(reader.next_row()->problem, "");
    const auto last = reader.next_row();
    EXPECT_EQ(last->text, "b");
    EXPECT_EQ(last->line, 3);
}

TEST(Csv, LooksAtEveryByteAFewTimesWhateverTheQuotes) {
    // Each line closes the quote of the line before and opens another that is never closed.
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += "ab\"c,\"d\n";
    std::istringstream in(text);
    CsvReader reader(in);
    int count = 0;
    while (reader.next_row()) ++count;
    EXPECT_GT(count, 100'000);
}

TEST(Csv, FindsOutDelimiterAndQuote) {
    const auto found = [](std::string_view start) {
        const auto dialect = detected_dialect(start);
        return std::string{dialect.delimiter, dialect.quote};
    };
    EXPECT_EQ(found("id,text\n1,a\n"), ",\"");
    EXPECT_EQ(found("id;text, all of it\n1;a, b\n2;c\n"), ";\"");
    EXPECT_EQ(found("id\ttext\n1\ta,b,c\n"), "\t\"");
    EXPECT_EQ(found("id|text\n1|\"a|b\"\n"), "|\"");
    EXPECT_EQ(found("'id';'text'\n'1';'a;b'\n"), ";'");
    EXPECT_EQ(found("\n\nid;text\n1;a, b\n"), ";\"") << "blank lines before the names of the columns";
    EXPECT_EQ(found(""), ",\"");
}

TEST(Csv, FindsOutThatAFileIsAListOfTexts) {
    const auto delimiter = [](std::string_view start) { return detected_dialect(start).delimiter; };
    EXPECT_EQ(delimiter("text\nmột, hai\n"), '\t');
    EXPECT_EQ(delimiter("text\nmột, hai\tba\n"), '|');
    EXPECT_EQ(delimiter("text\n\"một, hai\"\n"), ',') << "its quotes keep the comma";
    EXPECT_EQ(delimiter("text\nmột\nhai\n"), ',');
    EXPECT_EQ(delimiter("id,text\nmột\n"), ',') << "a row of another width makes no list";
    EXPECT_EQ(delimiter("\nid;text\n\n1;một\n\n"), ';') << "blank lines are no rows";
}

TEST(Csv, TakesSingleQuotesUnderANameWithoutThemOnlyWhereAllRowsAreAlikeSo) {
    EXPECT_EQ(detected_dialect("id,text\n1,'a, b'\n2,'c, d, e'\n").quote, '\'');
    EXPECT_EQ(detected_dialect("id,text\n1,'s Hof\n2,'t\n").quote, '"') << "apostrophes";
    EXPECT_EQ(detected_dialect("id,text\n1,'a\n2,b\n3,c\n").quote, '"');
}

TEST(Csv, WhatItWritesItReadsAgain) {
    const std::vector<std::string> row{"plain", "with,comma", "with \"quotes\"", "two\nlines", "", "Đường Trần Phú"};
    std::ostringstream out;
    write_csv_row(out, row);
    EXPECT_EQ(rows(out.str()), Rows{row});
}

}  // namespace
}  // namespace diachi::importers
