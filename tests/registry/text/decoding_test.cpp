#include "registry/text/decoding.hpp"

#include <gtest/gtest.h>
#include <iconv.h>

#include <string>
#include <vector>

#include "registry/text/letters.hpp"
#include "registry/text/tcvn3.hpp"
#include "tests/registry/text/encoded_letters.hpp"

namespace diachi::registry::text {
namespace {

std::string read(std::string_view bytes) {
    const auto found = decoded(bytes);
    return found ? found->name() + ": " + found->text : "nothing";
}

std::string by_iconv(unsigned char byte, const char* name) {
    const iconv_t converter = iconv_open("UTF-8", name);
    char in = static_cast<char>(byte);
    char out[8] = {};
    char* from = &in;
    char* to = out;
    std::size_t in_left = 1;
    std::size_t out_left = sizeof out;
    iconv(converter, &from, &in_left, &to, &out_left);
    iconv(converter, nullptr, nullptr, &to, &out_left);  // glibc holds a letter back for a tone that may follow
    iconv_close(converter);
    return {out, to};
}

const std::vector<std::string> names = {"Phường Ninh Kiều",    "Xã Mỹ Khánh",       "Thị trấn Cờ Đỏ",
                                        "Quận Ô Môn",          "Đường Nguyễn Trãi", "Hẻm 51, Đường 3/2",
                                        "Đặc khu Phú Quý",     "Thành phố Cần Thơ", "Ấp Thới Thuận",
                                        "Khu vực Bình Thường", "Xã Đại Hải",        "Huyện Kế Sách"};

TEST(ByteEncodings, agree_with_iconv_on_every_byte_above_127) {
    for (int byte = 0x80; byte < 0x100; ++byte) {
        const std::string bytes(1, static_cast<char>(byte));
        std::string tcvn3;
        append_utf8(tcvn3, tcvn3_letter(static_cast<unsigned char>(byte)));
        EXPECT_EQ(tcvn3, by_iconv(static_cast<unsigned char>(byte), "TCVN")) << byte;
        EXPECT_EQ(decoded_as(bytes, ByteEncoding::viscii), by_iconv(static_cast<unsigned char>(byte), "VISCII"))
            << byte;
        EXPECT_EQ(decoded_as(bytes, ByteEncoding::cp1258).value_or(""),
                  by_iconv(static_cast<unsigned char>(byte), "CP1258"))
            << byte;
    }
}

TEST(ByteEncodings, restore_capitals_that_tcvn3_fonts_lack) {
    EXPECT_EQ(decode_tcvn3("TH\xDE TR\xCAN"), "THỊ TRẤN");
    EXPECT_EQ(decode_tcvn3("Th\xABn \xCAm"), "Thôn Ấm");
    EXPECT_EQ(decode_tcvn3("th\xABn \xCAm"), "thôn ấm");
}

TEST(ByteEncodings, write_every_vietnamese_letter) {
    for (const ByteEncoding encoding : {ByteEncoding::vni, ByteEncoding::viscii, ByteEncoding::cp1258}) {
        const auto letters = letters_in(encoding);
        int small = 0;
        int capital = 0;
        for (const auto& [text, bytes] : letters) {
            std::size_t at = 0;
            const char32_t c = next_code_point(text, at);
            (letter(c).upper ? capital : small) += c >= 0x80 && c != U'ð' && c != U'Ð' && c != U'Ɖ';
        }
        EXPECT_EQ(small, 67) << name_of(encoding);
        EXPECT_EQ(capital, 67) << name_of(encoding);
    }
}

TEST(Decoding, gives_every_name_back_from_every_encoding) {
    for (const ByteEncoding encoding : {ByteEncoding::vni, ByteEncoding::viscii, ByteEncoding::cp1258}) {
        const auto letters = letters_in(encoding);
        for (const std::string& name : names) {
            const std::string bytes = encoded(name, letters);
            EXPECT_EQ(decoded_as(bytes, encoding), name) << name_of(encoding);
            EXPECT_EQ(read(bytes), std::string(name_of(encoding)) + ": " + name);
            EXPECT_EQ(read(as_latin1(bytes)), std::string(name_of(encoding)) + " read as Latin-1: " + name);
        }
    }
}

TEST(Decoding, undoes_utf8_that_was_read_as_latin1_once_or_twice) {
    for (const std::string& name : names) {
        EXPECT_EQ(read(as_latin1(name)), "UTF-8 read as Latin-1: " + name);
        EXPECT_EQ(read(as_latin1(as_latin1(name))), "UTF-8 read as Latin-1 twice: " + name);
    }
}

TEST(Decoding, puts_back_bytes_that_windows_1252_lost) {
    EXPECT_EQ(read("PhÆ°á»ng 4"), "UTF-8 read as Latin-1: Phường 4");
    EXPECT_EQ(read("ÄÆ°á»ng Tráº§n, HÃ  Ná»™i"), "UTF-8 read as Latin-1: Đường Trần, Hà Nội");
}

TEST(Decoding, finds_tcvn3_by_signs_that_no_vietnamese_word_has) {
    EXPECT_EQ(read("6 \xA7\xAD\xEAng M\xC9u"), "TCVN3: 6 Đường Mẫu");
    EXPECT_EQ(read("6 " + as_latin1("\xA7\xAD\xEAng M\xC9u")), "TCVN3 read as Latin-1: 6 Đường Mẫu");
}

TEST(Decoding, leaves_what_can_be_read_as_it_stands) {
    for (const std::string text :
         {"6 Nguyen Trai, Ha Noi", "Ðà Lôi, Hà Tiên, Cù Lao, Gò Công", "Đường Lê Lợi § ª", "Nhà 100m², Cù Lao", "",
          "Café Hà Lan", "Hôtel Métropole Hanoï", "Crème brûlée à la carte, Noël", "Müller Straße Zürich",
          "São Paulo, Açaí, Îles", "Nhà hàng Thaï, 5 Hàm Long", "Ấp «Tân»", "Xã Ea H’leo", "Thôn Krông Búk, Đắk Lắk"})
        EXPECT_EQ(read(text), "UTF-8: " + text);
}

TEST(Decoding, refuses_bytes_that_are_vietnamese_in_no_encoding) {
    EXPECT_EQ(read("\xC4\xE3\xBA\xC3\xCA\xC0\xBD\xE7"), "nothing");
    EXPECT_EQ(read("\xFF\xFE\xFF\xFE"), "nothing");
}

TEST(Decoding, composes_letters_and_their_tones) {
    EXPECT_EQ(read("Phươ\u0300ng Đa\u0323i"), "UTF-8: Phường Đại");
}

TEST(Utf8, IsCheckedToTheLetterOfTheStandard) {
    EXPECT_TRUE(is_utf8("Huế \xF4\x8F\xBF\xBF"));
    for (const std::string text : {"\x80", "\xc1\x81", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                   "\xf5\x80\x80\x80", "\xe1\x80", "\xc3"}) {
        EXPECT_FALSE(is_utf8(text));
    }
}

}  // namespace
}  // namespace diachi::registry::text
