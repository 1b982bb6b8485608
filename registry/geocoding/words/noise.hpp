#pragma once

#include <string>
#include <vector>

namespace diachi::registry::geocoding {

/// Takes out of a text what cannot be part of an address and must not be read as a house number: telephone numbers,
/// e-mail and web addresses, numbers of identity cards and taxpayers, and full dates, with the words before them that
/// say so ("ĐT:", "CCCD", "ngày"). Each becomes a comma and blanks, so that all other places stay. Gives what was taken
/// out, at most eight. Expects composed UTF-8; takes time in proportion to it.
std::vector<std::string> blanked_noise(std::string& utf8);

}  // namespace diachi::registry::geocoding
