#pragma once

#include <map>
#include <optional>
#include <string>

#include "geo/position.hpp"
#include "registry/address.hpp"

namespace diachi::registry {

/// An address that somebody wants issued, as it was asked for.
struct AddressDraft {
    std::string number;  ///< as typed: "12/5"; may be empty in a place without numbers
    std::string flat;    ///< as typed: "25-06"; empty for a site
    std::string street;  ///< published name, with or without its kind; or see street_key
    std::string street_key;  ///< tells namesakes apart: the key of the street in its source
    std::string place;
    std::string place_key;
    std::string commune_code;
    std::optional<geo::Position> position;
    std::optional<double> accuracy_m;   ///< of the position, where somebody knows it
    std::string method = "declared";   ///< how the position was found
    std::string parent_code;          ///< of the site, for a flat
    std::string code;                 ///< a code brought along, to be checked
    std::optional<Id> self;          ///< the issued address that this is a draft of: it is not compared with itself
    std::optional<Id> thoroughfare;  ///< the street of `self`, as long as the draft names no other
    std::optional<Id> place_id;      ///< likewise its place
    std::map<std::string, std::string> confirmed;  ///< rule id → why the officer confirms the warning
};

/// An issued address as somebody would draft it.
AddressDraft draft_of(const AddressRecord& address);

}  // namespace diachi::registry
