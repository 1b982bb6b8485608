#pragma once

#include <string>
#include <string_view>

namespace diachi::registry::text {

/// UTF-8 in Unicode normal form C. Throws std::invalid_argument when the bytes are not UTF-8.
std::string composed(std::string_view utf8);

/// What two spellings of a Vietnamese name share: lower case, no accents, đ as d, single spaces, none at the ends.
/// "Phường  HOÀ Bình" and "phuong hoa binh" both fold to "phuong hoa binh". Other characters are kept.
/// Expects UTF-8; composed and decomposed letters fold alike.
std::string folded(std::string_view utf8);

/// Lower case, composed, single spaces, tone marks on the letter of the older rule: "Hoà", "hòa" and "HÒA" agree,
/// "Hoa" differs. Names that agree here are the same name, exactly written.
std::string same_name_key(std::string_view utf8);

}  // namespace diachi::registry::text
