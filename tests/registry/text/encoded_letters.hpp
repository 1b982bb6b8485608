#pragma once

#include <map>
#include <string>
#include <string_view>

#include "registry/text/byte_encodings.hpp"
#include "registry/text/letters.hpp"

/// Writing in legacy encodings, which the program only reads: made of its own decoders, letter by letter.

namespace diachi::registry::text {

/// What a program shows that takes the bytes for Latin-1.
inline std::string as_latin1(std::string_view bytes) {
    std::string shown;
    for (const char byte : bytes) append_utf8(shown, static_cast<unsigned char>(byte));
    return shown;
}

/// Letter by letter, made by decoding all bytes and pairs of bytes: proves that every letter can be written.
inline std::map<std::string, std::string> letters_in(ByteEncoding encoding) {
    std::map<std::string, std::string> letters;
    const auto note = [&](const std::string& bytes) {
        const auto text = decoded_as(bytes, encoding);
        if (!text || text->empty()) return;
        std::size_t at = 0;
        const char32_t c = next_code_point(*text, at);
        // VNI leaves letters of Latin-1 alone that it does not use: only í and ì are its own.
        const bool own = encoding != ByteEncoding::vni || bytes.size() > 1 || c < 0x80 ||
                         c != static_cast<unsigned char>(bytes.front()) || letter(c).base == 'i';
        if (own && at == text->size() && letter(c).base != 0) letters.try_emplace(*text, bytes);
    };
    for (int first = 1; first < 256; ++first) note(std::string(1, static_cast<char>(first)));
    for (int first = 1; first < 256; ++first)
        for (int second = 0x80; second < 256; ++second) note({static_cast<char>(first), static_cast<char>(second)});
    return letters;
}

inline std::string encoded(std::string_view utf8, const std::map<std::string, std::string>& letters) {
    std::string bytes;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        next_code_point(utf8, at);
        const auto found = letters.find(std::string(utf8.substr(begin, at - begin)));
        bytes += found == letters.end() ? std::string(utf8.substr(begin, at - begin)) : found->second;
    }
    return bytes;
}

}  // namespace diachi::registry::text
