#include "importers/text_decoding.hpp"

#include <gtest/gtest.h>

namespace diachi::importers {
namespace {

ColumnEvidence evidence_of(std::initializer_list<std::string> values) {
    ColumnEvidence evidence;
    for (const auto& value : values) evidence.add(value);
    return evidence;
}

std::string decoded(const std::string& raw, const EncodingHints& hints = {}) {
    const auto decision = decide_encoding(evidence_of({raw}), hints, "TEN");
    return decode(raw, decision.encoding).value_or("(undecodable)");
}

const std::string duong_tcvn3 = "\xA7\xAD\xEAng";

TEST(TextDecoding, ReadsTcvn3BytesWithoutBeingTold) {
    EXPECT_EQ(decoded(duong_tcvn3 + " Tr\xC7n Ph\xF3"), "Đường Trần Phú");
}

TEST(TextDecoding, ReadsTcvn3ThatWasSavedAsLatin1InUtf8) {
    EXPECT_EQ(decoded("Th«n Thanh Êm"), "Thôn Thanh Ấm");
    EXPECT_EQ(decoded("§ång Quan Tiªn"), "Đồng Quan Tiên");
}

TEST(TextDecoding, LeavesUtf8AsItIsAndComposesDecomposedLetters) {
    EXPECT_EQ(decoded("Đường Trần Phú"), "Đường Trần Phú");
    EXPECT_EQ(decoded("Tha\xCC\x81i"), "Thái");
}

TEST(TextDecoding, DoesNotTakeLatin1LettersOfVietnameseForTcvn3) {
    for (const auto* name : {"Xóm Êm", "Xã Hòa Bình", "Thôn Cà Ná", "100 m²", "Ấp «Tân»"})
        EXPECT_EQ(decoded(name), name);
}

TEST(TextDecoding, ReadsIcelandicEthAsTheVietnameseLetterItIsTypedFor) {
    EXPECT_EQ(decoded("Ðông Hòa"), "Đông Hòa");
    EXPECT_EQ(decoded("Ðường Xuân Ðài, ðoạn 2"), "Đường Xuân Đài, đoạn 2");
    EXPECT_EQ(decoded("ÐÔNG ÐÔ"), "ĐÔNG ĐÔ");
}

TEST(TextDecoding, RefusesTheOptionTcvn3ForAColumnOfVietnameseUtf8) {
    EXPECT_THROW(decide_encoding(evidence_of({"Đường Lê Lợi"}), {Encoding::tcvn3, "", {}}, "TEN"), ImportError);
    EXPECT_NO_THROW(decide_encoding(evidence_of({duong_tcvn3}), {Encoding::tcvn3, "", {}}, "TEN"));
    EXPECT_NO_THROW(decide_encoding(evidence_of({"Th«n Thanh Êm"}), {Encoding::tcvn3, "", {}}, "TEN"));
}

TEST(TextDecoding, SplitsAColumnThatMixesUtf8AndTcvn3ValueByValue) {
    const auto decision = decide_encoding(evidence_of({"Đường Lê Lợi", duong_tcvn3}), {}, "TEN");
    EXPECT_EQ(decode("Đường Lê Lợi", decision.encoding), "Đường Lê Lợi");
    EXPECT_EQ(decode(duong_tcvn3, decision.encoding), "Đường");
}

TEST(TextDecoding, DoesNotBelieveALatinCodePageOrTheAnsiLanguageDriver) {
    EXPECT_EQ(decoded(duong_tcvn3, {{}, "ISO-8859-1", {}}), "Đường");
    EXPECT_EQ(decoded(duong_tcvn3, {{}, "", 87}), "Đường");
}

TEST(TextDecoding, RefusesAForeignCodePageByItsName) {
    EXPECT_THROW(decide_encoding(evidence_of({duong_tcvn3}), {{}, "BIG5", {}}, "TEN"), ImportError);
    EXPECT_THROW(decide_encoding(evidence_of({duong_tcvn3}), {{}, "", 77}, "TEN"), ImportError);
}

TEST(TextDecoding, RefusesTextThatIsNoVietnameseInAnyEncodingItKnows) {
    EXPECT_THROW(decide_encoding(evidence_of({"\xC4\xE3\xBA\xC3\xCA\xC0\xBD\xE7"}), {}, "TEN"), ImportError);
}

TEST(TextDecoding, FollowsTheOptionAgainstTheFile) {
    const auto decision = decide_encoding(evidence_of({duong_tcvn3}), {Encoding::utf8, "TCVN3", {}}, "TEN");
    EXPECT_EQ(decision.encoding.form, ColumnEncoding::Form::utf8);
    EXPECT_FALSE(decode(duong_tcvn3, decision.encoding));
}

TEST(TextDecoding, ReadsAColumnInVniVisciiOrCp1258WithoutBeingTold) {
    EXPECT_EQ(decoded("Ph\xF6\xF4\xF8ng Ninh Ki\x65\xE0u"), "Phường Ninh Kiều");
    EXPECT_EQ(decoded("Ph\xDF\xB6ng Ninh Ki\xABu"), "Phường Ninh Kiều");
    EXPECT_EQ(decoded("Ph\xFD\xF5\xCCng Ninh Ki\xEA\xCCu"), "Phường Ninh Kiều");
    EXPECT_EQ(decoded("PhÆ°á»\u009dng Ninh Kiá»\u0081u"), "Phường Ninh Kiều");
    EXPECT_EQ(decoded("Phöôøng Ninh Kieàu"), "Phường Ninh Kiều");
}

TEST(TextDecoding, JudgesAColumnAsAWholeWhereOneValueFitsSeveralEncodings) {
    const std::string hoa = "Chi\xEAm Ho\xE1";  // VISCII for Hoá, VNI for Hố
    const auto decision =
        decide_encoding(evidence_of({hoa, "Ph\xF6\xF4\xF8ng Cha\xE2u Tha\xF8nh", "X\x61\xF5 \xD1o\xE2ng"}), {}, "TEN");
    EXPECT_EQ(encoding_name(decision.encoding), "VNI");
}

TEST(TextDecoding, BelievesACodePageThatHasVietnameseLetters) {
    EXPECT_EQ(decoded("\xD0\xFD\xF5\xCCng", {{}, "CP1258", {}}), "Đường");
    EXPECT_EQ(decoded("\xD1\xF6\xF4\xF8ng", {Encoding::vni, "", {}}), "Đường");
}

TEST(TextDecoding, GivesTheReasonOfItsDecision) {
    const auto decision = decide_encoding(evidence_of({"Đường"}), {{}, "UTF-8", {}}, "TEN");
    EXPECT_EQ(decision.reason, "the .cpg says UTF-8; all values are valid UTF-8");
}

}  // namespace
}  // namespace diachi::importers
