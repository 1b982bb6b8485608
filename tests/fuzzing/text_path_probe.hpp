#pragma once

#include <string>
#include <string_view>

#include "registry/geocoding/confirmed/text_form.hpp"
#include "registry/geocoding/geocoder.hpp"
#include "registry/house_number.hpp"
#include "registry/text/vietnamese.hpp"
#include "tests/registry/geocoding/small_country.hpp"

namespace diachi::fuzzing {

/// What holds for the answer to any bytes whatever; the first thing that does not, or nothing.
inline std::string broken_promise(std::string_view bytes) {
    using namespace registry::geocoding;
    static const Geocoder geocoder(small_country::gazetteer());
    static const small_country::Addresses addresses;
    constexpr std::size_t most_candidates = 5;

    const Answer answer = geocoder.geocode(bytes, addresses);
    if (answer.score < 0 || answer.score > 100) return "the score is " + std::to_string(answer.score);
    if (answer.commune_candidates.size() > most_candidates) return "there are too many commune candidates";
    if (answer.address_candidates.size() > most_candidates) return "there are too many address candidates";
    const bool settled = answer.category == Category::exact || answer.category == Category::corrected;
    if (settled && !answer.commune && !answer.province) return "A or B without any unit";
    if (answer.commune_status == CommuneStatus::decided && !answer.commune) return "decided, and there is no commune";
    if (answer.commune_status == CommuneStatus::candidates && answer.commune_candidates.empty())
        return "candidates, and there are none";
    if (settled && answer.level == MatchLevel::address && answer.code.empty()) return "a house without a code";
    for (const auto& fault : answer.faults)
        if (fault.penalty < 0) return "a fault that adds to the score: " + fault.element + ":" + fault.fault;

    const Answer again = geocoder.geocode(bytes, addresses);
    if (again.score != answer.score || again.label != answer.label || again.code != answer.code)
        return "the same text has another answer";
    return "";
}

/// A house number that is read is read the same from what was written of it.
inline std::string broken_number(std::string_view bytes) {
    if (const auto number = registry::HouseNumber::parse(bytes)) {
        const auto again = registry::HouseNumber::parse(number->written());
        if (!again || again->key() != number->key()) return "the number " + number->written() + " is not read back";
    }
    if (const auto flat = registry::FlatNumber::parse(bytes)) {
        const auto again = registry::FlatNumber::parse(flat->written());
        if (!again || again->key() != flat->key()) return "the flat " + flat->written() + " is not read back";
    }
    return "";
}

/// The form that a settled reading is kept under is UTF-8 in single spaces, and no longer than a text may become.
inline std::string broken_form(std::string_view bytes) {
    constexpr std::size_t most_bytes_a_byte = 3;
    const auto form = registry::geocoding::settled_form(bytes);
    if (!form) return "";
    if (form->empty() || form->front() == ' ' || form->back() == ' ' || form->find("  ") != std::string::npos)
        return "the form “" + *form + "” has spaces to spare";
    if (form->size() > most_bytes_a_byte * bytes.size()) return "the form is longer than three times the text";
    if (registry::text::composed(*form) != *form) return "the form “" + *form + "” is not composed";
    return "";
}

}  // namespace diachi::fuzzing
