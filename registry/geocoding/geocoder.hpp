#pragma once

#include <memory>

#include "registry/gazetteer.hpp"
#include "registry/geocoding/address_lookup.hpp"
#include "registry/geocoding/answer.hpp"
#include "registry/geocoding/question.hpp"

namespace diachi::registry::geocoding {

/// Finds the commune of today and the issued address that a text in free form means.
///
///     Geocoder geocoder(gazetteer);
///     Answer answer = geocoder.geocode("39/4 KP1, P. Tân Kiểng, Q7", addresses);
///
/// Immutable after construction: any number of threads may ask one geocoder. It never guesses: a commune that was
/// split and that nothing in the text decides is answered with its successors.
class Geocoder {
  public:
    explicit Geocoder(Gazetteer gazetteer);
    ~Geocoder();
    Geocoder(const Geocoder&) = delete;
    Geocoder& operator=(const Geocoder&) = delete;

    /// The text is composed or not, at most 1,000 bytes; what is beyond is not read and named as a fault.
    [[nodiscard]] Answer geocode(const Question& question, const AddressLookup& addresses) const;

    [[nodiscard]] const Gazetteer& gazetteer() const;

  private:
    class Index;
    std::unique_ptr<const Index> index_;
};

}  // namespace diachi::registry::geocoding
