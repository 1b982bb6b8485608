#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "registry/gazetteer.hpp"

namespace diachi::registry::geocoding {

/// An address whose parts are known apart, as forms with several fields have it. Empty where a field is. UTF-8.
struct AddressParts {
    std::string number;
    std::string flat;
    std::string street;
    std::string place;
    std::string commune;
    std::string district;
    std::string province;
};

/// Writes parts as one text that a geocoder reads as they were meant: from small to large, each in a segment of its
/// own, with the kind word that says what it is where the part came without one. "Trần Phú" given as a commune becomes
/// "Phường Trần Phú" and is never taken for the street. A name that units of several kinds bear, and that nothing
/// beside it tells apart, stays as it is; one that no unit bears is marked as a commune's, so that what else bears it
/// is at best a candidate.
class PartsWriter {
  public:
    explicit PartsWriter(const Gazetteer& gazetteer);

    [[nodiscard]] std::string text(const AddressParts& parts) const;

  private:
    struct Named {
        Level level;
        std::string kind;
        std::vector<std::string> inside;  ///< folded bare names of the units around it
    };

    [[nodiscard]] std::string unit(const std::string& written, Level level,
                                   const std::vector<const std::string*>& larger) const;

    std::unordered_map<std::string, std::vector<Named>> by_bare_name_;  ///< folded
};

}  // namespace diachi::registry::geocoding
