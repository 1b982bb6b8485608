#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "importers/import_request.hpp"

namespace diachi::importers {

/// How the text of one column is to be read.
enum class ColumnEncoding {
    ascii,
    utf8,
    tcvn3,
    tcvn3_in_utf8,     ///< TCVN3 that somebody read as Latin-1 and saved as UTF-8: "Th«n" for Thôn
    utf8_and_tcvn3,    ///< both occur: each value as its bytes say
    utf8_and_misread,  ///< UTF-8, in which some values are such misread TCVN3
};

/// What the values of one column look like, gathered as they pass.
class ColumnEvidence {
  public:
    void add(std::string_view raw);

    std::int64_t other_than_ascii = 0;
    std::int64_t not_utf8 = 0;
    std::int64_t not_utf8_but_tcvn3 = 0;  ///< and Vietnamese when read so
    std::int64_t vietnamese_utf8 = 0;     ///< with letters that Latin-1 lacks
    std::int64_t misread = 0;             ///< UTF-8 that is TCVN3 read as Latin-1
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

/// "UTF-8", "TCVN3", ...
std::string_view encoding_name(ColumnEncoding encoding);

}  // namespace diachi::importers
