#include "importers/workbook/cell.hpp"

#include <gtest/gtest.h>

namespace diachi::importers::workbook {
namespace {

TEST(Cell, ADayOrATimeIsKnownByItsFormat) {
    EXPECT_EQ(kind_of_format("dd/mm/yyyy;@"), CellKind::date);
    EXPECT_EQ(kind_of_format("[$-42A]d mmmm yyyy"), CellKind::date);
    EXPECT_EQ(kind_of_format("yyyy-mm-dd hh:mm"), CellKind::date_time);
    EXPECT_EQ(kind_of_format("[h]:mm:ss"), CellKind::time);
    EXPECT_EQ(kind_of_format(14), CellKind::date);
    EXPECT_EQ(kind_of_format(22), CellKind::date_time);
    EXPECT_EQ(kind_of_format(45), CellKind::time);
}

TEST(Cell, NumbersWithWordsAreNoDays) {
    EXPECT_EQ(kind_of_format("#,##0 \"đồng/day\""), CellKind::number);
    EXPECT_EQ(kind_of_format("0.00E+00"), CellKind::number);
    EXPECT_EQ(kind_of_format("[Red]0\\d"), CellKind::number);
    EXPECT_EQ(kind_of_format("0;\"y\""), CellKind::number);
    EXPECT_EQ(kind_of_format("\"never closed"), CellKind::number);
    EXPECT_EQ(kind_of_format(0), CellKind::number);
}

TEST(Cell, DaysCountAsExcelCountsThem) {
    EXPECT_EQ(text_of(CellKind::date, "45839", false), "2025-07-01");
    EXPECT_EQ(text_of(CellKind::date, "1", false), "1900-01-01");
    EXPECT_EQ(text_of(CellKind::date, "59", false), "1900-02-28");
    EXPECT_EQ(text_of(CellKind::date, "61", false), "1900-03-01");
    EXPECT_EQ(text_of(CellKind::date, "0", true), "1904-01-01");
    EXPECT_EQ(text_of(CellKind::date_time, "45839.645833333336", false), "2025-07-01 15:30:00");
    EXPECT_EQ(text_of(CellKind::time, "0.35416666666666669", false), "08:30:00");
}

TEST(Cell, WhatIsNoDayKeepsItsDigits) {
    EXPECT_EQ(text_of(CellKind::date, "-1", false), "-1");
    EXPECT_EQ(text_of(CellKind::date, "2958466", false), "2958466");
    EXPECT_EQ(text_of(CellKind::date, "1e300", false), "1e300");
    EXPECT_EQ(text_of(CellKind::number, "123456789012345678901", false), "123456789012345678901");
    EXPECT_EQ(text_of(CellKind::number, "0.10000000000000001", false), "0.1");
    EXPECT_EQ(text_of(CellKind::number, "nan", false), "nan");
}

}  // namespace
}  // namespace diachi::importers::workbook
