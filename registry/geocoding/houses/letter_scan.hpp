#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace diachi::registry::geocoding {

/// The letters a-z and digits of a text as bits: a name with more letters that the text lacks than it may have edits
/// cannot stand in it.
std::uint64_t letters_in(std::string_view letters);

/// Whether more than `most` (0, 1 or 2) of the letters `wanted` are not in a text of the letters `present`.
constexpr bool lacks_more_letters(std::uint64_t present, std::uint64_t wanted, int most) {
    // Every step is taken, whatever is asked: of thousands of names the processor guesses branches wrong.
    const std::uint64_t lacking = wanted & ~present;
    const std::uint64_t but_one = lacking & (lacking - 1);
    const std::uint64_t but_two = but_one & (but_one - 1);
    return (most == 0 ? lacking : most == 1 ? but_one : but_two) != 0;
}

/// Looks for many names in one run of at most 64 letters, with edits: Myers' bit-parallel search, as Hyyrö (2003) made
/// it count a swap of neighbours as one edit. The run is laid out along the bits, so that it is prepared once and a
/// name costs a few operations a letter.
class LetterScan {
  public:
    static constexpr std::size_t longest = 64;

    /// Letters of `matching_form` without blanks.
    explicit LetterScan(std::string_view letters);

    [[nodiscard]] std::uint64_t letters() const { return present_; }

    /// Bit i: some stretch of the run that ends behind its letter i is the name with at most `most` edits.
    [[nodiscard]] std::uint64_t ends_of(std::string_view name, int most) const;

  private:
    /// Where the distance, which rises and falls by one at these letters, is at most `most`.
    [[nodiscard]] std::uint64_t ends_from(std::uint64_t rises, std::uint64_t falls, int distance, int most) const;

    std::array<std::uint64_t, 128> positions_{};
    std::uint64_t present_;
    std::size_t size_;
};

}  // namespace diachi::registry::geocoding
