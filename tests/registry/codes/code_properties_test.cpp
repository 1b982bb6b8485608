#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "registry/codes/code_scheme.hpp"
#include "registry/codes/damm.hpp"
#include "registry/codes/permutation.hpp"

namespace diachi::registry {
namespace {

#ifdef NDEBUG
constexpr std::int64_t serials_each = 1'000'000;  // ten million codes in all
#else
constexpr std::int64_t serials_each = 10'000;
#endif
constexpr std::array registries{0, 1, 2, 7, 31, 92, 333, 450, 898, 899};
constexpr std::int64_t serials_a_registry = 100'000'000;
constexpr std::size_t length = 12;

const CodeScheme& scheme = default_code_scheme();

using Digits = std::array<std::uint8_t, length>;

Digits digits_of(const std::string& code) {
    Digits digits{};
    for (std::size_t at = 0; at < length; ++at) digits[at] = static_cast<std::uint8_t>(code[at] - '0');
    return digits;
}

/// Calls with every code of the sample, serial after serial; of odd registries the last serials that there are.
template <typename Visit>
void for_each_code(const Visit& visit) {
    for (const int registry : registries) {
        const std::int64_t first = registry % 2 == 0 ? 0 : serials_a_registry - serials_each;
        for (std::int64_t serial = first; serial < first + serials_each; ++serial) {
            visit(registry, serial, scheme.code_for(registry, serial));
        }
    }
}

/// Damm's quasigroup as the program uses it, column by column: [digit][interim].
struct Quasigroup {
    std::array<std::array<std::uint8_t, 16>, 10> column{};
    /// [digit][set of interims, a bit each]: the interims from which the digit leads into the set.
    std::array<std::array<std::uint16_t, 1024>, 10> leading_to{};

    Quasigroup() {
        for (char first = '0'; first <= '9'; ++first) {
            const auto interim = static_cast<std::size_t>(damm_check_digit(std::string(1, first)) - '0');
            for (std::size_t digit = 0; digit < 10; ++digit) {
                const std::string two{first, static_cast<char>('0' + digit)};
                column[digit][interim] = static_cast<std::uint8_t>(damm_check_digit(two) - '0');
                for (std::size_t set = 0; set < 1024; ++set) {
                    if ((set >> column[digit][interim] & 1) != 0) leading_to[digit][set] |= std::uint16_t(1 << interim);
                }
            }
        }
    }
    [[nodiscard]] std::uint8_t operator()(std::size_t interim, std::size_t digit) const {
        return column[digit][interim];
    }
};

// The four tests that follow are the proof for every code there can be: a wrong digit changes the interim (1), which
// no later digit mends (2); swapped neighbours change it (3); and of all last digits only the check digit leads to 0.

TEST(DammQuasigroup, GivesEveryDigitAnotherInterim) {
    const Quasigroup times;
    for (std::size_t interim = 0; interim < 10; ++interim) {
        for (std::size_t a = 0; a < 10; ++a) {
            for (std::size_t b = 0; b < a; ++b) EXPECT_NE(times(interim, a), times(interim, b));
        }
    }
}

TEST(DammQuasigroup, NeverBringsTwoInterimsTogether) {
    const Quasigroup times;
    for (std::size_t digit = 0; digit < 10; ++digit) {
        for (std::size_t a = 0; a < 10; ++a) {
            for (std::size_t b = 0; b < a; ++b) EXPECT_NE(times(a, digit), times(b, digit));
        }
    }
}

TEST(DammQuasigroup, TellsNeighboursThatAreSwapped) {
    const Quasigroup times;
    for (std::size_t interim = 0; interim < 10; ++interim) {
        for (std::size_t a = 0; a < 10; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                EXPECT_NE(times(times(interim, a), b), times(times(interim, b), a)) << interim << a << b;
            }
        }
    }
}

TEST(DammQuasigroup, EndsAtZeroBehindTheCheckDigitOnly) {
    const Quasigroup times;
    for (std::size_t interim = 0; interim < 10; ++interim) {
        for (std::size_t digit = 0; digit < 10; ++digit) EXPECT_EQ(times(interim, digit) == 0, interim == digit);
    }
}

/// What a code's digits lead to: the interim before each, and the interims (a bit each) from which the digits from
/// there on end at 0. A changed beginning passes if it leads to one of the second.
struct Course {
    std::array<std::uint8_t, length + 1> interims{};
    std::array<std::uint16_t, length + 1> ends_well{};

