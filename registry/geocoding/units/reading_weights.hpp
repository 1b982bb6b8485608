#pragma once

/// What the signs of a text are worth when its readings are compared. Points, without unit; found on the collected real
/// addresses by trying, in steps of five.
namespace diachi::registry::geocoding::weight {

// A name with its unit word ("Phường Bưởi"), or bare by how much of its segment it fills.
inline constexpr int said_commune = 60;
inline constexpr int said_district = 50;
inline constexpr int said_province = 40;
inline constexpr int bare_commune = 30;
inline constexpr int bare_district = 35;
inline constexpr int bare_province = 30;
inline constexpr int only_right = -8;  ///< something stands before it in its segment
inline constexpr int only_left = -15;  ///< something stands behind it
inline constexpr int inside = -22;     ///< both

// What claims a bare name for something else.
inline constexpr int behind_number = -24;
inline constexpr int behind_street_word = -40;
inline constexpr int behind_place_word = -15;

inline constexpr int same_kind = 5;     ///< "Phường X" for a phường
inline constexpr int other_kind = -12;  ///< "Xã X" for a phường
inline constexpr int part_of_name = -15;
inline constexpr int abbreviated_name = -6;
inline constexpr int without_direction = -10;
inline constexpr int other_accents = -25;    ///< "Long Thạnh" read as Long Thành
inline constexpr int lacking_accents = -14;  ///< "Thanh" read as Thành in a text that has accents
inline constexpr int cut_short = -30;        ///< "P. Thanh Xuân Nam" read as Thanh Xuân

// Where the parts stand to each other: small before large.
inline constexpr int next_to_larger = 15;
inline constexpr int before_larger = 6;
inline constexpr int behind_larger = -10;

// Former and current units of one name.
inline constexpr int current_when_said = 16;    ///< "Phường X, province": today's, where no district is named
inline constexpr int wrong_era = -30;           ///< "(cũ)" behind the name of a unit of today
inline constexpr int long_ended = -13;          ///< a name that ended before the last reform, in a text without a day
inline constexpr int no_longer_in_force = -16;  ///< on the day of the text; more than the margin
inline constexpr int not_yet_in_force = -24;    ///< clerks write names of today for papers of before
inline constexpr int mixed_era_percent = 60;    ///< worth of an old district for a new commune on its ground

// Parts that say otherwise.
inline constexpr int other_said_district = -70;
inline constexpr int other_bare_district = -45;
inline constexpr int other_said_province = -50;
inline constexpr int other_bare_province = -30;

/// Readings this near the best are as good as it.
inline constexpr int margin = 12;
/// Two communes that the text names with their unit words are both meant, even where one stands better.
inline constexpr int margin_of_said = 40;

}  // namespace diachi::registry::geocoding::weight
