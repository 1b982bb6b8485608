#include "registry/text/tcvn3.hpp"

#include <gtest/gtest.h>

#include <string>

#include "registry/text/letters.hpp"

namespace diachi::registry::text {
namespace {

/// What a program shows that takes the bytes for Latin-1.
std::string as_latin1(std::string_view bytes) {
    std::string shown;
    for (const char byte : bytes) append_utf8(shown, static_cast<unsigned char>(byte));
    return shown;
}

TEST(Tcvn3BehindLatin1, is_found_by_signs_that_no_vietnamese_word_has) {
    const std::string duong = "\xA7\xAD\xEAng M\xC9u";
    const auto bytes = tcvn3_behind_latin1("6 " + as_latin1(duong));
    ASSERT_TRUE(bytes);
    EXPECT_EQ(decode_tcvn3(*bytes), "6 Đường Mẫu");
}

TEST(Tcvn3BehindLatin1, is_not_seen_in_what_can_be_read_as_it_stands) {
    EXPECT_FALSE(tcvn3_behind_latin1("6 Nguyen Trai, Ha Noi"));
    EXPECT_FALSE(tcvn3_behind_latin1("Ðà Lôi, Hà Tiên, Cù Lao, Gò Công"));
    EXPECT_FALSE(tcvn3_behind_latin1("Đường Lê Lợi § ª"));
    EXPECT_FALSE(tcvn3_behind_latin1("Nhà 100m², Cù Lao"));
    EXPECT_FALSE(tcvn3_behind_latin1(""));
}

}  // namespace
}  // namespace diachi::registry::text