    Course(const Quasigroup& times, const Digits& code) {
        for (std::size_t at = 0; at < length; ++at) interims[at + 1] = times(interims[at], code[at]);
        ends_well[length] = 1;
        for (std::size_t at = length; at > 0; --at) ends_well[at - 1] = times.leading_to[code[at - 1]][ends_well[at]];
    }
    [[nodiscard]] bool passes(std::size_t place, std::uint8_t interim) const {
        return (ends_well[place] >> interim & 1) != 0;
    }
};

int wrong_digits_passed(const Quasigroup& times, const Digits& code, const Course& course) {
    int passed = 0;
    for (std::size_t at = 0; at < length; ++at) {
        for (std::size_t digit = 0; digit < 10; ++digit) {
            passed += course.passes(at + 1, times(course.interims[at], digit)) && digit != code[at] ? 1 : 0;
        }
    }
    return passed;
}

int swaps_passed(const Quasigroup& times, const Digits& code, const Course& course) {
    int passed = 0;
    for (std::size_t at = 0; at + 1 < length; ++at) {
        const auto interim = times(times(course.interims[at], code[at + 1]), code[at]);
        passed += course.passes(at + 2, interim) && code[at] != code[at + 1] ? 1 : 0;
    }
    return passed;
}

TEST(TenMillionCodes, RefuseEveryWrongDigitAndEverySwapOfNeighbours) {
    const Quasigroup times;
    std::int64_t wrong = 0;
    std::int64_t swapped = 0;
    std::int64_t unsound = 0;
    for_each_code([&](int, std::int64_t, const std::string& code) {
        const auto digits = digits_of(code);
        const Course course(times, digits);
        unsound += damm_holds(code) && course.passes(0, 0) ? 0 : 1;
        wrong += wrong_digits_passed(times, digits, course);
        swapped += swaps_passed(times, digits, course);
    });
    EXPECT_EQ(unsound, 0);
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(swapped, 0);
}

TEST(TenMillionCodes, NeverCollideAcrossRegistries) {
    std::vector<std::int64_t> codes;
    codes.reserve(registries.size() * static_cast<std::size_t>(serials_each));
    for_each_code([&](int, std::int64_t, const std::string& code) { codes.push_back(std::stoll(code)); });
    std::sort(codes.begin(), codes.end());
    EXPECT_EQ(std::adjacent_find(codes.begin(), codes.end()), codes.end());
    EXPECT_GE(codes.front(), 100'000'000'000) << "a first digit 0";
    EXPECT_LE(codes.back(), 999'999'999'999);
}

TEST(TenMillionCodes, LeadBackToTheirRegistryAndSerial) {
    std::int64_t astray = 0;
    for_each_code([&](int registry, std::int64_t serial, const std::string& code) {
        const std::int64_t permuted = std::stoll(code) / 10 - 10'000'000'000;
        const bool in_range = permuted >= 0 && permuted < Permutation::size;
        astray += in_range && Permutation::invert(permuted) == registry * serials_a_registry + serial ? 0 : 1;
    });
    EXPECT_EQ(astray, 0);
}

/// How often two codes that were given one after the other have the same digit at each place, and how many they share.
struct SharedDigits {
    std::array<std::int64_t, length> at_place{};
    std::array<std::int64_t, length + 1> together{};
    std::int64_t pairs = 0;
};

SharedDigits shared_digits() {
    SharedDigits shared;
    Digits before{};
    std::int64_t serial_before = -2;
    for_each_code([&](int, std::int64_t serial, const std::string& code) {
        const auto digits = digits_of(code);
        if (serial == serial_before + 1) {
            std::size_t together = 0;
            for (std::size_t at = 0; at < length; ++at) {
                if (digits[at] != before[at]) continue;
                ++shared.at_place[at];
                ++together;
            }
            ++shared.together[together];
            ++shared.pairs;
        }
        before = digits;
        serial_before = serial;
    });
    return shared;
}

/// Of what chance gives: nine first digits, ten of each other; the number of equal places is a sum of such draws.
double chance_at(std::size_t place) { return place == 0 ? 1.0 / 9 : 1.0 / 10; }

std::array<double, length + 1> chance_together() {
    std::array<double, length + 1> chance{1};
    for (std::size_t place = 0; place < length; ++place) {
        for (std::size_t count = length; count > 0; --count) {
            chance[count] = chance[count] * (1 - chance_at(place)) + chance[count - 1] * chance_at(place);
        }
        chance[0] *= 1 - chance_at(place);
    }
    return chance;
}

/// How many standard deviations of chance a count lies from what chance gives.
double deviation(std::int64_t count, std::int64_t draws, double chance) {
    const double expected = static_cast<double>(draws) * chance;
    return (static_cast<double>(count) - expected) / std::sqrt(expected * (1 - chance));
}

// Nothing here is drawn: the figures are the same at each run, so that a bound of four deviations is not a matter of
// luck. A permutation that left any trace of the serial would be off by hundreds.

TEST(TwoSerialsInARow, ShareNoMoreDigitsThanChanceAtAnyPlace) {
    const auto shared = shared_digits();
    for (std::size_t place = 0; place < length; ++place) {
        const double off = deviation(shared.at_place[place], shared.pairs, chance_at(place));
        EXPECT_LT(std::abs(off), 4) << "digit " << place + 1 << " of " << shared.pairs << " pairs";
    }
}

TEST(TwoSerialsInARow, ShareNoMoreDigitsThanChanceTogether) {
    constexpr double least_expected = 25;  // below, the normal law does not hold
    const auto shared = shared_digits();
    const auto chance = chance_together();
    for (std::size_t count = 0; count <= length; ++count) {
        if (chance[count] * static_cast<double>(shared.pairs) < least_expected) continue;
        const double off = deviation(shared.together[count], shared.pairs, chance[count]);
        EXPECT_LT(std::abs(off), 4) << count << " digits alike in " << shared.together[count] << " pairs of "
                                    << shared.pairs;
    }
}

TEST(TwoSerialsInARow, GiveEveryDigitAtEveryPlaceAlikeOften) {
    std::array<std::array<std::int64_t, 10>, length> counts{};
    std::int64_t codes = 0;
    for_each_code([&](int, std::int64_t, const std::string& code) {
        const auto digits = digits_of(code);
        for (std::size_t place = 0; place < length; ++place) ++counts[place][digits[place]];
        ++codes;
    });
    for (std::size_t place = 0; place < length; ++place) {
        for (std::size_t digit = place == 0 ? 1 : 0; digit < 10; ++digit) {
            EXPECT_LT(std::abs(deviation(counts[place][digit], codes, chance_at(place))), 4.5)
                << "digit " << digit << " at place " << place + 1;
        }
    }
}

}  // namespace
}  // namespace diachi::registry
