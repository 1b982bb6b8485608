#include "registry/geocoding/houses/letter_scan.hpp"

#include <algorithm>
#include <bit>

namespace diachi::registry::geocoding {

std::uint64_t letters_in(std::string_view letters) {
    std::uint64_t bits = 0;
    for (const char c : letters) {
        if (c >= 'a' && c <= 'z') bits |= std::uint64_t{1} << static_cast<unsigned>(c - 'a');
        if (c >= '0' && c <= '9') bits |= std::uint64_t{1} << static_cast<unsigned>(26 + c - '0');
    }
    return bits;
}

LetterScan::LetterScan(std::string_view letters)
    : present_(letters_in(letters.substr(0, longest))), size_(std::min(letters.size(), longest)) {
    for (std::size_t i = 0; i < size_; ++i)
        positions_[static_cast<unsigned char>(letters[i]) & 0x7FU] |= std::uint64_t{1} << i;
}

std::uint64_t LetterScan::ends_from(std::uint64_t rises, std::uint64_t falls, int distance, int most) const {
    const std::uint64_t inside = size_ == longest ? ~std::uint64_t{0} : (std::uint64_t{1} << size_) - 1;
    falls &= inside;
    if (distance - std::popcount(falls) > most) return 0;
    std::uint64_t ends = 0;
    for (std::size_t i = 0; i < size_; ++i) {
        distance += static_cast<int>((rises >> i) & 1U) - static_cast<int>((falls >> i) & 1U);
        if (distance <= most) ends |= std::uint64_t{1} << i;
    }
    return ends;
}

std::uint64_t LetterScan::ends_of(std::string_view name, int most) const {
    // Column j holds the distances between the first j letters of the name and the stretches that end at each letter of
    // the run, as differences to the letter before: the stretch may begin anywhere, so column 0 is flat.
    std::uint64_t rises = 0;
    std::uint64_t falls = 0;
    std::uint64_t diagonal = 0;
    std::uint64_t before = 0;
    for (const char c : name) {
        const std::uint64_t here = positions_[static_cast<unsigned char>(c) & 0x7FU];
        const std::uint64_t swapped = ((~diagonal & here) << 1U) & before;
        diagonal = (((here & rises) + rises) ^ rises) | here | falls | swapped;
        const std::uint64_t right_rises = ((falls | ~(diagonal | rises)) << 1U) | 1U;
        const std::uint64_t right_falls = (diagonal & rises) << 1U;
        rises = right_falls | ~(diagonal | right_rises);
        falls = right_rises & diagonal;
        before = here;
    }
    return ends_from(rises, falls, static_cast<int>(name.size()), most);
}

}  // namespace diachi::registry::geocoding
