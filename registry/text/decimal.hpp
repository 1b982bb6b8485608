#pragma once

#include <string>

namespace diachi::registry::text {

/// A number as files and protocols write it: with a point and so many decimals, 10.7 → "10.7000000". What would be
/// longer than 64 characters comes as 1e+300, what is no number as "inf" or "nan".
std::string decimal(double value, int decimals);

}  // namespace diachi::registry::text
