#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "importers/import_request.hpp"
#include "registry/text/byte_encodings.hpp"
#include "registry/text/plausibility.hpp"

namespace diachi::importers {

/// How the text of one column is to be read.
struct ColumnEncoding {
    enum class Form {
        ascii,
        utf8,
        legacy,            ///< all bytes are in `encoding`
        misread,           ///< bytes in `encoding` that somebody read as Latin-1 and saved as UTF-8: "Th«n" for Thôn
        utf8_and_legacy,   ///< both occur: each value as its bytes say
        utf8_and_misread,  ///< UTF-8, in which some values are such misread ones
    };
    Form form = Form::utf8;
    Encoding encoding = Encoding::utf8;  ///< the other one; UTF-8 itself can be misread too ("PhÆ°á»\x9Dng")

    friend bool operator==(const ColumnEncoding&, const ColumnEncoding&) = default;
};

/// What the values of one column look like, gathered as they pass.
class ColumnEvidence {
  public:
    void add(std::string_view raw);

    /// How values look when they are read in one encoding.
    struct Reading {
        registry::text::Plausibility looks;
        std::int64_t vietnamese = 0;  ///< values with no more odd words than Vietnamese ones
    };

    std::int64_t other_than_ascii = 0;
    std::int64_t not_utf8 = 0;
    std::int64_t vietnamese_utf8 = 0;                                     ///< with letters that Latin-1 lacks
    std::array<Reading, registry::text::legacy_encodings.size()> legacy;  ///< of the values that are no UTF-8
    std::array<std::int64_t, registry::text::legacy_encodings.size() + 1> misread{};  ///< by ByteEncoding

    [[nodiscard]] std::int64_t all_misread() const;
};

/// What the operator and the file say about the encoding.
struct EncodingHints {
    std::optional<Encoding> option;
    std::string code_page;               ///< content of the .cpg
    std::optional<int> language_driver;  ///< of the .dbf
};

struct EncodingDecision {
    ColumnEncoding encoding;
    std::string reason;
};

/// Throws ImportError when the text is in an encoding that is not read here. `column` is for the message.
EncodingDecision decide_encoding(const ColumnEvidence& evidence, const EncodingHints& hints, const std::string& column);

/// UTF-8 in normal form C; nothing when the bytes are not in the encoding.
std::optional<std::string> decode(std::string_view raw, ColumnEncoding encoding);

/// "UTF-8", "VNI read as Latin-1", "UTF-8 and TCVN3 mixed", ...
std::string encoding_name(ColumnEncoding encoding);

}  // namespace diachi::importers
