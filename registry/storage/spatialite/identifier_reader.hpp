#pragma once

#include "registry/storage/identifier_reads.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// See IdentifierReads.
class IdentifierReader : public IdentifierReads {
  public:
    explicit IdentifierReader(Connection& connection) : connection_(connection) {}

    std::vector<std::string> codes_with(const std::string& scheme, const std::string& value, const Date& day,
                                        int most) override;
    std::vector<std::string> codes_in(const BoxOfUnits& box, const Date& day, int most) override;
    std::vector<std::string> codes_on(Id parcel, const Date& day, int most) override;
    std::vector<std::pair<Id, ParcelKey>> parcels_known_as(const ParcelKey& key) override;
    std::vector<StoredIdentifier> rows_with(const std::string& scheme, const std::string& value) override;
    std::optional<StatusGround> status_ground(const std::string& code, const Date& day) override;
    std::vector<Successor> successors(const std::string& code, const Date& day, int most) override;

  private:
    Connection& connection_;
};

}  // namespace diachi::registry::spatialite
