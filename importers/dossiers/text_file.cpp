#include "importers/dossiers/text_file.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <streambuf>
#include <utility>

#include "registry/text/byte_encodings.hpp"
#include "registry/text/letters.hpp"
#include "registry/text/plausibility.hpp"

namespace diachi::importers {
namespace {

using registry::text::ByteEncoding;
using registry::text::is_utf8;

constexpr std::size_t bytes_looked_at = 262'144;

std::string first_bytes(std::istream& in) {
    std::string start(bytes_looked_at, '\0');
    in.read(start.data(), bytes_looked_at);
    start.resize(static_cast<std::size_t>(in.gcount()));
    in.clear();
    in.seekg(0);
    return start;
}

FileEncoding of(ByteEncoding encoding) {
    switch (encoding) {
        case ByteEncoding::tcvn3:
            return FileEncoding::tcvn3;
        case ByteEncoding::vni:
            return FileEncoding::vni;
        case ByteEncoding::viscii:
            return FileEncoding::viscii;
        case ByteEncoding::cp1258:
            return FileEncoding::cp1258;
        case ByteEncoding::utf8:
            break;
    }
    return FileEncoding::utf8;
}

/// The one in which the lines that are no UTF-8 are likeliest Vietnamese; UTF-8 when they are in none.
FileEncoding likeliest_legacy(std::string_view lines) {
    std::string foreign;
    while (!lines.empty()) {
        const auto end = std::min(lines.find('\n'), lines.size());
        if (!is_utf8(lines.substr(0, end))) foreign.append(lines.substr(0, end)).append("\n");
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    FileEncoding best = FileEncoding::utf8;
    int most = 0;
    for (const auto encoding : registry::text::legacy_encodings) {
        const auto text = registry::text::decoded_as(foreign, encoding);
        const int score = text ? registry::text::plausibility(*text).score() : 0;
        if (score <= most) continue;
        most = score;
        best = of(encoding);
    }
    return best;
}

constexpr std::array names{std::pair{FileEncoding::utf8, "UTF-8"},
                           std::pair{FileEncoding::utf16_little, "UTF-16"},
                           std::pair{FileEncoding::utf16_big, "UTF-16BE"},
                           std::pair{FileEncoding::tcvn3, "TCVN3"},
                           std::pair{FileEncoding::vni, "VNI"},
                           std::pair{FileEncoding::viscii, "VISCII"},
                           std::pair{FileEncoding::cp1258, "CP1258"}};

}  // namespace

std::optional<FileEncoding> file_encoding_named(std::string_view name) {
    std::string upper;
    for (const char c : name) upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    for (const auto& [encoding, known] : names) {
        if (upper == known) return encoding;
    }
    return std::nullopt;
}

std::string_view name_of(FileEncoding encoding) {
    for (const auto& [known, name] : names) {
        if (known == encoding) return name;
    }
    return "";
}

FileEncoding detected_encoding(std::string_view start) {
    if (start.starts_with("\xFF\xFE")) return FileEncoding::utf16_little;
    if (start.starts_with("\xFE\xFF")) return FileEncoding::utf16_big;
    // The last line may be cut inside a letter.
    const auto whole_lines = start.size() < bytes_looked_at ? start : start.substr(0, start.rfind('\n') + 1);
    if (is_utf8(whole_lines)) return FileEncoding::utf8;
    return likeliest_legacy(whole_lines);
}

/// Gives UTF-16 as UTF-8, some thousand characters at a time. Half a surrogate pair becomes U+FFFD.
class TextFile::Utf16Buffer : public std::streambuf {
  public:
    Utf16Buffer(std::istream& in, bool big) : in_(in), big_(big) {}

  protected:
    int_type underflow() override {
        constexpr std::size_t characters_at_once = 8192;
        utf8_.clear();
        for (std::size_t i = 0; i < characters_at_once; ++i) {
            const auto first = unit();
            if (!first) break;
            registry::text::append_utf8(utf8_, code_point(*first));
        }
        setg(utf8_.data(), utf8_.data(), utf8_.data() + utf8_.size());
        return utf8_.empty() ? traits_type::eof() : traits_type::to_int_type(utf8_[0]);
    }

  private:
    std::optional<char16_t> unit() {
        if (pending_) return std::exchange(pending_, std::nullopt);
        std::array<char, 2> bytes{};
        in_.read(bytes.data(), bytes.size());
        if (in_.gcount() == 0) return std::nullopt;
        const auto low = static_cast<unsigned char>(bytes[big_ ? 1 : 0]);
        const auto high = static_cast<unsigned char>(bytes[big_ ? 0 : 1]);
        return in_.gcount() == 2 ? static_cast<char16_t>(high << 8U | low) : u'\uFFFD';
    }

    char32_t code_point(char16_t first) {
        const bool leads = first >= 0xD800 && first < 0xDC00;
        if (!leads) return first >= 0xDC00 && first < 0xE000 ? U'\uFFFD' : static_cast<char32_t>(first);
        const auto second = unit();
        if (second && *second >= 0xDC00 && *second < 0xE000) {
            return 0x10000 + (static_cast<char32_t>(first - 0xD800) << 10U) + (*second - 0xDC00);
        }
        pending_ = second;
        return U'\uFFFD';
    }

    std::istream& in_;
    bool big_;
    std::optional<char16_t> pending_;
    std::string utf8_;
};

TextFile::TextFile(const std::string& file, std::optional<FileEncoding> encoding) : file_(file, std::ios::binary) {
    if (!file_) throw std::runtime_error("there is no file " + file + " to read");
    const std::string raw = first_bytes(file_);
    encoding_ = encoding.value_or(detected_encoding(raw));
    const bool wide = encoding_ == FileEncoding::utf16_little || encoding_ == FileEncoding::utf16_big;
    if (!wide) {
        start_ = raw;
        stream_ = std::make_unique<std::istream>(file_.rdbuf());
        return;
    }
    const auto open = [&] {
        file_.clear();
        file_.seekg(0);
        from_utf16_ = std::make_unique<Utf16Buffer>(file_, encoding_ == FileEncoding::utf16_big);
        stream_ = std::make_unique<std::istream>(from_utf16_.get());
    };
    open();
    start_.resize(bytes_looked_at);
    stream_->read(start_.data(), bytes_looked_at);
    start_.resize(static_cast<std::size_t>(stream_->gcount()));
    open();
}

TextFile::~TextFile() = default;

std::optional<std::string> TextFile::decoded(std::string_view bytes) const {
    for (const auto legacy : registry::text::legacy_encodings) {
        if (of(legacy) == encoding_) return registry::text::decoded_as(bytes, legacy);
    }
    if (!is_utf8(bytes)) return std::nullopt;
    return std::string(bytes);
}

}  // namespace diachi::importers
