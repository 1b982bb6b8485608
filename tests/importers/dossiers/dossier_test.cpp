#include "importers/dossiers/dossier.hpp"

#include <gtest/gtest.h>

namespace diachi::importers {
namespace {

std::string day(std::string_view text) {
    const auto found = dossier_day(text);
    return found ? found->iso() : "";
}

TEST(DossierDay, IsReadInEveryUsualWriting) {
    for (const auto* text : {"2025-07-01", "01/07/2025", "1-7-2025", "1.7.2025", "20250701", "20250701153000",
                             "202507011530", "2025/7/1", " 2025-07-01T15:30:00 ", "01/07/2025 15:30"}) {
        EXPECT_EQ(day(text), "2025-07-01") << text;
    }
}

TEST(DossierDay, IsNeverGuessed) {
    for (const auto* text : {"", "hôm qua", "2025-02-30", "31/13/2025", "1/7/25", "2025-07", "2025070", "07/2025",
                             "2025-07-01-02", "2025-07/01"}) {
        EXPECT_EQ(day(text), "") << text;
    }
}

TEST(NameOfAColumn, IsTheSameComposedOrDecomposedAndWithBlanksAround) {
    EXPECT_TRUE(is_name_of_column("Địa chi\u0309", "Địa chỉ"));
    EXPECT_TRUE(is_name_of_column(" text ", "text"));
    EXPECT_FALSE(is_name_of_column("Text", "text"));
    EXPECT_FALSE(is_name_of_column("\xD0\xED", "Đí"));
    EXPECT_TRUE(is_name_of_column("\xD0\xED", "\xD0\xED"));
}

TEST(JoinedText, LeavesOutBlankParts) {
    EXPECT_EQ(joined_text({" 12 ", "", "  ", "Trần Phú"}), "12, Trần Phú");
}

TEST(DetectedEncoding, GoesByTheMarkThenByTheBytes) {
    EXPECT_EQ(detected_encoding("\xFF\xFE"
                                "a"),
              FileEncoding::utf16_little);
    EXPECT_EQ(detected_encoding("\xFE\xFF"), FileEncoding::utf16_big);
    EXPECT_EQ(detected_encoding("text\nĐường Trần Phú\n"), FileEncoding::utf8);
    EXPECT_EQ(detected_encoding("text\n\xA7\xAD\xEA"
                                "ng Tr\xC7n Ph\xF3\n"),
              FileEncoding::tcvn3);
    EXPECT_EQ(detected_encoding(""), FileEncoding::utf8);
}

TEST(DossierOptions, WordsTellEveryTwoApart) {
    DossierOptions one;
    one.text_columns = {"ab"};
    DossierOptions other;
    other.text_columns = {"a", "b"};
    EXPECT_NE(words_of(one), words_of(other));
    other = one;
    other.min_score = 1;
    EXPECT_NE(words_of(one), words_of(other));
}

}  // namespace
}  // namespace diachi::importers
