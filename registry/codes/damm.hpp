#pragma once

#include <string_view>

namespace diachi::registry {

/// The check digit of H. M. Damm, "Total anti-symmetrische Quasigruppen" (Marburg, 2004), with the quasigroup of order
/// 10 published there: every single wrong digit and every swap of neighbours is caught. `digits` are 0 to 9 only.
char damm_check_digit(std::string_view digits);

/// Whether the last digit is the check digit of the others.
inline bool damm_holds(std::string_view digits) { return damm_check_digit(digits) == '0'; }

}  // namespace diachi::registry
