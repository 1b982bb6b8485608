#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/polygon.hpp"
#include "geo/position.hpp"
#include "registry/gazetteer.hpp"
#include "registry/map_records.hpp"

namespace diachi::registry {

/// At what point of both times something is read: the day it held in the world, and what the registry knew by then.
struct AsOf {
    Date day;
    RevisionNumber known_at = std::numeric_limits<RevisionNumber>::max();  ///< the present

    // Implicit: a day alone asks for what is known of it today.
    AsOf(Date on) : day(std::move(on)) {}  // NOLINT(google-explicit-constructor)
    AsOf(Date on, RevisionNumber known) : day(std::move(on)), known_at(known) {}
};

/// Somebody's attestation of what an address says.
struct Certification {
    std::string certifier;
    std::string certified_on;
    std::string document;
};

/// What another authority calls an address.
struct OtherIdentifier {
    std::string scheme;  ///< see registry/identifiers/identifier_scheme.hpp
    std::string value;
    Period valid;
    friend bool operator==(const OtherIdentifier&, const OtherIdentifier&) = default;
};

/// An address on a day: what its versions say.
struct AddressRecord {
    Id id;
    std::string code;
    std::optional<std::string> parent_code;  ///< of the site, when this is a unit inside one
    std::string status;                      ///< "reserved", "current", "retired", "cancelled"
    geo::Position position;
    std::optional<double> accuracy_m;
    std::string number;
    std::string flat;  ///< "25 – 06", empty for a site
    std::optional<Id> thoroughfare;
    std::string thoroughfare_name;  ///< an alley with the streets that it leaves: "Hẻm 12, Đường Trần Phú"
    std::optional<Id> place;
    std::string place_name;
    Id commune;
    std::string commune_code;
    std::string commune_name;
    std::string province_name;
    std::optional<ParcelKey> parcel;
    std::string valid_from;  ///< since when it has its status; empty when unknown
    std::string reserved_until;  ///< the last day of a reservation; empty when it has no deadline
    std::optional<Certification> certification;
    RevisionNumber revision;  ///< the last revision that wrote one of its versions
    std::vector<OtherIdentifier> identifiers{};

    /// "25 – 06, 12/5 Đường Trần Phú, Phường Ba Đình, Thành phố Hà Nội"
    [[nodiscard]] std::string label() const;
};

/// What a label is put together from; empty parts are left out.
struct LabelParts {
    std::string_view flat;
    std::string_view number;
    std::string_view thoroughfare;
    std::string_view place;
    std::string_view commune;
    std::string_view province;
};
std::string address_label(const LabelParts& parts);

/// Which addresses to list. Ordered by id; `after` is the code of the last one already seen.
struct AddressQuery {
    std::optional<std::string> commune_code;
    std::optional<geo::Box> box;  ///< degrees, longitude first
    std::string after;
    int limit = 100;
    Date day;
};

struct AddressPage {
    std::vector<AddressRecord> addresses;
    std::string next_after;  ///< for the next query; empty when this page is the last
};

}  // namespace diachi::registry
