#include "registry/text/keyboard_typing.hpp"

#include <gtest/gtest.h>

#include "registry/text/vietnamese.hpp"

namespace diachi::registry::text {
namespace {

std::string key_of(const std::optional<std::string>& text) {
    return text ? same_name_key(*text) : "(as it stands)";
}

TEST(TypedInViqr, takes_the_signs_for_the_marks_that_they_were) {
    EXPECT_EQ(key_of(typed_in_viqr("12 DDu+o+`ng Nguye^~n Tra~i, phu+o+`ng Mo^.c Ba`i, Q.7")),
              "12 đường nguyễn trãi, phường mộc bài, q.7");
    EXPECT_EQ(key_of(typed_in_viqr("So^' 3 he?m 12/5 Tra(ng, xa~ A^'p Ho^`")), "số 3 hẻm 12/5 trăng, xã ấp hồ");
    EXPECT_EQ(key_of(typed_in_viqr("phuo+`ng (cu~) An Hoa`, Tp. Hue^'")), "phường (cũ) an hòa, tp. huế");
}

TEST(TypedInViqr, leaves_signs_that_are_none_of_its_own) {
    for (const char* text :
         {"Km 5+200, QL1", "Ea H'leo, M'Drak (Dak Lak)", "Toà A+B, Lô C+D", "nhà số 5~7 ?", "Khu 3^", ""})
        EXPECT_EQ(key_of(typed_in_viqr(text)), "(as it stands)") << text;
}

TEST(TypedInVni, takes_the_digits_for_the_keys_that_they_were) {
    EXPECT_EQ(key_of(typed_in_vni("20B D9u7o7ng2 Tinh3 998, Phu7o7ng2 An Binh2 Ma6u4")),
              "20b đường tỉnh 998, phường an bình mẫu");
    EXPECT_EQ(key_of(typed_in_vni("So61 3 Hem3 12/5 D9uo7ng2 Ho8ng2")), "số 3 hẻm 12/5 đường ho8ng2");
    EXPECT_EQ(key_of(typed_in_vni("D9. Tram5 Bo7m, D9T 998, Huye6n5 Cu2 Lao")), "đ. trạm bơm, đt 998, huyện cù lao");
    EXPECT_EQ(key_of(typed_in_vni("Xa4 Cu2 Lao, Huye65n Cu2 Lao")), "xã cù lao, huyện cù lao");
}

TEST(TypedInVni, leaves_streets_of_a_letter_and_a_digit) {
    EXPECT_EQ(key_of(typed_in_vni("9 D9u7o7ng2 A8, Phu7o7ng2 O6 Mo6n")), "9 đường a8, phường ô môn");
}

TEST(TypedInVni, leaves_numbers_of_houses_and_units) {
    for (const char* text :
         {"39/4 KP1, P4, Q7", "No26, LK15, TT18", "Lo6A, Lo6B, Khu 2", "To4 Ap3 Khu2", "A4B, B3C", ""})
        EXPECT_EQ(key_of(typed_in_vni(text)), "(as it stands)") << text;
}

TEST(TypedInTelex, takes_the_letters_for_the_keys_that_they_were) {
    EXPECT_EQ(key_of(typed_in_telex("39 Dduwowngf Keenh Mowis, Xax An Binhf, Huyeenj Cuf Lao")),
              "39 đường kênh mới, xã an bình, huyện cù lao");
    EXPECT_EQ(key_of(typed_in_telex("dd.Bowf Bawcs, DDT 998")), "đ.bờ bắc, đt 998");
    EXPECT_EQ(key_of(typed_in_telex("DDUWOWNGF HOAWCJ MUAW QUAWNG, P.1")), "đường hoặc mưa quăng, p.1");
}

TEST(TypedInTelex, leaves_words_of_other_languages) {
    for (const char* text :
         {"Central Park Tower, Street 7", "Saigon Town, The Era Town", "Bus Stop, Floor 3", "Kios 5", ""})
        EXPECT_EQ(key_of(typed_in_telex(text)), "(as it stands)") << text;
}

}  // namespace
}  // namespace diachi::registry::text
