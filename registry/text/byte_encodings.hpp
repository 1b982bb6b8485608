#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace diachi::registry::text {

/// The encodings that Vietnamese files and forms are met in.
enum class ByteEncoding { utf8, tcvn3, vni, viscii, cp1258 };

/// Those before UTF-8, in the order in which they are preferred where a text fits several.
inline constexpr std::array legacy_encodings = {ByteEncoding::tcvn3, ByteEncoding::viscii, ByteEncoding::cp1258,
                                                ByteEncoding::vni};

/// "UTF-8", "TCVN3", "VNI", "VISCII", "CP1258".
std::string_view name_of(ByteEncoding encoding);

/// The text behind the bytes as UTF-8 in normal form C. Nothing when the bytes are not in the encoding; the legacy ones
/// give every byte some character, so only UTF-8 and CP1258 can refuse. VISCII is RFC 1456, CP1258 that of Windows,
/// both proved against iconv; VNI is the VNI-Windows fonts, a letter and a byte for its marks; TCVN3 see
/// `decode_tcvn3`.
std::optional<std::string> decoded_as(std::string_view bytes, ByteEncoding encoding);

/// The bytes behind a UTF-8 text that somebody read as Latin-1 or Windows-1252. Nothing when it has other characters
/// or is not UTF-8.
std::optional<std::string> bytes_behind_latin1(std::string_view utf8);

}  // namespace diachi::registry::text
