#pragma once

#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace diachi::importers {

enum class FileEncoding { utf8, utf16_little, utf16_big, tcvn3, vni, viscii, cp1258 };

inline constexpr std::string_view file_encodings = "UTF-8, UTF-16, UTF-16BE, TCVN3, VNI, VISCII or CP1258";

/// One of `file_encodings`, in any letter case; nothing for another name.
std::optional<FileEncoding> file_encoding_named(std::string_view name);
std::string_view name_of(FileEncoding encoding);

/// What the first bytes of a file look like: the byte order mark decides, then whether they are UTF-8, then in
/// which legacy encoding its lines are likeliest Vietnamese. UTF-8 where nothing speaks for another.
FileEncoding detected_encoding(std::string_view start);

/// A text file, read from its beginning in one encoding. UTF-16 comes out as UTF-8 with a byte order mark; bytes of
/// other encodings come out as they are, for `decoded`: all that is ASCII is the same in both.
class TextFile {
  public:
    /// `encoding`: detected where it is absent. Throws std::runtime_error when the file cannot be read.
    TextFile(const std::string& file, std::optional<FileEncoding> encoding);
    ~TextFile();

    [[nodiscard]] std::istream& stream() { return *stream_; }
    [[nodiscard]] FileEncoding encoding() const { return encoding_; }
    /// The first bytes, as the stream gives them.
    [[nodiscard]] const std::string& start() const { return start_; }
    /// UTF-8; nothing where the bytes are not in the encoding.
    [[nodiscard]] std::optional<std::string> decoded(std::string_view bytes) const;

  private:
    class Utf16Buffer;
    std::ifstream file_;
    FileEncoding encoding_;
    std::string start_;
    std::unique_ptr<Utf16Buffer> from_utf16_;
    std::unique_ptr<std::istream> stream_;
};

}  // namespace diachi::importers
