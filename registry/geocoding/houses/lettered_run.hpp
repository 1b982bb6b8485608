#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "registry/geocoding/houses/house_names.hpp"
#include "registry/geocoding/houses/letter_scan.hpp"
#include "registry/geocoding/streets/written_parts.hpp"

namespace diachi::registry::geocoding {

/// A stretch of tokens that is a name with some edits.
struct NearRun {
    Run words;
    int edits = 0;
};

/// Tokens one after the other as letters in a row, at most `LetterScan::longest`.
class LetteredRun {
  public:
    LetteredRun(std::span<const Token> tokens, std::size_t begin, std::size_t end);

    [[nodiscard]] std::size_t begin() const { return begin_; }
    [[nodiscard]] std::size_t end() const { return begin_ + ends_.size(); }
    [[nodiscard]] std::uint64_t present() const { return scan_.letters(); }
    /// Whether a name with these letters can stand here; asked before `nearest` wherever there are many names.
    [[nodiscard]] bool may_hold(std::uint64_t letters, int most_edits) const {
        return !lacks_more_letters(scan_.letters(), letters, most_edits);
    }
    /// The stretch of whole tokens that is nearest to the name.
    [[nodiscard]] std::optional<NearRun> nearest(const LetteredName& name, int most) const;

  private:
    static std::string letters_of(std::span<const Token> tokens, std::size_t begin, std::size_t end,
                                  std::vector<std::size_t>& ends);

    std::size_t begin_;
    std::vector<std::size_t> ends_;  ///< of each token, in letters
    std::string letters_;
    LetterScan scan_;
};

/// The runs of free tokens between commas, cut where they are longer than a scan.
std::vector<LetteredRun> free_runs(std::span<const Token> tokens, const std::vector<bool>& covered);

}  // namespace diachi::registry::geocoding
