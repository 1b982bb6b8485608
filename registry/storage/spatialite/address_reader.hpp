#pragma once

#include <optional>
#include <string>
#include <vector>

#include "registry/address.hpp"
#include "registry/storage/spatialite/sqlite.hpp"

namespace diachi::registry::spatialite {

/// Reads addresses as their versions of a day say. See Store for what each answers.
class AddressReader {
  public:
    explicit AddressReader(Connection& connection) : connection_(connection) {}

    std::optional<AddressRecord> with_code(const std::string& code, const AsOf& when);
    std::optional<AddressRecord> with_id(Id address, const AsOf& when);
    std::vector<AddressRecord> with_key(const std::string& lookup_key, const Date& day);
    bool knows(const std::string& code);
    AddressPage listed(const AddressQuery& query);

  private:
    void add_identifiers(AddressRecord& address, const AsOf& when);
    std::string with_outer_streets(Id street, std::string name);

    Connection& connection_;
};

}  // namespace diachi::registry::spatialite
