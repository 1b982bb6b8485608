#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "registry/text/byte_encodings.hpp"

namespace diachi::registry::text {

/// A text, and what its bytes were found to be.
struct DecodedText {
    std::string text;  ///< UTF-8 in normal form C
    ByteEncoding encoding = ByteEncoding::utf8;
    int misread = 0;  ///< how often the bytes had been read as Latin-1 and saved as UTF-8 before they came here

    /// Whether it came as anything but plain UTF-8.
    [[nodiscard]] bool is_legacy() const { return encoding != ByteEncoding::utf8 || misread > 0; }
    /// "UTF-8", "VNI", "TCVN3 read as Latin-1", "UTF-8 read as Latin-1 twice".
    [[nodiscard]] std::string name() const;
};

/// Reads one text of an unknown encoding. UTF-8 stays what it is unless it is surely Vietnamese that was read as
/// Latin-1: words in it are nothing that Vietnamese has, and behind them nearly all words are, usual ones among them.
/// So names in French or German are left alone. Bytes that are no UTF-8 are read in the legacy encoding in which they
/// are likeliest Vietnamese; nothing when they are in none. Of a whole column more can be known:
/// importers/text_decoding. Takes time in proportion to the bytes.
std::optional<DecodedText> decoded(std::string_view bytes);

}  // namespace diachi::registry::text
